"""The explanatory note, drafted from the record under the heads that parliaments ask for.

Only facts of the record stand in it; what the record lacks is named, so that
whoever writes the note knows what to add. It is a draft to be worked on.
"""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from agreements.documents.papers.paper import Head, Heading, Listing, Paper, Part, Text
from agreements.models import Obligation
from cooperation.pages.agreements.facts import dates_facts
from cooperation.pages.agreements.reading import Reading
from cooperation.pages.agreements.standing_words import sentences
from cooperation.papers.facts import facts_of
from cooperation.papers.own_half import approvals, mandate, opinions, powers, talks
from cooperation.words import label, party_name


def note_paper(reading: Reading, head: Head) -> Paper:
    """A draft of the explanatory note of an agreement, as the reader finds it, in the present language."""
    return Paper(
        title=reading.title,
        language=reading.language,
        head=head,
        kicker=_("Explanatory note, drafted from the record"),
        author=settings.INSTALLATION_NAME,
        description=_("Draft of an explanatory note"),
        parts=list(_parts(reading)),
    )


def _gap(what: str) -> Text:
    return Text(_("The record does not say: %(what)s.") % {"what": what}, "quiet")


def _or_gap(text: str, what: str) -> Text:
    return Text(text) if text.strip() else _gap(what)


def _parts(reading: Reading) -> Iterator[Part]:
    yield Text(" ".join(sentences(reading)), "lead")
    yield Heading(_("1. Subject"))
    yield from _subject(reading)
    yield Heading(_("2. Reasons"))
    yield _or_gap(reading.agreement.purpose, _("why it is concluded, and what it changes for us"))
    yield Heading(_("3. Obligations"))
    yield from _obligations(reading)
    yield Heading(_("4. Economic, environmental, social and cultural effects"))
    yield _gap(_("which effects it has"))
    yield Heading(_("5. Costs"))
    yield from _costs(reading)
    yield Heading(_("6. Consultation"))
    yield from _consultation(reading)
    yield Heading(_("7. Implementation"))
    yield from _implementation(reading)
    yield Heading(_("8. Dates, duration, withdrawal"))
    yield facts_of(dates_facts(reading))
    yield Heading(_("9. Other agreements"))
    yield from _others(reading)
    yield Heading(_("10. Sources"))
    yield from _sources(reading)


def _subject(reading: Reading) -> Iterator[Part]:
    agreement = reading.agreement
    nature = label("legal_nature", agreement.legal_nature) if agreement.legal_nature != "not_stated" else ""
    kind = label("instrument_type", agreement.instrument_type) if agreement.instrument_type != "not_stated" else ""
    names = [reading.names[one.pk] for one in (agreement.partnership.party_a, agreement.partnership.party_b)]
    yield Text(_("Parties: %(one)s and %(other)s.") % {"one": names[0], "other": names[1]})
    if kind or nature:
        yield Text(_("Type: %(what)s.") % {"what": ", ".join(part for part in (kind, nature) if part)})
    if agreement.areas:
        yield Text(_("Areas of cooperation:"))
        yield Listing([label("area", area) for area in agreement.areas])
    else:
        yield _gap(_("which areas of cooperation it covers"))


def _obligations(reading: Reading) -> Iterator[Part]:
    found = Obligation.objects.visible_to(reading.reader).filter(agreement=reading.agreement)
    promises = list(found.select_related("debtor", "creditor").order_by("clause", "id"))
    if not promises:
        yield _gap(_("what each side promises"))
        return
    yield Listing([_promise(reading, one) for one in promises])


def _promise(reading: Reading, one: Obligation) -> str:
    what = one.title_in(reading.language)
    who = party_name(one.debtor) if one.debtor else _("both sides")
    where = f" ({one.clause})" if one.clause else ""
    funds = " " + _("Subject to the availability of funds.") if one.appropriation else ""
    return f"{who}: {what}{where}{funds}"


def _costs(reading: Reading) -> Iterator[Part]:
    note = reading.half.finance_note if reading.half else ""
    yield _or_gap(note, _("what it costs, and who pays"))


def _consultation(reading: Reading) -> Iterator[Part]:
    yield from mandate(reading)
    yield from talks(reading)
    heard = list(opinions(reading))
    yield from heard or [_gap(_("which offices were heard, and what they said"))]


def _implementation(reading: Reading) -> Iterator[Part]:
    if reading.agreement.approval_needed:
        yield Text(_("It needs approval by our own law before it applies."))
    approved = list(approvals(reading))
    yield from approved
    yield from powers(reading)
    if reading.half and reading.half.responsible:
        responsible = reading.half.responsible
        yield Text(_("Responsible: %(who)s.") % {"who": responsible.function or str(responsible)})
    if not approved:
        yield _gap(_("which laws or orders carry it out"))


def _others(reading: Reading) -> Iterator[Part]:
    if reading.agreement.framework:
        yield Text(_("Under: %(framework)s.") % {"framework": party_name(reading.agreement.framework)})
    others = [one.agreement for one in reading.family if one.agreement.pk != reading.agreement.pk]
    if others:
        yield Listing([", ".join(filter(None, (one.title_in(reading.language), one.reference))) for one in others])
    elif not reading.agreement.framework:
        yield _gap(_("to which other agreements it belongs"))


def _sources(reading: Reading) -> Iterator[Part]:
    told: list[Any] = [*reading.acts, *reading.statements]
    named = [(one.source, one.source_url) for one in told if one.source]
    lines = list(dict.fromkeys(", ".join(part for part in one if part) for one in named))
    if lines:
        yield Listing(lines)
    else:
        yield _gap(_("by which source it is known"))

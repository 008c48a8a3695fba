"""What becomes visible when an agreement is shared or released, field by field; what is withdrawn leaves sight."""

from typing import Any

from django.utils.translation import gettext as _

from agreements.instruments.agreement import Agreement
from agreements.instruments.opened import opened_by
from agreements.instruments.parts import AgreementAct, Statement
from agreements.texts.version import TextVersion
from cooperation.pages.agreements.writing.said import field_word, value_said
from cooperation.pages.obligations.told import promises_told
from cooperation.words import label, party_name
from cooperation.words.dates import date_words, day_words
from cooperation.words.languages import present_language
from partners.parties.choosing import party_by_code
from partners.records.record import Audience

Row = dict[str, Any]
# Said row by row beneath the fields of the agreement itself.
_TOLD_BELOW = ("acts", "statements", "obligations", "consultations")


def shown_to(officer: Any, agreement: Agreement, audience: str) -> list[tuple[str, str]]:
    """What of an agreement its audience sees, field by field; texts are between the two sides alone."""
    return _shown(officer, agreement) + (_texts(officer, agreement) if audience == Audience.PARTIES else [])


def _shown(officer: Any, agreement: Agreement) -> list[tuple[str, str]]:
    told = [
        (field_word(name), value_said(agreement, name, value))
        for name, value in agreement.disclosed().items()
        if name not in _TOLD_BELOW and (name, value) != ("title_basis", "stated")
    ]
    acts = (
        AgreementAct.objects.visible_to(officer).filter(agreement=agreement).select_related("side").order_by("on", "id")
    )
    told += [(label("act", act.kind), _act(act)) for act in acts]
    statements = Statement.objects.visible_to(officer).filter(agreement=agreement).order_by("id")
    language = present_language()
    told += [(_("What a source says"), f"{one.in_language(language)} ({one.source})") for one in statements]
    return told + promises_told(officer, agreement)


def _act(act: AgreementAct) -> str:
    who = party_name(act.side) if act.side else _("both sides")
    parts = [who, date_words(act.on), act.place, act.capacity, act.evidence, act.source, act.note]
    return ", ".join(part for part in parts if part)


def _texts(officer: Any, agreement: Agreement) -> list[tuple[str, str]]:
    """The texts that the two sides put to each other; they are never released to everyone."""
    sent = TextVersion.objects.visible_to(officer).filter(agreement=agreement, number__isnull=False)
    texts = sent.select_related("side").order_by("number")
    return [(_("Version %(number)d") % {"number": one.number}, _text(one)) for one in texts]


def _text(version: TextVersion) -> str:
    days = [day_words(day) for day in (version.sent_on, version.received_on) if day]
    return ", ".join(part for part in (party_name(version.side), *days, version.evidence, version.note) if part)


def opened_told(agreement: Agreement) -> list[str]:
    """Who has opened it already; persons are not named to another party."""
    return [
        _("%(party)s, since %(day)s")
        % {"party": party_name(party_by_code(one.party)), "day": day_words(one.since.date())}
        for one in opened_by(agreement)
    ]

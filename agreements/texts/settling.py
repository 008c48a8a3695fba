"""Whether the words of a text are settled: right for the kind of text, or left as they are with a reason."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from agreements.instruments.agreement import Agreement
from agreements.instruments.vocabulary import LegalNature
from agreements.texts.holding import beneath, hold_text
from agreements.texts.version import TextVersion, versions_current
from agreements.texts.waiver import WordingWaiver
from agreements.texts.wording.checking import MEMO, TREATY
from partners.records.errors import Malformed, Unseen, refuse_unless
from partners.records.record import Audience
from partners.records.service import service


def kind_looked_for(agreement: Agreement) -> str:
    """Which words are wrong in its text: `memo` where it binds, `treaty` where it does not; empty if not stated."""
    if agreement.legal_nature == LegalNature.NOT_STATED:
        return ""
    return MEMO if agreement.is_binding else TREATY


def words_found(agreement: Agreement, version: TextVersion) -> int | None:
    """How many words of the wrong kind a version holds; None where its files cannot be read."""
    kind = kind_looked_for(agreement)
    if not kind:
        return 0
    return version.memo_words if kind == MEMO else version.treaty_words


def wording_settled(agreement: Agreement, party_id: Any = None) -> bool:
    """Whether the last version that was sent has no word of the wrong kind, or a party goes ahead with it as it is.

    The party is the agreement's owner where none is named. Without a version
    there is nothing to settle. A text that cannot be read is settled by a
    reason alone: who looked at it, and how.
    """
    asked = [(agreement, party_id or agreement.owner_id)]
    return wordings_settled(asked, versions_current([agreement.pk]))[agreement.pk]


def wordings_settled(asked: Collection[tuple[Agreement, Any]], current: Mapping[int, TextVersion]) -> dict[int, bool]:
    """The same for many agreements, each with the party that may go ahead, by key; one query at most.

    `current` are the texts on the table by agreement.
    """
    wrong = [
        current[one.pk].pk for one, _party in asked if one.pk in current and words_found(one, current[one.pk]) != 0
    ]
    waivers = WordingWaiver.objects.filter(version__in=wrong, mistake_at=None)
    waived = set(waivers.values_list("version", "owner")) if wrong else set()
    found = {}
    for one, party in asked:
        version = current.get(one.pk)
        found[one.pk] = version is None or version.pk not in wrong or (version.pk, party) in waived
    return found


@service
def wording_waive(
    *, officer: Any, today: date, agreement: Agreement, version_id: int, reason: str, expected_version: int | None
) -> WordingWaiver:
    """Leave the words of a version as they are, with a reason that only we see.

    Raises Unseen, Forbidden, Malformed without a reason, Refused where no word
    is wrong or it was decided already, Stale.
    """
    held = hold_text(officer, agreement, expected_version)
    version = TextVersion.objects.visible_to(officer).filter(agreement=held, pk=version_id).first()
    if version is None:
        raise Unseen
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    found = words_found(held, version)
    refuse_unless(found != 0, "words_found")
    about = {name: value for name, value in beneath(officer, held).items() if name not in ("agreement", "added_by")}
    return WordingWaiver.objects.create(
        **about | {"audience": Audience.NATIONAL}, version=version, words=found, reason=reason.strip(), officer=officer
    )

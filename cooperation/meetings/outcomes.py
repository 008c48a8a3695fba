"""What each item came to: written only while the meeting is in progress."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from agreements.instruments.agreement import Agreement
from agreements.models import Obligation
from agreements.obligations.writing import obligation_add, obligation_mistake
from cooperation.meetings.access import beneath, hold_root
from cooperation.meetings.agenda import AgendaItem, Outcome
from cooperation.meetings.agenda_writing import held_item
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.vocabulary import MeetingStatus as S
from cooperation.meetings.vocabulary import OutcomeKind as K
from partners.models import Party
from partners.records.errors import Malformed, Unseen, refuse_unless
from partners.records.service import service


def _in_progress(meeting: Meeting) -> None:
    refuse_unless(meeting.status == S.IN_PROGRESS, "meeting_in_progress", status=meeting.status)


def _faults(meeting: Meeting, kind: str, text: str, side: Party | None, due_on: date | None) -> dict[str, list[str]]:
    faults: dict[str, list[str]] = {}
    if kind not in [str(one) for one in K]:
        faults["kind"] = ["unknown" if kind else "required"]
    if not text.strip() and kind != K.DEFERRED:
        faults["text"] = ["required"]
    elif len(text) > 4000:
        faults["text"] = ["too_long"]
    if kind in (K.ACTION, K.OBLIGATION) and due_on is None:
        faults["due_on"] = ["required"]
    if side is not None and not meeting.partnership.has(side.pk):
        faults["side"] = ["not_of_pair"]
    return faults


@service
def outcome_record(
    *,
    officer: Any,
    today: date,
    item: AgendaItem,
    kind: str,
    text: str,
    expected_version: int | None,
    side: Party | None = None,
    due_on: date | None = None,
    agreement: Agreement | None = None,
    language: str = "en",
) -> Outcome:
    """Write down what an item came to: a decision, an action, a new obligation, an information, or that it is deferred.

    An action or an obligation names its day, and the side that owes it (none:
    both). An obligation becomes a promise beneath `agreement`, else beneath
    the one that asks for the series. An item that was deferred and comes to
    something after all is deferred no longer. Raises Malformed, Refused while
    the meeting is not in progress, Unseen, Forbidden, Stale.
    """
    meeting, held = held_item(officer, item, expected_version)
    _in_progress(meeting)
    faults = _faults(meeting, kind, text, side, due_on)
    above = agreement or held.agreement or (meeting.series.agreement if meeting.series else None)
    if kind == K.OBLIGATION and (above is None or above.partnership_id != meeting.partnership_id):
        faults["agreement"] = ["required" if above is None else "other_pair"]
    if faults:
        raise Malformed(faults)
    living = Outcome.objects.filter(item=held, mistake_at=None)
    if kind == K.DEFERRED:
        refuse_unless(not living.exists(), "item_without_outcome")
    else:
        living.filter(kind=K.DEFERRED).update(mistake_at=timezone.now(), updated_at=timezone.now())
    promise = None
    if kind == K.OBLIGATION and above is not None:
        promise = _promise(officer, today, meeting, above, text, side, due_on, language)
    return Outcome.objects.create(
        meeting=meeting,
        item=held,
        kind=kind,
        text=text.strip(),
        side=side if kind in (K.ACTION, K.OBLIGATION) else None,
        due_on=due_on if kind in (K.ACTION, K.OBLIGATION) else None,
        obligation=promise,
        **beneath(meeting, officer),
    )


def _promise(
    officer: Any,
    today: date,
    meeting: Meeting,
    agreement: Agreement,
    text: str,
    side: Party | None,
    due_on: date | None,
    language: str,
) -> Obligation:
    """The promise that an outcome became, beneath its agreement; its day is laid out at once."""
    values: Mapping[str, Any] = {
        "titles": {language[:2]: text.strip()[:500]},
        "kind": "other",
        "debtor": side.code if side else "",
        **({} if side else {"creditor": ""}),
        "first_on": due_on.isoformat() if due_on else "",
        "source": meeting.key,
    }
    return obligation_add(officer=officer, today=today, agreement=agreement, values=values, expected_version=None)


@service
def outcome_remove(*, officer: Any, today: date, outcome: Outcome, expected_version: int | None) -> None:
    """Take back what was written down of an item, while the meeting is in progress; a promise made by it goes too.

    Raises Refused once the meeting is closed, Unseen, Forbidden, Stale.
    """
    seen = Outcome.objects.visible_to(officer).filter(pk=outcome.pk).select_related("meeting__partnership").first()
    if seen is None:
        raise Unseen
    meeting = hold_root(officer, seen.meeting, expected_version)
    _in_progress(meeting)
    now = Outcome.objects.select_related("obligation__agreement").get(pk=outcome.pk)
    if now.obligation is not None and now.obligation.mistake_at is None:
        obligation_mistake(
            officer=officer, today=today, obligation=now.obligation, reason=meeting.key, expected_version=None
        )
    now.mistake_at = timezone.now()
    now.save(update_fields=["mistake_at", "updated_at"])

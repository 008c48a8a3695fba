"""What notices are about, as far as their reader still sees it: codes and data, no words."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from agreements.models import Agreement, AskedReminder, Occasion
from agreements.reminders.telling import ASKED, REMINDER
from cooperation.desk.situations import with_parties
from partners.models import Notice
from partners.parties.disclosure import parties_that_disclose
from partners.records.record import Audience


@dataclass(frozen=True)
class Letter:
    """A notice with the record it is about; what is out of the reader's sight is not beside it."""

    notice: Notice
    agreement: Agreement | None = None
    occasion: Occasion | None = None
    asked: AskedReminder | None = None

    @property
    def moved(self) -> bool:
        """Whether the day that it told of has moved, or will not come."""
        occasion = self.occasion
        return occasion is not None and (occasion.state != "live" or occasion.on != self.notice.data["on"])


def letters(notices: Collection[Notice], reader: Any) -> list[Letter]:
    """These notices with what they are about, in their order; three queries at most."""
    wanted = {one.subject_id for one in notices if one.subject == Agreement.subject and one.subject_id}
    seen = with_parties(Agreement.objects.visible_to(reader)).in_bulk(wanted) if wanted else {}
    occasions = Occasion.objects.in_bulk(_named(notices, REMINDER, "occasion"))
    asked = AskedReminder.objects.filter(officer=reader).in_bulk(_named(notices, ASKED, "asked"))
    return [
        Letter(
            notice,
            agreement=seen.get(notice.subject_id or 0),
            occasion=occasions.get(notice.data.get("occasion", 0)) if notice.subject_id in seen else None,
            asked=asked.get(notice.data.get("asked", 0)) if notice.subject_id in seen else None,
        )
        for notice in notices
    ]


def _named(notices: Collection[Notice], code: str, name: str) -> list[int]:
    return [one.data[name] for one in notices if one.code == code and name in one.data]


class Leaving:
    """Of which records titles and partners may leave by mail and calendar: the public ones, and those of parties whose
    administrator allows it. Of what a partner shared, both sides have to."""

    def __init__(self, reader: Any, agreements: Collection[Agreement]) -> None:
        self._reader = reader.party_id
        self._parties = parties_that_disclose({self._reader, *(one.owner_id for one in agreements)})

    def names(self, agreement: Agreement) -> bool:
        """Whether title and partner of a record may leave to this reader."""
        allowed = {self._reader, agreement.owner_id} <= self._parties
        return agreement.audience == Audience.PUBLIC or allowed

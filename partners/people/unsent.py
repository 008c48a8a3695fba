"""Mail that could not be sent: to whom of the own party, since when it is tried, and sending it again."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from partners.people.holding import require_administrator
from partners.people.notices import Notice
from partners.people.officer import Officer
from partners.records.errors import Unseen
from partners.records.outbox import GIVE_UP_AFTER, Effect, given_up, try_again, unsent
from partners.records.reads import look
from partners.records.service import service

MAILS = ("mail", "notice_mail", "digest_mail")


@dataclass(frozen=True)
class UnsentMail:
    """One mail that did not go yet: `kind` is one of MAILS, `next_at` None where nobody tries any more."""

    effect: Effect
    officer: Officer

    @property
    def kind(self) -> str:
        """What kind of mail it is."""
        return str(self.effect.kind)

    @property
    def given_up(self) -> bool:
        """Whether it is tried no more."""
        return bool(self.effect.attempts >= GIVE_UP_AFTER)

    @property
    def next_at(self) -> datetime | None:
        """When it is tried again."""
        return None if self.given_up else self.effect.due_at


def unsent_mail(officer: Any) -> list[UnsentMail]:
    """Mail to people of the own party that failed and did not go since; three queries. Raises Forbidden."""
    require_administrator(officer)
    return _of_party(officer, unsent().filter(kind__in=MAILS))


def mail_given_up(officer: Any) -> list[UnsentMail]:
    """Mail to people of the own party that is tried no more. Raises Forbidden."""
    require_administrator(officer)
    return _of_party(officer, given_up().filter(kind__in=MAILS))


def _of_party(officer: Any, effects: Any) -> list[UnsentMail]:
    rows = list(effects)
    told = [one.data["notice"] for one in rows if "notice" in one.data]
    of_notice = dict(Notice.objects.filter(pk__in=told).values_list("pk", "officer")) if told else {}
    whose = {one.pk: one.data.get("officer") or of_notice.get(one.data.get("notice")) for one in rows}
    people = Officer.objects.visible_to(officer).in_bulk(set(whose.values()) - {None}) if rows else {}
    return [UnsentMail(one, people[whose[one.pk]]) for one in rows if whose[one.pk] in people]


@service
def mail_send_again(*, officer: Any, today: date, keys: Collection[int]) -> int:
    """Let mail be tried again from the beginning, at once; how many.

    Raises Forbidden for anyone but an administrator, Unseen for mail that is
    not of the own party or has gone meanwhile.
    """
    known = {one.effect.pk for one in unsent_mail(officer)}
    if not keys or not set(keys) <= known:
        raise Unseen
    count = try_again(sorted(keys))
    look(officer, "mail_sent_again", {"count": count})
    return count

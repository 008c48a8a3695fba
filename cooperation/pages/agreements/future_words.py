"""What will become of an agreement, in plain sentences: its renewal or end, the ways out, what outlives it."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from agreements.instruments.vocabulary import BEFORE_SIGNATURE, Status
from agreements.terms.clauses import NoticeDay, NoticeRuns, TermKind
from cooperation.pages.agreements.reading import Reading
from cooperation.words import label
from cooperation.words.consequences import span_words
from cooperation.words.dates import by_date, date_words, length_words, on_date

OVER = (Status.EXPIRED, Status.TERMINATED, Status.SUPERSEDED, Status.ABANDONED)


def matters(reading: Reading) -> Iterator[str]:
    """What happened and waits for people."""
    for one in reading.standing.matters:
        yield _("What its text names as ending it came about %(on)s: whether it goes on is to be reviewed.") % {
            "on": on_date(one["date"])
        }


def future(reading: Reading) -> Iterator[str]:
    """What will become of it from the day that is read on."""
    agreement, standing = reading.agreement, reading.standing
    if standing.status in BEFORE_SIGNATURE or standing.status in (Status.NOT_YET_SIGNED, Status.ABANDONED):
        return
    if standing.status in OVER:
        yield from _survives(reading)
        return
    if standing.status == Status.UNKNOWN and not standing.ends_on:
        return
    renewal = _renewal(standing.next_events)
    if renewal:
        yield renewal
    end = next((one for one in standing.next_events if one["kind"] == "ends"), None)
    if end:
        yield _end(reading, end)
    elif not renewal and agreement.term_kind == TermKind.INDEFINITE:
        yield _("It has no end of its own.")
    elif not renewal and agreement.term_kind == TermKind.NOT_STATED:
        yield _("No source states how long it applies.")
    yield from _way_out(reading)
    yield from _survives(reading)


def _renewal(events: list[dict[str, Any]]) -> str:
    renewals = [one for one in events if one["kind"] == "renews"]
    if not renewals:
        return ""
    first, words = renewals[0], _renewal_parts(renewals[0])
    if first["consequence"] == "renewed":
        return _("It renews by itself for %(length)s %(on)s; the time to say no has passed.") % words
    last_day = next((one["date"] for one in events if one["kind"] == "last_day_to_say_no"), "")
    if last_day:
        return _("It renews by itself for %(length)s %(on)s unless notice is received %(by)s.") % {
            **words,
            "by": by_date(last_day),
        }
    return _("It renews by itself for %(length)s %(on)s unless notice is received before.") % words


def _renewal_parts(event: dict[str, Any]) -> dict[str, str]:
    return {"length": length_words(event.get("months") or 12), "on": on_date(event["date"])}


def _end(reading: Reading, event: dict[str, Any]) -> str:
    standing, agreement = reading.standing, reading.agreement
    words = {"on": on_date(standing.ends_on)}
    if event["consequence"] == "ended_by_notice" and reading.notice:
        received = {"received": on_date(str(reading.notice.on))}
        return _("Notice was received %(received)s: it ends %(on)s.") % {**words, **received}
    if event["consequence"] == "ends_as_reported":
        return _("It ends %(on)s, as reported; its clause is not read yet.") % words
    if event["consequence"] == "ends_as_decided":
        return _("It ends %(on)s, as both sides decided.") % words
    if event["consequence"] == "replaced":
        return _("It ends %(on)s: another agreement replaces it.") % words
    if agreement.term_kind == TermKind.TACIT:
        return _("It ends %(on)s: it renews no more.") % words
    if "counted_from_signature" in standing.assumptions:
        return _("Counted from its signature, its %(length)s end %(on)s.") % {
            **words,
            "length": length_words(agreement.term_months or 0),
        }
    if event["consequence"] == "ends_unless_extended":
        return _("It ends %(on)s unless both sides extend it in writing.") % words
    return _("It ends %(on)s unless both sides extend it.") % words


def _way_out(reading: Reading) -> Iterator[str]:
    agreement = reading.agreement
    if reading.notice:
        return
    runs = agreement.notice_runs == NoticeRuns.FROM_RECEIPT or agreement.term_kind not in (TermKind.TACIT,)
    at_any_time = span_words(agreement.notice_months, agreement.notice_days) if runs else ""
    length = at_any_time or span_words(agreement.early_notice_months, agreement.early_notice_days)
    if not length:
        return
    if agreement.notice_day == NoticeDay.GIVEN:
        yield _("Either side may end it earlier by notice, %(length)s after it is given.") % {"length": length}
    else:
        yield _("Either side may end it earlier by notice, %(length)s after it is received.") % {"length": length}


def _survives(reading: Reading) -> Iterator[str]:
    agreement, until = reading.agreement, reading.standing.survives_until
    if not agreement.survives:
        return
    duties = {"duties": ", ".join(label("duty", one).lower() for one in agreement.survives)}
    if until:
        yield _("What outlives it, to %(until)s: %(duties)s.") % {**duties, "until": date_words(until)}
    elif agreement.survival_months:
        length = length_words(agreement.survival_months)
        yield _("What outlives it for %(length)s: %(duties)s.") % {**duties, "length": length}
    else:
        yield _("What outlives it, without a limit in time: %(duties)s.") % duties

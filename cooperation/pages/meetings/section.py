"""Meetings on a partner's page: the next, the last, the series, and what is open from them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from cooperation.meetings.actions import actions_open
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.sequence import series_stand
from cooperation.meetings.series import MeetingSeries
from cooperation.pages.meetings.series import rhythm_words
from cooperation.pages.meetings.told import BEAT_TONES, address, outcome_words, status_tag, title_of, when_words
from cooperation.words import label
from partners.models import Partnership

SHOWN = 4
AHEAD = ("draft", "open")


def meetings_at_hand(officer: Any, pair: Partnership) -> list[Meeting]:
    """The meetings of a pair that are ahead, and the latest as many as are shown, the latest first; one query."""
    if pair.pk is None:
        return []
    seen = Meeting.objects.visible_to(officer).filter(partnership=pair).exclude(status="cancelled")
    latest = seen.order_by("-starts_at", "-id").values("pk")[:SHOWN]
    return list(seen.filter(Q(status__in=AHEAD) | Q(pk__in=latest)).order_by("-starts_at", "-id"))


def meetings_section(officer: Any, pair: Partnership, today: date, at_hand: Sequence[Meeting]) -> dict[str, Any] | None:
    """What a partner's page shows of meetings; three queries, None where there is nothing and nothing to do."""
    if pair.pk is None:
        return None
    meetings = at_hand[:SHOWN]
    rows = MeetingSeries.objects.visible_to(officer).filter(partnership=pair)
    series = series_stand(officer, rows.select_related("partnership__party_a", "partnership__party_b"), today)
    actions = list(actions_open(officer).filter(partnership=pair)[:SHOWN])
    ours = pair.has(officer.party_id)
    if not (meetings or series or (ours and officer.writes)):
        return None
    code = pair.other(officer.party_id).code
    return {
        "series": [
            {
                "text": title_of(one.series),
                "url": address("meeting_series", one.series),
                "note": rhythm_words(one),
                "tag": {"text": label("beat", one.rhythm.beat), "tone": BEAT_TONES.get(one.rhythm.beat, "plain")},
            }
            for one in series
        ],
        "meetings": [
            {
                "text": title_of(one),
                "url": address("meeting", one),
                "note": when_words(one, "short"),
                "tag": status_tag(one),
            }
            for one in meetings
        ],
        "actions": [{"text": outcome_words(one), "url": address("meeting", one.meeting)} for one in actions],
        "links": list(_links(officer, code)) if ours else [],
    }


def _links(officer: Any, code: str) -> list[dict[str, str]]:
    found = []
    if officer.reads_national:
        found.append({"label": _("Brief on this partner"), "url": reverse("brief", args=[code])})
    if officer.writes:
        found.append({"label": _("Prepare a meeting"), "url": f"{reverse('meeting_new')}?partner={code}"})
        found.append({"label": _("Write down a series"), "url": f"{reverse('series_new')}?partner={code}"})
    return found

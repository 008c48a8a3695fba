"""Home: what needs the officer, what time will bring, what changed; in sentences."""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.models import Agreement
from cooperation.day import legal_day
from cooperation.desk.horizon import Coming, coming
from cooperation.desk.meetings import matters_now, matters_of
from cooperation.desk.needs import needs_of
from cooperation.desk.recent import LOOK_BACK, happened
from cooperation.desk.todo import dues_ahead
from cooperation.desk.waiting import waiting_of
from cooperation.pages.base import page, signed_in
from cooperation.pages.happenings import line_of
from cooperation.pages.home.needs import need_row
from cooperation.pages.home.wording import SOON, event_row, lead, outlook, promise_rows, promises_due, rest
from cooperation.pages.meetings.matters import matter_row
from cooperation.pages.naming import when
from cooperation.pages.phases.needs import doings
from cooperation.words import party_name
from partners.models import Role

ROWS = 7
OUTLOOK = 12
# What an officer may have to answer before its day comes.
_ANSWERED = ("last_day_to_say_no", "ends")


@require_safe
@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """What needs me, what ends or renews within twelve months, what changed."""
    officer: Any = request.user
    today = legal_day()
    context: dict[str, Any] = {"heading": _heading(officer, today), "actions": _actions(officer)}
    if not officer.reads_shared:
        return page(request, "home/home.html", **context, empty=_for_nobody(officer))
    events = coming(officer, today)
    asked = waiting_of(officer)
    needs, dues, done = needs_of(officer, today, asked=asked), dues_ahead(officer, today), doings(officer, today, asked)
    done += [matter_row(one, officer) for one in matters_now(officer, matters_of(officer, today, asked), today)]
    seen = events or needs.mine or done or Agreement.objects.visible_to(officer).exists()
    if not seen:
        return page(request, "home/home.html", **context, empty=_first(officer))
    soon = _soon(officer, events, today)
    rows = [*promise_rows(officer, dues), *(need_row(officer, one, today) for one in needs.mine)]
    rows += [event_row(officer, one) for one in soon] + done
    since = _since(request)
    return page(
        request,
        "home/home.html",
        **context,
        home={
            "lead": lead(officer, needs, events, soon, promises_due(dues), len(done)),
            "rows": rows[:ROWS],
            "rest": rest(rows, ROWS, events, soon, dues.then),
        },
        outlook=_outlook(officer, events),
        changes=[line_of(one) for one in happened(officer, since=since, but=officer)],
        since=when(since),
    )


def _heading(officer: Any, today: date) -> dict[str, Any]:
    sub = [when(today), party_name(officer.party)]
    return {"title": _("Home"), "sub": sub}


def _actions(officer: Any) -> list[dict[str, str]]:
    if not officer.writes:
        return []
    return [
        {"label": _("Prepare a new agreement"), "url": reverse("agreement_new"), "kind": "plain"},
        {"label": _("Record one that exists"), "url": reverse("agreement_record"), "kind": "plain"},
    ]


def _soon(officer: Any, events: list[Coming], today: date) -> list[Coming]:
    """The last days that come soon enough to be a need; of a reader they need nothing."""
    if not officer.writes:
        return []
    return [one for one in events if one.kind in _ANSWERED and (one.on.first - today).days <= SOON]


def _outlook(officer: Any, events: list[Coming]) -> dict[str, Any] | None:
    if not events:
        return None
    columns = [{"label": text} for text in (_("Agreement"), _("Partner"), _("What happens"), _("When"))]
    return {"columns": columns, "rows": list(outlook(officer, events[:OUTLOOK]))}


def _since(request: HttpRequest) -> datetime:
    """From the last visit on, and at least so many days back."""
    back = timezone.now() - LOOK_BACK
    user: Any = request.user
    others = user.usersession_set.exclude(session_key=request.session.session_key)
    last = others.order_by("-last_seen_at").values_list("last_seen_at", flat=True).first()
    return min(back, last) if last else back


def _first(officer: Any) -> dict[str, Any]:
    """What to do first where nothing is recorded yet."""
    if not officer.writes:
        text = _("As soon as an officer of your party records an agreement, or a partner shares one, it stands here.")
        return {"title": _("There is nothing to read yet"), "text": text}
    return {
        "title": _("Begin with what you have"),
        "text": _(
            "Record an agreement that your ministry has signed: partner and title are enough, the rest can follow. "
            "From then on this page says what it needs of you, and when."
        ),
        "action": {"label": _("Record an agreement"), "url": reverse("agreement_record")},
        "actions": [
            {"label": _("Prepare a new agreement"), "url": reverse("agreement_new")},
            {"label": _("Look at states and organisations"), "url": reverse("parties")},
        ],
    }


def _for_nobody(officer: Any) -> dict[str, Any]:
    """A party's administrator reads no records."""
    empty: dict[str, Any] = {
        "title": _("Your role administers people and reads no records"),
        "text": _("Invite the officers who plan and decide, and give each the role that fits."),
    }
    if officer.has_role(Role.ADMINISTRATOR):
        empty["action"] = {"label": _("People and roles"), "url": reverse("people")}
    return empty

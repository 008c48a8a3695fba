"""The frame around every page: who is signed in, and where one can go."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from agreements.models import Activity, Agreement, Due
from cooperation.desk.sight import pairs_in_sight
from cooperation.meetings.meeting import Meeting
from cooperation.words import label, party_name
from partners.models import Role
from partners.people.notices import unread_count

Entry = dict[str, Any]


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of every page; an officer's menu has an entry only where there is content."""
    officer: Any = getattr(request, "user", None)
    if officer is None or not officer.is_authenticated or not officer.is_active:
        return {"officer": None, "installation_name": settings.INSTALLATION_NAME}
    return {
        "officer": officer,
        "party_name": SimpleLazyObject(lambda: party_name(officer.party)),
        "role_name": ", ".join(label("role", role) for role in officer.roles),
        "installation_name": settings.INSTALLATION_NAME,
        "menu": SimpleLazyObject(lambda: list(_menu(request, officer))),
        "more": SimpleLazyObject(lambda: list(_more(request, officer))),
        "search_url": reverse("agreements"),
        "idle_minutes": settings.IDLE_MINUTES if officer.shared_computer else None,
    }


def _entry(request: HttpRequest, name: str, text: str, key: str = "", **more: Any) -> Entry:
    url = reverse(name)
    current = request.path == url or (url != "/" and request.path.startswith(url))
    return {"label": text, "url": url, "key": key, "current": current, **more}


def _menu(request: HttpRequest, officer: Any) -> Iterable[Entry]:
    yield _entry(request, "home", _("Home"), "h")
    agreed = officer.reads_shared and Agreement.objects.visible_to(officer).exists()
    if agreed or (officer.reads_shared and pairs_in_sight(officer).exists()):
        yield _entry(request, "partners", _("Partners"), "p")
    if agreed:
        yield _entry(request, "agreements", _("Agreements"), "a")
        if Due.objects.visible_to(officer).filter(settled_on=None).exists() or _comes(officer):
            yield _entry(request, "todo", _("To do"), "d")
    # Whoever plans finds the way to the first one; others have an entry where there is something to read.
    if officer.reads_shared and ((agreed and officer.writes) or Activity.objects.visible_to(officer).exists()):
        yield _entry(request, "activities", _("Activities"), "v")
    if officer.reads_shared and ((agreed and officer.writes) or Meeting.objects.visible_to(officer).exists()):
        yield _entry(request, "meetings", _("Meetings"), "m")
    if officer.reads_national:
        yield _entry(request, "finding", _("Find partners"), "f")
    if officer.has_role(Role.ADMINISTRATOR):
        yield _entry(request, "people", _("People"), "o")


def _comes(officer: Any) -> bool:
    """Whether time will bring something to an agreement in sight."""
    seen: bool = Agreement.objects.visible_to(officer).filter(standing__next_on__isnull=False).exists()
    return seen


def _more(request: HttpRequest, officer: Any) -> Iterable[Entry]:
    yield _entry(request, "notices", _("Notices"), "n", count=unread_count(officer) or None)
    if officer.writes:
        yield _entry(request, "library", _("Clause library"))
        yield _entry(request, "imports", _("Import agreements"))
    if officer.reads_shared:
        yield _entry(request, "indicators", _("Indicators"))
        yield _entry(request, "if_nothing", _("If we do nothing"), "i")
        yield _entry(request, "check", _("Check a print"))
    yield _entry(request, "parties", _("States and organisations"), "s")
    if officer.reads_national:
        yield _entry(request, "profile_lines", _("Goals and capabilities"))
        yield _entry(request, "red_lines", _("Red lines"))
        yield _entry(request, "our_way", _("How we work"))
    if officer.has_role(Role.AUDITOR, Role.APPROVER):
        yield _entry(request, "history", _("History"), "y")
        yield _entry(request, "waived", _("Gone ahead without"))
    yield _entry(request, "tokens", _("Tokens"))
    yield _entry(request, "api-docs", _("REST interface"))

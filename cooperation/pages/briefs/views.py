"""The brief on a partner: its first page to read and to change, one click to print it, several in a binder."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.models import Agreement
from cooperation.day import legal_day
from cooperation.downloads import attached
from cooperation.meetings.access import meeting_by_key
from cooperation.meetings.brief import MOST_POINTS, MOST_SIGNS, Brief
from cooperation.meetings.briefing import brief_of, brief_write, last_print
from cooperation.meetings.meeting import Meeting
from cooperation.pages.agreements.writing.careful import CarefulForm, Group
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.base import page, signed_in
from cooperation.pages.meetings.told import title_of, when_words
from cooperation.pages.naming import pair_address, pair_name
from cooperation.papers.brief.making import briefed, briefs_make
from cooperation.papers.making import FORMS
from cooperation.words import party_name
from cooperation.words.dates import day_words
from partners.models import Partnership
from partners.parties.choosing import party_by_code
from partners.partnerships.partnership import pair_code
from partners.records.errors import Forbidden, Unseen
from partners.records.fold import fold

# More partners than this nobody meets at one summit.
MOST_BOUND = 30


def _pair(officer: Any, code: str) -> Partnership:
    """The partnership of the own party with a partner. Raises Unseen where there is none."""
    if not officer.reads_national:
        raise Forbidden("role")
    found = Partnership.objects.filter(code=pair_code(officer.party.code, code))
    pair = found.select_related("party_a", "party_b").first()
    if pair is None or party_by_code(code) is None:
        raise Unseen
    return pair


def _meeting(request: HttpRequest, pair: Partnership) -> Meeting | None:
    """The meeting for which the brief is, where the address names one. Raises Unseen for one of others."""
    key = request.GET.get("meeting", "")
    if not key:
        return None
    meeting = meeting_by_key(request.user, key)  # type: ignore[arg-type]
    if meeting.partnership_id != pair.pk:
        raise Unseen
    return meeting


def _query(meeting: Meeting | None, **more: str) -> str:
    asked = QueryDict(mutable=True)
    if meeting is not None:
        asked["meeting"] = meeting.key
    asked.update(more)
    return f"?{asked.urlencode()}" if asked else ""


@require_safe
@signed_in
def brief_page(request: HttpRequest, code: str) -> HttpResponse:
    """The first page of the brief, as it would be printed now."""
    officer: Any = request.user
    pair = _pair(officer, code)
    meeting = _meeting(request, pair)
    found = briefed(officer, pair, legal_day(), meeting)
    last = last_print(officer, pair)
    name = pair_name(pair, officer)
    return page(
        request,
        "briefs/brief.html",
        heading={
            "title": _("Brief: %(partner)s") % {"partner": name},
            "sub": [_for(meeting), _("only us")],
            "actions": _actions(officer, code, meeting),
        },
        crumbs=[{"label": name, "url": pair_address(pair, officer)}],
        points=found.points,
        us=party_name(officer.party),
        them=name,
        drafted=sorted(found.points.drafted),
        last=_("Printed last on %(day)s.") % {"day": day_words(last.on)} if last else "",
        changes=[{"when": day_words(one.on, "short"), "text": one.text} for one in found.changes],
        since=day_words(last.on) if last else "",
        binder_url=reverse("binder"),
    )


def _for(meeting: Meeting | None) -> str:
    if meeting is None:
        return _("for any occasion")
    return ", ".join(part for part in (title_of(meeting), when_words(meeting, "short")) if part)


def _actions(officer: Any, code: str, meeting: Meeting | None) -> list[dict[str, str]]:
    language = str(get_language() or "en")[:2]
    links = [
        {
            "label": _("Print as %(form)s") % {"form": form.upper()},
            "url": reverse("brief_paper", args=[code, form]) + _query(meeting, language=language),
            "kind": "main" if form == "pdf" else "plain",
        }
        for form in FORMS
    ]
    if officer.writes:
        url = reverse("brief_write", args=[code]) + _query(meeting)
        links.append({"label": _("Change its points"), "url": url, "kind": "plain"})
    return links


@require_safe
@signed_in
def brief_paper_page(request: HttpRequest, code: str, form: str) -> HttpResponseBase:
    """The whole brief as a file, kept as printed."""
    officer: Any = request.user
    pair = _pair(officer, code)
    return _made(request, [pair], form, _meeting(request, pair))


def _made(request: HttpRequest, pairs: list[Partnership], form: str, meeting: Meeting | None) -> HttpResponseBase:
    language = request.GET.get("language") or str(get_language() or "en")[:2]
    officer: Any = request.user
    made = briefs_make(officer, pairs, legal_day(), form=form, language=language, meeting=meeting)
    response = HttpResponse(made.content, content_type=made.media_type)
    response["Cache-Control"] = "private, no-store"
    return attached(response, made.name, len(made.content))


@require_safe
@signed_in
def binder_page(request: HttpRequest) -> HttpResponse:
    """Choose the partners of a summit, and bind their briefs together."""
    officer: Any = request.user
    if not officer.reads_national:
        raise Forbidden("role")
    partners = sorted(((one.code, party_name(one)) for one in _partners(officer)), key=lambda one: fold(one[1]))
    return page(
        request,
        "briefs/binder.html",
        heading={"title": _("Briefs for a summit"), "sub": [_("several partners in one binder")]},
        partners=[{"code": code, "name": name, "url": reverse("brief", args=[code])} for code, name in partners],
        forms=[{"label": _("Print as %(form)s") % {"form": form.upper()}, "form": form} for form in FORMS],
        paper_url=reverse("binder_paper"),
        language=str(get_language() or "en")[:2],
        empty={"title": _("No partner yet"), "text": _("Record an agreement or a meeting with a partner first.")},
    )


def _partners(officer: Any) -> list[Any]:
    """Everybody with whom the own party has an agreement or a meeting in sight."""
    pairs = Partnership.objects.of(officer.party_id)
    keys = set(
        Agreement.objects.visible_to(officer).filter(partnership__in=pairs).values_list("partnership", flat=True)
    )
    keys |= set(Meeting.objects.visible_to(officer).filter(partnership__in=pairs).values_list("partnership", flat=True))
    rows = Partnership.objects.filter(pk__in=keys).select_related("party_a", "party_b")
    return [one.other(officer.party_id) for one in rows]


@require_safe
@signed_in
def binder_paper_page(request: HttpRequest) -> HttpResponseBase:
    """The briefs on several partners as one file."""
    officer: Any = request.user
    codes = list(dict.fromkeys(request.GET.getlist("partner")))[:MOST_BOUND]
    pairs = [_pair(officer, code) for code in codes]
    return _made(request, pairs, request.GET.get("form", ""), None)


class PointsForm(CarefulForm):
    """The first page; what is left empty is drafted from the record."""

    shows_record = True

    def __init__(self, drafts: dict[str, Any], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, label in _LISTS.items():
            for number in range(MOST_POINTS):
                draft = drafts[name][number] if number < len(drafts[name]) else ""
                self.fields[f"{name}_{number}"] = _line(f"{label} – {number + 1}", draft)
        for name, label in _LINES.items():
            self.fields[name] = _line(str(label), drafts[name])
        self.groups = (
            Group(_("Three things to say"), [f"to_say_{n}" for n in range(MOST_POINTS)], folded=False),
            Group(_("Three things they will say"), [f"they_say_{n}" for n in range(MOST_POINTS)], folded=False),
            Group(_("And"), list(_LINES), folded=False),
        )

    def values(self) -> dict[str, Any]:
        """What was written, as the service takes it."""
        given = self.cleaned_data
        lists = {name: [given[f"{name}_{number}"] for number in range(MOST_POINTS)] for name in _LISTS}
        return {**lists, **{name: given[name] for name in _LINES}}


_LISTS = {"to_say": gettext_lazy("We say"), "they_say": gettext_lazy("They say")}
_LINES = {
    "avoid": gettext_lazy("One thing to avoid"),
    "our_promise": gettext_lazy("Our last promise"),
    "their_promise": gettext_lazy("Their last promise"),
}


def _line(label: str, draft: str) -> forms.CharField:
    hint = _("Left empty, it reads: %(draft)s") % {"draft": draft} if draft else ""
    widget = forms.Textarea({"rows": 2, "autocomplete": "off"})
    return forms.CharField(label=label, help_text=hint, max_length=MOST_SIGNS, required=False, widget=widget)


@writing_page
def brief_write_page(request: HttpRequest, code: str) -> HttpResponse:
    """Change the points of the first page."""
    officer: Any = request.user
    pair = _pair(officer, code)
    if not officer.writes:
        raise Forbidden("role")
    meeting = _meeting(request, pair)
    brief = brief_of(officer, pair, meeting)
    points = briefed(officer, pair, legal_day(), meeting).points
    drafts = {name: getattr(points, name) for name in (*_LISTS, *_LINES)}

    def make(root: Brief | None, data: QueryDict | None) -> PointsForm:
        return PointsForm(drafts, data, initial=_initial(root))

    def do(form: PointsForm, version: int) -> str:
        given = {"officer": officer, "today": legal_day(), "pair": pair, "meeting": meeting}
        brief_write(values=form.values(), expected_version=version or None, **given)
        messages.success(request, _("The points are kept. Only we see them."))
        return reverse("brief", args=[code]) + _query(meeting)

    name = pair_name(pair, officer)
    back = reverse("brief", args=[code]) + _query(meeting)
    return Sheet(
        request,
        make,
        key=f"brief.{pair.pk}.{meeting.pk if meeting else 0}",
        root=brief,
        heading={"title": _("Brief: %(partner)s") % {"partner": name}, "sub": [_for(meeting), _("only us")]},
        crumbs=[{"label": _("Brief: %(partner)s") % {"partner": name}, "url": back}],
        actions={"submit": _("Keep the points"), "cancel_url": back},
    ).answer(do)


def _initial(brief: Brief | None) -> dict[str, Any]:
    if brief is None:
        return {}
    first: dict[str, Any] = {name: getattr(brief, name) for name in _LINES}
    for name in _LISTS:
        first |= {f"{name}_{number}": point for number, point in enumerate(getattr(brief, name))}
    return first

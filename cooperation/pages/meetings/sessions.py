"""Sessions of regional organisations: our list of them, each with its source and the day of that source."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from cooperation.day import legal_day
from cooperation.meetings.session import RegionalSession
from cooperation.meetings.sessions import COLUMNS, session_add, session_correct, session_mistake
from cooperation.pages.agreements.writing.acts import ReasonForm
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, partial, reason_field
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.columns import Column, order_by
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.listing import page_of, pages_of, table_of, tools_of
from cooperation.pages.meetings.forms import day
from cooperation.pages.meetings.told import crumbs
from cooperation.words import party_name
from cooperation.words.dates import date_words, day_words
from partners.models import PartyKind
from partners.parties.reading import all_parties
from partners.records.errors import Forbidden, Unseen
from partners.records.fold import fold


@require_safe
@signed_in
def sessions_page(request: HttpRequest) -> HttpResponse:
    """All sessions that we know of, those to come first."""
    officer: Any = request.user
    columns = _columns(officer)
    order = order_by(columns, request.GET.get("ordering", ""), ("-starts_on", "-pk"))
    found = RegionalSession.objects.visible_to(officer).select_related("organisation").order_by(*order)
    for word in request.GET.get("q", "").split()[:6]:
        found = found.filter(title__icontains=word)
    if form := file_format(request):
        return file_of(request, name="sessions", columns=columns, rows=found, form=form)
    shown = page_of(request, found)
    count = shown.paginator.count
    text = _("Where both sides are anyway, they may meet in the margins: a new meeting of a series proposes it.")
    return page(
        request,
        "meetings/sessions.html",
        heading={"title": _("Sessions of organisations"), "sub": [_("only us")], "actions": _actions(officer)},
        crumbs=crumbs(),
        tools=tools_of(
            request,
            placeholder=_("Title"),
            count=ngettext("One session", "%(count)s sessions", count) % {"count": count},
        ),
        table=table_of(columns, shown.object_list, empty={"title": _("No session is known yet"), "text": text}),
        pages=pages_of(request, shown),
    )


def _actions(officer: Any) -> list[dict[str, str]]:
    return [{"label": _("Add a session"), "url": reverse("session_new")}] if officer.writes else []


def when_of(one: RegionalSession, length: str = "short") -> str:
    """From when until when it lasts."""
    if one.starts_on == one.ends_on:
        return day_words(one.starts_on, length)
    said = {"first": day_words(one.starts_on, length), "last": day_words(one.ends_on, length)}
    return _("%(first)s to %(last)s") % said


def _columns(officer: Any) -> list[Column]:
    def title(one: RegionalSession) -> dict[str, Any]:
        url = reverse("session_edit", args=[one.key]) if officer.writes else ""
        return {"text": one.title, "url": url, "note": one.place}

    def source(one: RegionalSession) -> dict[str, Any]:
        said = {"text": one.source, "note": _("as of %(when)s") % {"when": date_words(one.as_of)}}
        return {**said, "url": one.source_url}

    return [
        Column("title", _("Session"), cell=title, plain=lambda one: one.title, sort=("title", "pk")),
        Column(
            "organisation",
            _("Organisation"),
            cell=lambda one: party_name(one.organisation),
            plain=lambda one: party_name(one.organisation),
        ),
        Column("when", _("When"), cell=when_of, sort=("starts_on", "pk")),
        Column("starts_on", _("Begins"), plain=lambda one: one.starts_on),
        Column("ends_on", _("Ends"), plain=lambda one: one.ends_on),
        Column("place", _("Place"), plain=lambda one: one.place),
        Column("source", _("Source"), cell=source, plain=lambda one: one.source),
        Column("as_of", _("As the source stood on"), plain=lambda one: one.as_of),
    ]


class SessionForm(CarefulForm):
    """One session, as a source tells it."""

    organisation = forms.ChoiceField(label=gettext_lazy("Organisation"))
    title = line(gettext_lazy("Title"), most=200, needed=True)
    starts_on = day(gettext_lazy("First day"), needed=True)
    ends_on = day(gettext_lazy("Last day"), needed=True)
    place = line(gettext_lazy("Place"), hint=gettext_lazy("The town."), most=160)
    source = line(gettext_lazy("Source"), most=300, needed=True)
    source_url = line(gettext_lazy("Address of the source"), most=500, inputmode="url")
    as_of = partial(gettext_lazy("As the source stood on"), needed=True)
    reason = reason_field()

    def __init__(self, *args: Any, corrects: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if not corrects:
            del self.fields["reason"]
        found = all_parties(kind=PartyKind.ORGANISATION)
        self.parties = {one.code: one for one in found}
        choose: Any = self.fields["organisation"]
        names = sorted(((one.code, party_name(one)) for one in found), key=lambda one: fold(one[1]))
        choose.choices = [("", ""), *names]

    def values(self) -> dict[str, Any]:
        """What was written, as the services take it."""
        values = {name: self.cleaned_data[name] for name in COLUMNS}
        return values | {"organisation": self.parties.get(values["organisation"])}


@writing_page
def session_new_page(request: HttpRequest) -> HttpResponse:
    """Add a session."""
    officer: Any = request.user
    if not officer.writes:
        raise Forbidden("role")

    def do(form: SessionForm, _version: int) -> str:
        session_add(officer=officer, today=legal_day(), values=form.values())
        messages.success(request, _("The session is kept."))
        return reverse("sessions_of_organisations")

    return Sheet(
        request,
        lambda _root, data: SessionForm(data, corrects=False, initial={"as_of": legal_day().isoformat()}),
        key="session.new",
        **_frame(_("Add a session"), _("Keep it")),
    ).answer(do)


def _frame(title: str, submit: str, **more: Any) -> dict[str, Any]:
    above = [*crumbs(), {"label": _("Sessions of organisations"), "url": reverse("sessions_of_organisations")}]
    actions = {"submit": submit, "cancel_url": reverse("sessions_of_organisations")}
    return {"heading": {"title": title}, "crumbs": above, "actions": actions, **more}


@writing_page
def session_edit_page(request: HttpRequest, key: str) -> HttpResponse:
    """Put a session right, or take it out as entered by mistake."""
    officer: Any = request.user
    found = RegionalSession.objects.visible_to(officer).filter(slug=key).select_related("organisation").first()
    if found is None:
        raise Unseen
    if not officer.writes:
        raise Forbidden("role")
    session: RegionalSession = found
    return _mistake(request, session) if "mistake" in request.GET else _correct(request, session)


def _correct(request: HttpRequest, session: RegionalSession) -> HttpResponse:
    officer: Any = request.user

    def make(root: RegionalSession, data: QueryDict | None) -> SessionForm:
        first = {name: getattr(root, name) for name in COLUMNS} | {"organisation": root.organisation.code}
        return SessionForm(data, corrects=True, initial=first)

    def do(form: SessionForm, version: int) -> str:
        given = {"officer": officer, "today": legal_day(), "session": session, "expected_version": version}
        session_correct(values=form.values(), reason=form.cleaned_data["reason"], **given)
        messages.success(request, _("The session is corrected."))
        return reverse("sessions_of_organisations")

    mistake = {"url": f"{request.path}?mistake", "text": _("There is no such session? Take it out")}
    context = _frame(_("Correct a session"), _("Correct it"), mistake=mistake)
    template = "agreements/writing/act.html"
    key = f"session.{session.pk}"
    return Sheet(request, make, key=key, root=session, template=template, **context).answer(do)


def _mistake(request: HttpRequest, session: RegionalSession) -> HttpResponse:
    officer: Any = request.user

    def do(form: ReasonForm, version: int) -> str:
        given = {"officer": officer, "today": legal_day(), "session": session, "expected_version": version}
        session_mistake(reason=form.cleaned_data["reason"], **given)
        messages.success(request, _("The session is taken out. The history keeps it."))
        return reverse("sessions_of_organisations")

    context = _frame(_("Entered by mistake"), _("Take it out"), does=session.title)
    return Sheet(
        request,
        lambda _root, data: ReasonForm(data),
        key=f"session.{session.pk}.mistake",
        root=session,
        template="agreements/writing/act.html",
        **context,
    ).answer(do)

"""An exercise on the page of its activity: facts, its own stages, conferences, notification, lessons."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.activities.activity import Activity
from agreements.activities.exercise import Exercise, ExerciseStage, Lesson, LessonState
from agreements.activities.exercising import exercise_offers, exercise_put, exercise_step, lesson_put
from agreements.activities.vocabulary import Form
from cooperation.day import legal_day
from cooperation.pages.activities.about import activity_address, activity_frame, two_sides, writable_activity
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import coded, line, lines, number
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.words import label, party_name, say
from cooperation.words.amounts import number_words
from cooperation.words.dates import day_words
from partners.records.errors import Forbidden, Unseen

Dict = dict[str, Any]
FORM = "agreements/writing/form.html"
_DAYS = ("initial_on", "main_on", "final_on", "notified_on", "hot_wash_on")
_TONES = {"learned": "good", "rejected": "plain", "identified": "warn"}


def exercise_card(activity: Activity, officer: Any) -> Dict | None:
    """The card of an exercise, as far as the reader sees it; None for any other form."""
    if activity.form != Form.EXERCISE:
        return None
    seen = Exercise.objects.visible_to(officer).filter(activity=activity).select_related("scheduling", "conducting")
    one = seen.first() or Exercise(activity=activity)
    offers = exercise_offers(officer, activity, legal_day())
    offer = offers[0] if offers and officer.writes else None
    may = officer.writes and activity.partnership.has(officer.party_id)
    card: Dict = {
        "ribbon": _ribbon(one.stage),
        "facts": _facts(one),
        "lessons": _lessons(activity, officer, may),
        "links": _links(activity, officer),
    }
    if offer is not None:
        name = label("exercise_step", offer.step.name)
        url = activity_address("activity_exercise_step", activity, offer.step.target)
        action = {"label": name, "url": url} if offer.ready else {"label": name, "disabled": True}
        tasks = [{"text": say(each), "done": each.met} for each in offer.conditions]
        title = _("Next stage: %(stage)s") % {"stage": label("exercise_stage", offer.step.target)}
        card["next"] = {"title": title, "tasks": tasks, "action": action}
    return card


def exercise_seen(activity: Activity, parts: Any) -> Dict | None:
    """The card as somebody sees it who changes nothing; read by `parts`."""
    one = (
        Exercise.objects.visible_to(parts).filter(activity=activity).select_related("scheduling", "conducting").first()
    )
    if one is None or activity.form != Form.EXERCISE:
        return None
    return {"ribbon": _ribbon(one.stage), "facts": _stated(one)[0], "lessons": _lessons(activity, parts, may=False)}


def _ribbon(stage: str) -> Dict:
    stages = [str(one) for one in ExerciseStage]
    now = stages.index(stage)
    steps = [
        {"label": label("exercise_stage", one), "state": "done" if at < now else "now" if at == now else "next"}
        for at, one in enumerate(stages)
    ]
    return {"label": _("Stages of the exercise"), "steps": steps}


def _facts(one: Exercise) -> list[Dict]:
    stated, missing = _stated(one)
    return [*stated, {"label": _("Not stated yet"), "value": ", ".join(missing)}] if missing else stated


def _stated(one: Exercise) -> tuple[list[Dict], list[str]]:
    """What is known of an exercise, and the names of what is not."""
    kind = "" if one.kind == "not_stated" else label("exercise_kind", one.kind)
    pairs = [
        (_("How it is held"), kind),
        (_("Scheduled by"), party_name(one.scheduling)),
        (_("Conducted by"), party_name(one.conducting)),
        *((label("conference", name), _day(getattr(one, name))) for name in ("initial_on", "main_on", "final_on")),
        (_("Most troops at any time"), _count(one.troops)),
        (_("Observers invited"), _count(one.observers)),
        (_("Other states notified"), _day(one.notified_on)),
        (_("What the host provides"), one.host_support),
        (_("Hot wash"), _day(one.hot_wash_on)),
    ]
    stated = [{"label": name, "value": value} for name, value in pairs if value]
    return stated, [str(name) for name, value in pairs if not value]


def _day(day: Any) -> str:
    return day_words(day) if day else ""


def _count(value: int | None) -> str:
    return number_words(value)


def _lessons(activity: Activity, officer: Any, may: bool) -> Dict | None:
    """The lessons as a table; who may, changes them."""
    columns = [{"label": text} for text in (_("Lesson"), _("Seen to by"), _("How it stands"), "")]
    rows = []
    for one in Lesson.objects.visible_to(officer).filter(activity=activity).order_by("id"):
        tag = {"text": label("lesson_state", one.state), "tone": _TONES[one.state]}
        url = activity_address("activity_lesson_edit", activity, one.pk)
        change = {"action": {"label": _("Change"), "about": one.text[:60], "url": url}} if may else {}
        rows.append(
            {"cells": [{"text": one.text, "note": one.action}, one.office, {"tag": tag, "note": one.closing}, change]}
        )
    return {"columns": columns, "rows": rows} if rows else None


def _links(activity: Activity, officer: Any) -> list[dict[str, str]]:
    if not (officer.writes and activity.partnership.has(officer.party_id)):
        return []
    return [
        {"label": _("Write down the exercise"), "url": activity_address("activity_exercise", activity)},
        {"label": _("Write down a lesson"), "url": activity_address("activity_lesson", activity)},
    ]


class ExerciseForm(CarefulForm):
    """The facts of an exercise."""

    kind = coded(gettext_lazy("How it is held"), "exercise_kind")
    scheduling = forms.ChoiceField(label=gettext_lazy("Scheduled by"), required=False)
    conducting = forms.ChoiceField(label=gettext_lazy("Conducted by"), required=False)
    troops = number(
        gettext_lazy("Most troops at any time"),
        most=10_000_000,
        hint=gettext_lazy("Of all sides together; it decides whether other states are notified."),
    )
    observers = number(gettext_lazy("Observers invited"), most=10_000)
    host_support = lines(gettext_lazy("What the host provides"))

    def __init__(self, activity: Activity, officer: Any, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        sides = [("", _("Not stated")), *((one.code, party_name(one)) for one in two_sides(activity, officer))]
        for name in ("scheduling", "conducting"):
            self.fields[name].choices = sides  # type: ignore[attr-defined]
        words = {
            **{name: label("conference", name) for name in ("initial_on", "main_on", "final_on")},
            "notified_on": _("Other states notified"),
            "hot_wash_on": _("Hot wash"),
        }
        for name in _DAYS:
            widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
            self.fields[name] = forms.DateField(label=words[name], required=False, widget=widget)


def _written(request: HttpRequest, key: str) -> Activity:
    """An exercise that this officer writes on."""
    officer: Any = request.user
    activity = writable_activity(request, key)
    if activity.form != Form.EXERCISE:
        raise Unseen
    if not activity.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    return activity


@writing_page
def exercise_page(request: HttpRequest, key: str) -> HttpResponse:
    """Write down the facts of an exercise."""
    officer: Any = request.user
    activity = _written(request, key)
    sides = {one.code: one for one in two_sides(activity, officer)}

    def make(root: Activity, data: QueryDict | None) -> ExerciseForm:
        one = Exercise.objects.visible_to(officer).filter(activity=root).first()
        initial = forms.model_to_dict(one) if one else {}
        initial |= {
            name: getattr(one, name).code for name in ("scheduling", "conducting") if one and getattr(one, name)
        }
        form = ExerciseForm(root, officer, data, initial=initial)
        form.shows_record = True
        return form

    def do(form: ExerciseForm, version: int) -> str:
        given = {name: value for name, value in form.cleaned_data.items() if name != "checked"}
        given |= {name: sides.get(given[name]) for name in ("scheduling", "conducting")}
        exercise_put(officer=officer, today=legal_day(), activity=activity, values=given, expected_version=version)
        messages.success(request, _("It is written down."))
        return activity_address("activity", activity) + "#exercise"

    frame = activity_frame(_("The exercise"), activity, request, _("Write it down"))
    return Sheet(request, make, key=f"activity.{activity.pk}.exercise", root=activity, template=FORM, **frame).answer(
        do
    )


class NothingForm(CarefulForm):
    """Nothing but the wish."""


@writing_page
def exercise_step_page(request: HttpRequest, key: str, to: str) -> HttpResponse:
    """Take an exercise to its next stage."""
    officer: Any = request.user
    activity = _written(request, key)
    offer = next((one for one in exercise_offers(officer, activity, legal_day()) if one.step.target == to), None)
    if offer is None:
        raise Unseen

    def do(_form: NothingForm, version: int) -> str:
        exercise_step(officer=officer, today=legal_day(), activity=activity, to=to, expected_version=version)
        messages.success(request, _("Done."))
        return activity_address("activity", activity) + "#exercise"

    name = label("exercise_step", offer.step.name)
    return Sheet(
        request,
        lambda _root, data: NothingForm(data),
        key=f"activity.{activity.pk}.exercise.{to}",
        root=activity,
        template="activities/step.html",
        does="",
        leads_to=label("exercise_stage", to),
        tasks=[{"text": say(one), "done": one.met} for one in offer.conditions],
        ready=offer.ready,
        no_form=request.method == "GET" and not offer.ready,
        **activity_frame(name, activity, request, name),
    ).answer(do)


class LessonForm(CarefulForm):
    """A lesson, and what became of it."""

    text = lines(gettext_lazy("What was learned"), needed=True)
    office = line(gettext_lazy("Which office sees to it"), needed=True)
    action = lines(gettext_lazy("What is done about it"))
    state = coded(gettext_lazy("How it stands"), "lesson_state")
    closing = lines(gettext_lazy("What shows that it is learned, or why it is rejected"), rows=2)


@writing_page
def lesson_page(request: HttpRequest, key: str, pk: int | None = None) -> HttpResponse:
    """Write down a lesson, or what became of one."""
    officer: Any = request.user
    activity = _written(request, key)
    seen = Lesson.objects.visible_to(officer).filter(activity=activity)
    if pk is not None and not seen.filter(pk=pk).exists():
        raise Unseen

    def make(_root: Any, data: QueryDict | None) -> LessonForm:
        one = seen.filter(pk=pk).first() if pk else None
        form = LessonForm(data, initial=forms.model_to_dict(one) if one else {"state": LessonState.IDENTIFIED})
        form.shows_record = True
        return form

    def do(form: LessonForm, version: int) -> str:
        values = {name: value for name, value in form.cleaned_data.items() if name != "checked"}
        told: Dict = {"officer": officer, "today": legal_day(), "activity": activity, "expected_version": version}
        lesson_put(**told, values=values, lesson_id=pk)
        messages.success(request, _("It is written down."))
        return activity_address("activity", activity) + "#exercise"

    frame = activity_frame(_("A lesson"), activity, request, _("Write it down"))
    return Sheet(
        request, make, key=f"activity.{activity.pk}.lesson.{pk or 'new'}", root=activity, template=FORM, **frame
    ).answer(do)

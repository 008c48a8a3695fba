"""Writing down a course, its seats and what else is given to train."""

import re
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.activities.activity import Activity
from agreements.activities.training.course import Course, TrainingMeans
from agreements.activities.training.keeping import course_put, means_drop, means_put
from agreements.activities.training.offering import seats_seen
from agreements.activities.training.seat import spans
from agreements.activities.training.seating import KNOWN, MOST, seats_add, seats_mistake, seats_put
from agreements.activities.vocabulary import Form
from agreements.instruments.vocabulary import Door
from cooperation.day import legal_day
from cooperation.pages.activities.about import activity_address, activity_frame, two_sides, writable_activity
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import coded, line, lines, number
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.templatetags.look import reader_locale
from cooperation.words import label, party_name
from partners.records.errors import Forbidden, Unseen

FORM = "agreements/writing/form.html"
Dict = dict[str, Any]


def written_training(request: HttpRequest, key: str) -> Activity:
    """An activity of training that this officer writes on. Raises Unseen, Forbidden."""
    officer: Any = request.user
    activity = writable_activity(request, key)
    if activity.form != Form.TRAINING:
        raise Unseen
    if not activity.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    return activity


def back(activity: Activity) -> str:
    """Where one comes back to."""
    return activity_address("activity", activity) + "#training"


def told_of(request: HttpRequest, activity: Activity, version: int) -> Dict:
    """What every service is told."""
    return {"officer": request.user, "today": legal_day(), "activity": activity, "expected_version": version}


class SeatsField(forms.CharField):
    """Numbers of seats as a person writes them: 1–10, 12."""

    known: set[int] | None = None

    def __init__(self, **more: Any) -> None:
        widget = forms.TextInput({"size": "16", "autocomplete": "off"})
        hint = gettext_lazy("Their numbers, such as: 1–10, 12.")
        super().__init__(label=gettext_lazy("Which seats"), help_text=hint, max_length=400, widget=widget, **more)

    def clean(self, value: Any) -> Any:
        """The numbers; whatever is no number or span of numbers is refused."""
        found: set[int] = set()
        for part in filter(None, re.split(r"[\s,;]+", re.sub(r"\s*[-–—]\s*", "-", super().clean(value)))):
            span = re.fullmatch(r"(\d{1,5})(?:-(\d{1,5}))?", part)
            if span is None:
                raise ValidationError(_("Write numbers, such as: 1–10, 12."))
            first, last = int(span[1]), int(span[2] or span[1])
            found.update(range(first, min(last, first + MOST) + 1))
        if self.known is not None and found - self.known:
            raise ValidationError(
                _("These seats are not among them: %(seats)s.") % {"seats": spans(found - self.known)}
            )
        return sorted(found)


class CourseForm(CarefulForm):
    """The facts of a course."""

    standing = coded(gettext_lazy("Offered or sought"), "course_standing")
    institution = line(gettext_lazy("School or centre"))
    language = forms.ChoiceField(label=gettext_lazy("Taught in"), required=False)
    prerequisites = lines(
        gettext_lazy("What is asked for beforehand"),
        hint=gettext_lazy("Rank, courses taken before, level of the language; never who."),
    )
    nominate_days = number(gettext_lazy("Days before the start by which people are named"), most=730)
    use_months = number(gettext_lazy("Months after which it is looked at whether it is used"), most=120)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        names = sorted((str(name), code) for code, name in reader_locale().languages.items() if len(code) == 2)
        choices = [("", _("Not stated")), *((code, name) for name, code in names)]
        self.fields["language"].choices = choices  # type: ignore[attr-defined]
        for name in ("nominate_days", "use_months"):
            self.fields[name].required = True


@writing_page
def course_page(request: HttpRequest, key: str) -> HttpResponse:
    """Write down the facts of a course."""
    officer: Any = request.user
    activity = written_training(request, key)

    def make(root: Activity, data: QueryDict | None) -> CourseForm:
        one = Course.objects.visible_to(officer).filter(activity=root).first() or Course(activity=root)
        form = CourseForm(data, initial=forms.model_to_dict(one))
        form.shows_record = True
        return form

    def do(form: CourseForm, version: int) -> str:
        values = {name: value for name, value in form.cleaned_data.items() if name != "checked"}
        course_put(**told_of(request, activity, version), values=values)
        messages.success(request, _("It is written down."))
        return back(activity)

    frame = activity_frame(_("The course"), activity, request, _("Write it down"))
    return Sheet(request, make, key=f"activity.{activity.pk}.course", root=activity, template=FORM, **frame).answer(do)


class SeatsForm(CarefulForm):
    """How many seats, who gives them, for which function."""

    count = forms.IntegerField(label=gettext_lazy("How many seats"), min_value=1, max_value=MOST)
    giving = forms.ChoiceField(label=gettext_lazy("Who gives them"), widget=forms.RadioSelect)
    function = line(
        gettext_lazy("Function and level"),
        hint=gettext_lazy("Such as: staff officer, OF-3. Never the name of a person."),
    )
    status = forms.ChoiceField(label=gettext_lazy("How they stand"), required=False)

    def __init__(self, activity: Activity, officer: Any, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        fields: Any = self.fields
        fields["giving"].choices = [(one.code, party_name(one)) for one in two_sides(activity, officer)]
        fields["status"].choices = [(str(one), label("seat_status", one)) for one in KNOWN]
        if activity.door != Door.RECORDED:
            del fields["status"]


@writing_page
def seats_page(request: HttpRequest, key: str) -> HttpResponse:
    """Add seats, all at once."""
    officer: Any = request.user
    activity = written_training(request, key)
    sides = {one.code: one for one in two_sides(activity, officer)}

    def make(root: Activity, data: QueryDict | None) -> SeatsForm:
        return SeatsForm(root, officer, data)

    def do(form: SeatsForm, version: int) -> str:
        given = {name: value for name, value in form.cleaned_data.items() if name != "checked"}
        given["giving"] = sides[given["giving"]]
        seats_add(**told_of(request, activity, version), **given)
        messages.success(request, _("The seats are written down."))
        return back(activity)

    frame = activity_frame(_("Add seats"), activity, request, _("Add them"))
    return Sheet(request, make, key=f"activity.{activity.pk}.seats", root=activity, template=FORM, **frame).answer(do)


class SeatsChangeForm(CarefulForm):
    """For which function seats are; or that they were entered by mistake."""

    seats = SeatsField()
    function = line(gettext_lazy("Function and level"), hint=gettext_lazy("Never the name of a person."))
    mistake = forms.BooleanField(label=gettext_lazy("They were entered by mistake"), required=False)
    reason = lines(gettext_lazy("If they were: why"), rows=2)
    unasked = CarefulForm.unasked | {"seats"}


@writing_page
def seats_change_page(request: HttpRequest, key: str) -> HttpResponse:
    """Say for which function seats are, or take them out."""
    activity = written_training(request, key)

    def make(_root: Activity, data: QueryDict | None) -> SeatsChangeForm:
        form = SeatsChangeForm(data)
        form.fields["seats"].known = {one.number for one in seats_seen(request.user, activity)}  # type: ignore[attr-defined]
        return form

    def do(form: SeatsChangeForm, version: int) -> str:
        given, told = form.cleaned_data, told_of(request, activity, version)
        if given["mistake"]:
            seats_mistake(**told, seats=given["seats"], reason=given["reason"])
        else:
            seats_put(**told, seats=given["seats"], function=given["function"])
        messages.success(request, _("It is written down."))
        return back(activity)

    frame = activity_frame(_("Change or take out seats"), activity, request, _("Write it down"))
    key = f"activity.{activity.pk}.seats.change"
    return Sheet(request, make, key=key, root=activity, template=FORM, **frame).answer(do)


class MeansForm(CarefulForm):
    """A team, instructors or a simulator."""

    kind = coded(gettext_lazy("What is given"), "means_kind")
    giving = forms.ChoiceField(label=gettext_lazy("Who gives it"), widget=forms.RadioSelect)
    topic = line(
        gettext_lazy("Unit, subject or simulator"),
        needed=True,
        hint=gettext_lazy("The unit that is trained, the subject that is taught, or which simulator it is."),
    )
    team_size = number(gettext_lazy("How many people"), most=10_000)
    days_given = number(gettext_lazy("How many days"), most=3_660)
    hours_run = number(gettext_lazy("How many hours a simulator runs"), most=100_000)
    mistake = forms.BooleanField(label=gettext_lazy("It was entered by mistake: take it out"), required=False)

    def __init__(self, sides: list[tuple[str, str]], known: bool, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["giving"].choices = sides  # type: ignore[attr-defined]
        if not known:
            del self.fields["mistake"]


@writing_page
def means_page(request: HttpRequest, key: str, pk: int | None = None) -> HttpResponse:
    """Write down a team, instructors or a simulator that one side gives."""
    officer: Any = request.user
    activity = written_training(request, key)
    sides = {one.code: one for one in two_sides(activity, officer)}
    seen = TrainingMeans.objects.visible_to(officer).filter(activity=activity).select_related("giving")
    if pk is not None and not seen.filter(pk=pk).exists():
        raise Unseen

    def make(_root: Any, data: QueryDict | None) -> MeansForm:
        one = seen.filter(pk=pk).first() if pk else None
        initial = forms.model_to_dict(one) | {"giving": one.giving.code} if one else {}
        form = MeansForm([(code, party_name(side)) for code, side in sides.items()], bool(one), data, initial=initial)
        form.shows_record = True
        return form

    def do(form: MeansForm, version: int) -> str:
        values = {name: value for name, value in form.cleaned_data.items() if name != "checked"}
        if values.pop("mistake", False) and pk:
            means_drop(**told_of(request, activity, version), means_id=pk)
        else:
            values["giving"] = sides[values["giving"]]
            means_put(**told_of(request, activity, version), values=values, means_id=pk)
        messages.success(request, _("It is written down."))
        return back(activity)

    frame = activity_frame(_("What else is given to train"), activity, request, _("Write it down"))
    return Sheet(
        request, make, key=f"activity.{activity.pk}.means.{pk or 'new'}", root=activity, template=FORM, **frame
    ).answer(do)

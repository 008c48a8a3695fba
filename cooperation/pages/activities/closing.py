"""What an activity brought us: said when it is closed, seen by us alone; the quote that shows the price alone."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from agreements.activities.access import activity_by_key
from agreements.activities.activity import Activity
from agreements.activities.closing import benefit_state
from agreements.activities.procurement.selectors import savings_of
from agreements.activities.vocabulary import ActivityStatus, Form
from agreements.models import Benefit
from cooperation.day import legal_day
from cooperation.downloads import download
from cooperation.pages.activities.about import activity_address, activity_frame, writable_activity
from cooperation.pages.agreements.writing.careful import CarefulForm, Group
from cooperation.pages.agreements.writing.fields import line, lines
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.base import signed_in
from cooperation.pages.obligations.form import AmountField
from cooperation.words.amounts import money_words
from partners.records.errors import Forbidden, Unseen
from partners.records.reads import look

_OVER = (ActivityStatus.COMPLETED, ActivityStatus.REPORTED)


def _own(activity: Activity, officer: Any) -> Benefit | None:
    seen = Benefit.objects.visible_to(officer).filter(activity=activity, owner=officer.party_id)
    found: Benefit | None = seen.select_related("quote").first()
    return found


def benefit_card(activity: Activity, officer: Any) -> dict[str, Any] | None:
    """What we said that it brought us, and the way to say it; once it took place, for officers of a side."""
    if not (officer.reads_national and activity.partnership.has(officer.party_id)) or activity.status not in _OVER:
        return None
    one = _own(activity, officer)
    url = activity_address("activity_benefit", activity) if officer.writes else ""
    return {"facts": _facts(activity, one), "url": url, "label": _("Change it") if one else _("Say what it brought us")}


def _facts(activity: Activity, one: Benefit | None) -> list[dict[str, Any]]:
    if one is None:
        return [{"label": _("Benefit"), "missing": True}]
    if one.none_seen:
        return [{"label": _("Benefit"), "value": _("No benefit seen")}]
    told: list[dict[str, Any]] = [
        {"label": _("Capability"), "value": one.capability},
        {"label": _("Before"), "value": one.before},
        {"label": _("Now"), "value": one.after},
    ]
    for name, amount in ((_("Price together"), one.joint_price), (_("Price alone"), one.alone_price)):
        if amount is not None:
            told.append({"label": name, "value": money_words(amount, one.currency)})
    if one.joint_price is not None and one.alone_price is not None:
        saved = one.alone_price - one.joint_price
        told.append({"label": _("Saved"), "value": money_words(saved, one.currency)})
    if one.quote:
        url = activity_address("activity_quote", activity)
        told.append({"label": _("The quote"), "value": one.quote_name, "url": url})
    return told


class BenefitForm(CarefulForm):
    """Three lines; that no benefit was seen is an answer."""

    none_seen = forms.BooleanField(label=gettext_lazy("We saw no benefit"), required=False)
    capability = line(gettext_lazy("Which capability"), most=200)
    before = lines(gettext_lazy("What we could do before"), rows=2)
    after = lines(gettext_lazy("What we can do now that we could not"), rows=2)
    joint_price = AmountField(label=gettext_lazy("Price together"))
    alone_price = AmountField(label=gettext_lazy("Price alone"))
    currency = line(gettext_lazy("Currency"), most=3, hint=gettext_lazy("Three letters, such as EUR."), size="5")
    quote = forms.FileField(label=gettext_lazy("The quote that shows the price alone"), required=False)
    public_sentence = line(gettext_lazy("One sentence for the public"), most=400)
    groups = (
        Group("", ("none_seen",), folded=False),
        Group(gettext_lazy("What it brought us"), ("capability", "before", "after"), folded=False),
        Group(gettext_lazy("What it saved"), ("joint_price", "alone_price", "currency", "quote")),
        Group(gettext_lazy("For the public"), ("public_sentence",), folded=False),
    )

    def __init__(self, owns: bool, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if not owns:
            del self.fields["public_sentence"]


def _bought(activity: Activity, officer: Any) -> dict[str, Any]:
    """What a joint purchase says already of the price together and the price alone."""
    one = next(savings_of(officer, activity), None) if activity.form == Form.PROCUREMENT else None
    return {"joint_price": one.joint, "alone_price": one.alone, "currency": one.currency} if one else {}


@writing_page
def benefit_page(request: HttpRequest, key: str) -> HttpResponse:
    """Say what an activity brought us."""
    officer: Any = request.user
    activity = writable_activity(request, key)
    if not activity.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    owns = activity.owner_id == officer.party_id

    def make(root: Activity, data: QueryDict | None) -> BenefitForm:
        one = _own(root, officer)
        initial = forms.model_to_dict(one, exclude=["quote"]) if one else _bought(root, officer)
        initial["public_sentence"] = root.public_sentence
        files = request.FILES if data is not None and request.method == "POST" else None
        form = BenefitForm(owns, data, files, initial=initial)
        form.shows_record = True
        return form

    def do(form: BenefitForm, version: int) -> str:
        given = {name: value for name, value in form.cleaned_data.items() if name not in ("checked", "quote")}
        given["currency"] = given["currency"].upper()
        file = form.cleaned_data.get("quote")
        told: dict[str, Any] = {"officer": officer, "today": legal_day(), "activity": activity}
        quote = (file.name, file) if file else None
        benefit_state(**told, expected_version=version, quote=quote, **given)
        messages.success(request, _("It is kept. Only we see it."))
        return activity_address("activity", activity) + "#benefit"

    return Sheet(
        request,
        make,
        key=f"activity.{activity.pk}.benefit",
        root=activity,
        template="activities/benefit.html",
        **activity_frame(_("What it brought us"), activity, request, _("Keep it")),
    ).answer(do)


@require_safe
@signed_in
def benefit_quote(request: HttpRequest, key: str) -> HttpResponseBase:
    """The quote that shows the price alone, as it came."""
    officer: Any = request.user
    one = _own(activity_by_key(officer, key), officer)
    if one is None or one.quote is None:
        raise Unseen
    look(officer, "download", {"activity": key, "digest": one.quote.digest})
    return download(request, one.quote, one.quote_name)

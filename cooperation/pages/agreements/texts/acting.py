"""What is done with a version: sent, received, put aside, objected to."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from agreements.instruments.agreement import Agreement
from agreements.instruments.contesting import contest_settle
from agreements.models import TextVersion
from agreements.texts.exchanging import version_received, version_send
from agreements.texts.objecting import version_drop, version_object
from agreements.texts.version import standing_acts
from cooperation.day import legal_day
from cooperation.desk.texts import version_seen
from cooperation.pages.agreements.texts.bringing import day_field
from cooperation.pages.agreements.texts.saying import version_title
from cooperation.pages.agreements.writing.about import address, frame, writable
from cooperation.pages.agreements.writing.acts import ReasonForm
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet, see
from cooperation.words import party_name
from partners.records.errors import Forbidden


class SendForm(CarefulForm):
    """When it is sent."""

    sent_on = day_field(gettext_lazy("Sent on"), needed=True)


class ReceivedForm(CarefulForm):
    """When it arrived."""

    received_on = day_field(gettext_lazy("Received on"), needed=True)


@writing_page
def agreement_text_send(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Put a draft of ours to the other side."""
    agreement, version = _own(request, key, pk)

    def make(_root: Agreement, data: QueryDict | None) -> SendForm:
        return SendForm(data, initial={"sent_on": legal_day().isoformat()})

    def do(form: SendForm, expected: int) -> str:
        sent = version_send(
            officer=request.user,
            today=legal_day(),
            agreement=agreement,
            version_id=pk,
            sent_on=form.cleaned_data["sent_on"],
            expected_version=expected,
        )
        messages.success(request, _("Sent as version %(number)d.") % {"number": sent.number})
        return address("agreement_texts", agreement)

    across = party_name(agreement.partnership.other(version.side_id))
    does = _("From now on %(party)s sees it, with its files and its note.") % {"party": across}
    notices = [_voids(agreement)] if standing_acts([agreement]).filter(kind="text_confirmed").exists() else []
    return _sheet(request, agreement, version, make, _("Send it"), does, notices=notices).answer(do)


def _voids(agreement: Agreement) -> dict[str, str]:
    return {
        "tone": "warn",
        "title": _("The text that lies on the table is confirmed"),
        "text": _(
            "A new version opens it again: what was confirmed says nothing of the new one, and both sides confirm anew."
        ),
    }


@writing_page
def agreement_text_received(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Note when the other side received a version of ours."""
    agreement, version = _own(request, key, pk)

    def make(_root: Agreement, data: QueryDict | None) -> ReceivedForm:
        return ReceivedForm(data)

    def do(form: ReceivedForm, expected: int) -> str:
        version_received(
            officer=request.user,
            today=legal_day(),
            agreement=agreement,
            version_id=pk,
            received_on=form.cleaned_data["received_on"],
            expected_version=expected,
        )
        messages.success(request, _("It is noted."))
        return address("agreement_texts", agreement)

    does = _("Their time to answer counts from that day.")
    return _sheet(request, agreement, version, make, _("They received it"), does).answer(do)


@writing_page
def agreement_text_object(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Object to the version of the other side that lies on the table."""
    officer: Any = request.user
    agreement = writable(request, key, guests=True)
    version = version_seen(officer, agreement, pk)
    if not agreement.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    if version.owner_id == officer.party_id:
        raise Forbidden("contest_own")

    def do(form: ReasonForm, expected: int) -> str:
        version_object(
            officer=officer,
            today=legal_day(),
            agreement=agreement,
            version_id=pk,
            reason=form.cleaned_data["reason"],
            expected_version=expected,
        )
        messages.success(request, _("Your objection is kept, and the other side is told."))
        return address("agreement_texts", agreement)

    does = _("The other side reads your reason, and it is their turn again.")
    return _sheet(request, agreement, version, lambda _root, data: ReasonForm(data), _("Object"), does).answer(do)


@require_POST
@writing_page
def agreement_text_drop(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Put aside a draft of ours."""
    agreement, _version = _own(request, key, pk)
    version_drop(officer=request.user, today=legal_day(), agreement=agreement, version_id=pk, expected_version=None)
    messages.success(request, _("The draft is put aside."))
    return see(address("agreement_texts", agreement))


@require_POST
@writing_page
def agreement_text_settle(request: HttpRequest, key: str, contest_id: int) -> HttpResponse:
    """Take back an objection of ours."""
    agreement = writable(request, key, guests=True)
    contest_settle(
        officer=request.user, today=legal_day(), agreement=agreement, contest_id=contest_id, expected_version=None
    )
    messages.success(request, _("The objection is settled."))
    return see(address("agreement_texts", agreement))


def _own(request: HttpRequest, key: str, pk: int) -> tuple[Agreement, TextVersion]:
    """A version of the own side, for an officer who writes. Raises Unseen, Forbidden."""
    officer: Any = request.user
    agreement = writable(request, key)
    version = version_seen(officer, agreement, pk)
    if version.side_id != officer.party_id or version.owner_id != officer.party_id:
        raise Forbidden("owner_only")
    return agreement, version


def _sheet(
    request: HttpRequest, agreement: Agreement, version: TextVersion, make: Any, submit: str, does: str, **more: Any
) -> Sheet:
    title = _("%(what)s: %(version)s") % {"what": submit, "version": version_title(version)}
    context = frame(
        title, agreement, request, submit, does=does, cancel=address("agreement_text", agreement, version.pk), **more
    )
    key = f"agreement.{agreement.pk}.text.{version.pk}.{request.resolver_match.url_name}"  # type: ignore[union-attr]
    return Sheet(request, make, key=key, root=agreement, template="agreements/writing/act.html", **context)

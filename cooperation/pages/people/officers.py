"""The people of a party, for its administrators: who is here, inviting, rights, leaving."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from cooperation.day import legal_day
from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.columns import ordered
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.listing import page_of, pages_of, table_of, tools_of
from cooperation.pages.people.answering import form_page
from cooperation.pages.people.forms import InviteForm, RightsForm
from cooperation.pages.people.showing import PeopleFilters, Person, columns, everybody, facts_of, state_tag
from cooperation.words import label
from partners.models import Officer, Role
from partners.people.holding import officer_version, require_administrator
from partners.people.inviting import is_invited, officer_invite, officer_invite_again
from partners.people.leaving import officer_deactivate, officer_reactivate
from partners.people.roles import officer_change
from partners.people.second_factor import second_factors


def administrator_of(request: HttpRequest) -> Any:
    """The administrator who asks; anyone else is refused."""
    require_administrator(request.user)
    return request.user


def colleague(request: HttpRequest, pk: int) -> Officer:
    """A person of the own party, for its administrator; any other is not there."""
    found = Officer.objects.visible_to(administrator_of(request)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@signed_in
def people(request: HttpRequest) -> HttpResponse:
    """Who is here, and as what."""
    officer = administrator_of(request)
    filters = PeopleFilters(request)
    wanted = [one for one in everybody(officer) if filters.fits(one)]
    rows = ordered(wanted, columns(), request.GET.get("ordering", ""))
    form = file_format(request)
    if form:
        return file_of(request, name="people", columns=columns(), rows=rows, form=form)
    shown = page_of(request, rows)
    count = ngettext("%(count)s person", "%(count)s people", len(rows)) % {"count": len(rows)}
    invite_button = {"label": _("Invite somebody"), "url": reverse("person_invite")}
    mail_button = {"label": _("Mail that was not sent"), "url": reverse("unsent_mail"), "kind": "plain"}
    leaving_button = {"label": _("What leaves by mail and calendar"), "url": reverse("disclosure"), "kind": "plain"}
    return page(
        request,
        "lists/stacked.html",
        heading={"title": _("People"), "sub": _("Who acts for us here, and as what")},
        tools=tools_of(
            request,
            filters=filters,
            placeholder=_("Name, function or address"),
            count=count,
            actions=[mail_button, leaving_button, invite_button],
        ),
        table=table_of(columns(), list(shown), empty={"title": _("Nobody fits this search")}, tone=Person.tone),
        pages=pages_of(request, shown),
    )


@signed_in
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody into the own party."""
    officer = administrator_of(request)

    def do(values: dict[str, Any], version: int | None) -> str:
        invited = officer_invite(officer=officer, today=legal_day(), **values)
        if Role.SERVICE in invited.roles:
            messages.success(request, _("The service account is made. The operator of the server makes its tokens."))
        else:
            messages.success(request, _("The invitation goes to %(email)s.") % {"email": invited.email})
        return reverse("person", args=[invited.pk])

    return form_page(
        request,
        InviteForm,
        do,
        template="people/invite.html",
        draft="person-invite",
        initial={"language": officer.language},
        crumbs=[_people_crumb()],
        heading={"title": _("Invite somebody")},
        days=settings.INVITATION_DAYS,
    )


@signed_in
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: what they do for the party, and how they sign in."""
    officer, subject = administrator_of(request), colleague(request, pk)
    machine = Role.SERVICE in subject.roles

    def make(*args: Any, **kwargs: Any) -> RightsForm:
        return RightsForm(*args, machine=machine, **kwargs)

    def do(values: dict[str, Any], version: int | None) -> str:
        changed = officer_change(
            officer=officer, today=legal_day(), subject=subject, expected_version=version, **values
        )
        messages.success(request, _("Saved."))
        if changed.pk == officer.pk and not changed.has_role(Role.ADMINISTRATOR):
            return reverse("home")
        return reverse("person", args=[subject.pk])

    names = ("roles", "function", "email", "clearance")
    return form_page(
        request,
        make,
        do,
        template="people/person.html",
        draft=f"person-{subject.pk}",
        initial={name: getattr(subject, name) for name in names},
        version=lambda: officer_version(subject),
        crumbs=[_people_crumb()],
        heading={
            "title": subject.name,
            "tag": state_tag(subject),
            "sub": ", ".join(label("role", role) for role in subject.roles),
        },
        facts=facts_of(subject, second_factors(subject)),
        subject=subject,
        steps=_steps(subject, officer),
    )


def _people_crumb() -> dict[str, str]:
    return {"label": _("People"), "url": reverse("people")}


def _steps(subject: Officer, officer: Officer) -> list[dict[str, Any]]:
    """What an administrator does for a person besides giving rights: a title, why, and the button."""
    at = {"version": officer_version(subject)}
    if not subject.is_active:
        return [
            {
                "title": _("Coming back"),
                "text": _("The same roles as before; a new password by an invitation."),
                "action": {"label": _("Open the account again"), "post_url": _url("person_reactivate", subject), **at},
            }
        ]
    steps = []
    if is_invited(subject):
        again = {"label": _("Send the invitation again"), "post_url": _url("person_invite_again", subject)}
        steps.append({"title": _("Invited"), "text": _("No password is chosen yet."), "action": {**again, **at}})
    if Role.SERVICE not in subject.roles and subject.pk != officer.pk:
        sheet = {"label": _("Print a sheet of codes"), "post_url": _url("person_sheet", subject), **at}
        text = _("A second factor on paper, or the way back in when a telephone or key is lost. An earlier sheet ends.")
        steps.append({"title": _("Sheet of codes"), "text": text, "action": sheet})
    leave = {"label": _("Close the account"), "post_url": _url("person_deactivate", subject), **at}
    text = _(
        "Signed out everywhere, tokens revoked. Nothing that they did is lost, and the account can be opened again."
    )
    steps.append({"title": _("Leaving"), "text": text, "action": leave})
    return steps


def _url(name: str, subject: Officer) -> str:
    return reverse(name, args=[subject.pk])


def _version(request: HttpRequest) -> int | None:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() else None


def _back(subject: Officer) -> HttpResponse:
    return HttpResponseRedirect(_url("person", subject), status=303)


@signed_in
@require_POST
def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the invitation once more."""
    subject = colleague(request, pk)
    officer_invite_again(officer=request.user, today=legal_day(), subject=subject)
    messages.success(request, _("The invitation goes to %(email)s.") % {"email": subject.email})
    return _back(subject)


@signed_in
@require_POST
def deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an account; one's own too, where another administrator stays."""
    subject = colleague(request, pk)
    officer_deactivate(officer=request.user, today=legal_day(), subject=subject, expected_version=_version(request))
    if subject.pk == request.user.pk:
        logout(request)
        return HttpResponseRedirect(reverse("account_login"), status=303)
    messages.success(request, _("The account is closed."))
    return _back(subject)


@signed_in
@require_POST
def reactivate(request: HttpRequest, pk: int) -> HttpResponse:
    """Open an account again."""
    subject = colleague(request, pk)
    officer_reactivate(officer=request.user, today=legal_day(), subject=subject, expected_version=_version(request))
    messages.success(request, _("The account is open again."))
    return _back(subject)

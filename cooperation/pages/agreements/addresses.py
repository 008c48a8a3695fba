"""The ways between the pages of one agreement."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.instruments.agreement import Agreement
from cooperation.pages.agreements.markings.told import may_carry_markings
from cooperation.pages.agreements.step_ways import is_editable
from cooperation.words import party_name


def crumbs(agreement: Agreement, officer: Any) -> list[dict[str, str]]:
    """The way up: the list, and the partner for an officer of one of the two sides."""
    found = [{"label": _("Agreements"), "url": reverse("agreements")}]
    if agreement.partnership.has(officer.party_id):
        partner = agreement.partnership.other(officer.party_id)
        found.append({"label": party_name(partner), "url": reverse("partner", args=[partner.code])})
    return found


def owns(officer: Any, agreement: Agreement) -> bool:
    """Whether the officer's party wrote it, and the officer reads what it keeps to itself."""
    return bool(officer.reads_national and agreement.owner_id == officer.party_id)


def tabs(agreement: Agreement, officer: Any, current: str) -> dict[str, Any]:
    """The pages of one agreement beside each other."""
    key = agreement.key
    links = [{"name": "agreement", "label": _("Agreement"), "url": reverse("agreement", args=[key])}]
    links.append({"name": "text", "label": _("Text"), "url": reverse("agreement_texts", args=[key])})
    links.append({"name": "promises", "label": _("Promises"), "url": reverse("agreement_promises", args=[key])})
    links.append({"name": "documents", "label": _("Documents"), "url": reverse("agreement_documents", args=[key])})
    links.append({"name": "papers", "label": _("Say it, print it"), "url": reverse("agreement_papers", args=[key])})
    if officer.reads_national and agreement.partnership.has(officer.party_id):
        links.append({"name": "own", "label": _("Our half"), "url": reverse("agreement_own", args=[key])})
    if agreement.parent_id or agreement.standing.signed_on or agreement.standing.entry_into_force:
        links.append(
            {"name": "amendments", "label": _("Amendments"), "url": reverse("agreement_amendments", args=[key])}
        )
    if current == "markings" or may_carry_markings(agreement):
        links.append({"name": "markings", "label": _("Markings"), "url": reverse("agreement_markings", args=[key])})
    links.append({"name": "history", "label": _("History"), "url": reverse("agreement_history", args=[key])})
    return {"label": _("This agreement"), "links": [{**one, "current": one["name"] == current} for one in links]}


def edit_button(agreement: Agreement, officer: Any) -> list[dict[str, str]]:
    """The button to edit it, while it is still edited and for officers of the party that wrote it."""
    if not (officer.writes and agreement.owner_id == officer.party_id and is_editable(agreement)):
        return []
    return [{"label": _("Edit"), "url": reverse("agreement_edit", args=[agreement.key]), "kind": "plain"}]


def more(agreement: Agreement, officer: Any) -> dict[str, Any] | None:
    """What few need: to correct, to take out, to join; for officers of the party that wrote it."""
    if not officer.writes or agreement.owner_id != officer.party_id:
        return None
    names = [] if is_editable(agreement) else [("agreement_correct", _("Correct it, with a reason"))]
    names += [("agreement_same", _("It is the same as another")), ("agreement_mistake", _("It was entered by mistake"))]
    return {
        "label": _("If something is wrong"),
        "links": [{"label": words, "url": reverse(name, args=[agreement.key])} for name, words in names],
    }

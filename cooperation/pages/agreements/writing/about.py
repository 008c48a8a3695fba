"""What the pages of one agreement share: finding it, who may open them, where they stand."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.instruments.access import agreement_by_key
from agreements.instruments.agreement import Agreement
from cooperation.pages.naming import address_of, pair_name, title_of
from cooperation.words import label
from partners.models import Role
from partners.records.errors import Forbidden, Malformed


def writable(request: HttpRequest, key: str, *, own: bool = False, guests: bool = False) -> Agreement:
    """The agreement at `key`, for an officer who may write on it, or a guest where `guests` may too.

    Raises Unseen out of sight; Forbidden for an officer who does not write,
    who is of neither side and did not write it, or, where `own`, did not write it.
    """
    officer: Any = request.user
    agreement = agreement_by_key(officer, key)
    if not (officer.writes or (guests and officer.has_role(Role.GUEST))):
        raise Forbidden("role")
    is_owner = agreement.owner_id == officer.party_id
    if not (is_owner or agreement.partnership.has(officer.party_id)):
        raise Forbidden("not_a_party")
    if own and not is_owner:
        raise Forbidden("owner_only")
    return agreement


def address(name: str, agreement: Agreement, *more: Any) -> str:
    """The address of one of its pages."""
    return reverse(name, args=[agreement.key, *more])


def crumbs(agreement: Agreement) -> list[dict[str, str]]:
    """The way to a page beneath an agreement."""
    return [
        {"label": _("Agreements"), "url": reverse("agreements")},
        {"label": title_of(agreement), "url": address_of(agreement)},
    ]


def heading(title: str, agreement: Agreement, reader: Any, **more: Any) -> dict[str, Any]:
    """The head of a page beneath an agreement: what one does, to which, and how that stands."""
    pair = pair_name(agreement.partnership, reader)
    sub = [part for part in (agreement.reference, pair, label("status", agreement.status)) if part]
    return {"title": title, "sub": sub, **more}


def frame(
    title: str, agreement: Agreement, request: HttpRequest, submit: str, *, cancel: str = "", **more: Any
) -> dict[str, Any]:
    """The context of a form beneath an agreement; one leaves it to `cancel`, or to the page of the agreement."""
    return {
        "heading": heading(title, agreement, request.user),
        "crumbs": crumbs(agreement),
        "actions": {"submit": submit, "cancel_url": cancel or address_of(agreement)},
        **more,
    }


@contextmanager
def renamed(names: Mapping[str, str]) -> Iterator[None]:
    """Let faults of a service land on the fields of a form that are called otherwise."""
    try:
        yield
    except Malformed as error:
        fields: dict[str, list[str]] = {}
        for name, codes in error.fields.items():
            fields.setdefault(names.get(name, name), []).extend(codes)
        raise Malformed(fields) from error

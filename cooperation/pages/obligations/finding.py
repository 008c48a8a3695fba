"""Finding a promise, an occasion or a consultation beneath the agreement that the address names."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest

from agreements.instruments.access import agreement_by_key
from agreements.models import Agreement, Consultation, Due, Obligation
from cooperation.pages.agreements.writing.about import writable
from partners.records.errors import Forbidden, Unseen


def _beneath(model: Any, request: HttpRequest, agreement: Agreement, pk: int, *joined: str) -> Any:
    """A row of `model` beneath an agreement, in sight of the officer. Raises Unseen."""
    seen = model.objects.visible_to(request.user).filter(pk=pk, agreement=agreement)
    found: Model | None = seen.select_related(*joined).first()
    if found is None:
        raise Unseen
    return found


def promise_seen(request: HttpRequest, key: str, pk: int) -> Obligation:
    """A promise that the officer sees, with its agreement."""
    officer: Any = request.user
    agreement = agreement_by_key(officer, key)
    found: Obligation = _beneath(Obligation, request, agreement, pk, "debtor", "creditor", "owner")
    found.agreement = agreement
    return found


def promise_written(request: HttpRequest, key: str, pk: int) -> Obligation:
    """A promise that the officer's own party wrote down, for an officer who writes. Raises Unseen, Forbidden."""
    officer: Any = request.user
    agreement = writable(request, key)
    found: Obligation = _beneath(Obligation, request, agreement, pk, "debtor", "creditor")
    if found.owner_id != officer.party_id:
        raise Forbidden("owner_only")
    found.agreement = agreement
    return found


def due_seen(request: HttpRequest, key: str, pk: int) -> Due:
    """An occasion that the officer sees, with its promise and its agreement."""
    officer: Any = request.user
    agreement = agreement_by_key(officer, key)
    joined = ("obligation__debtor", "obligation__creditor", "owner")
    found: Due = _beneath(Due, request, agreement, pk, *joined)
    found.agreement = found.obligation.agreement = agreement
    return found


def consultation_seen(request: HttpRequest, key: str, pk: int) -> Consultation:
    """A consultation that the officer sees, with its agreement."""
    officer: Any = request.user
    agreement = agreement_by_key(officer, key)
    found: Consultation = _beneath(Consultation, request, agreement, pk, "asked_by", "obligation", "owner")
    found.agreement = agreement
    return found


def party_to_it(officer: Any, agreement: Agreement) -> bool:
    """Whether the officer may act on it: of one of the two sides, or of whoever wrote it down."""
    return bool(agreement.partnership.has(officer.party_id) or agreement.owner_id == officer.party_id)

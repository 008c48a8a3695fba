"""The way to what other tabs of an agreement keep and a step asks for: its text, amendments, commitments."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.texts.writing.commitments import asks
from cooperation.pages.agreements.reading import Reading
from partners.models import Role
from partners.records.errors import Condition

Link = dict[str, Any]
_TEXTS = ("text_version_there", "text_sent", "wording_settled", "clause_filled")


def way_elsewhere(condition: Condition, key: str, officer: Any) -> Link | None:
    """Where a condition that is not met is met, for whoever writes; None where no other tab has it."""
    if not officer.writes:
        return None
    if condition.code in _TEXTS:
        return {"label": _("Go to the text"), "url": reverse("agreement_texts", args=[key])}
    if condition.code == "commitments_checked":
        return {"label": _("Answer"), "url": reverse("agreement_commitments", args=[key])}
    if condition.code == "contradiction_accepted" and officer.has_role(Role.APPROVER):
        return {"label": _("Decide"), "url": reverse("agreement_commitments", args=[key])}
    if condition.code == "no_amendment_open":
        return {"label": _("Look at it"), "url": reverse("agreement", args=[condition.data["amendment"]])}
    return None


def contradicting(reading: Reading, officer: Any) -> list[Link]:
    """The way to the conflict question, where the framework of the agreement asks it."""
    agreement = reading.agreement
    if not officer.writes or agreement.framework_id is None or not asks(agreement.framework):
        return []
    label_ = _("Does it contradict what we have taken on?")
    return [{"label": label_, "url": reverse("agreement_commitments", args=[agreement.key])}]

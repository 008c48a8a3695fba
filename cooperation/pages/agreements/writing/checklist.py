"""A condition as a line of a checklist: done, still missing, or gone ahead without and why."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.instruments.agreement import Agreement
from agreements.instruments.route.requirements import about_of
from cooperation.words import say
from partners.models import Role
from partners.records.errors import Condition

Task = dict[str, Any]
# More than so many things that are done stand behind one line, while anything is missing.
MOST_DONE = 2


def folded(tasks: list[Task]) -> dict[str, list[Task]]:
    """The lines of a next step: what is missing first in sight, what is done folded away where it is much."""
    done = [one for one in tasks if one["done"]]
    if not MOST_DONE < len(done) < len(tasks):
        return {"tasks": tasks, "done": []}
    return {"tasks": [one for one in tasks if not one["done"]], "done": done}


def task_of(condition: Condition, officer: Any = None, agreement: Agreement | None = None, stage: str = "") -> Task:
    """A line; for an approver with the way to go ahead without what is missing."""
    gone = condition.waived is not None
    task: Task = {"text": say(condition), "done": condition.met and not gone}
    if gone:
        return task | {"waived": waived_words(condition)}
    if agreement is not None and stage:
        link = waive_link(condition, officer, agreement, stage)
        task["links"] = [link] if link else []
    return task


def waived_words(condition: Condition) -> str:
    """Why one went ahead without it; of the other side's reason only that it decided so."""
    return condition.waived or _("the other side decided so")


def waive_link(condition: Condition, officer: Any, agreement: Agreement, stage: str) -> dict[str, str] | None:
    """The way to go ahead without it, for an approver."""
    if condition.met or not condition.waivable or not officer.has_role(Role.APPROVER):
        return None
    about = about_of(condition)
    address = reverse("agreement_waive", args=[agreement.key, stage, condition.code])
    return {"label": _("Go ahead without it"), "url": f"{address}?about={about}" if about else address}

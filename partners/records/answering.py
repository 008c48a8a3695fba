"""Taking the answer to a one-time link: one way, whatever the link asks about."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from partners.records.errors import Unseen
from partners.records.record import Audience
from partners.records.roots import claim
from partners.records.ways import AnswerLink, open_link


def link_take(
    token: str, subject: str, root_of: Callable[[AnswerLink], Any], *, agrees: bool, answered_by: str
) -> AnswerLink:
    """Take the answer of an open link about a `subject`, once, in the present transaction, with its root held.

    `root_of` finds the root of what the link shows, and raises Unseen once that is no longer shared; what it is
    about is read anew afterwards, as it is now that nobody else moves it. Raises Unseen for a spent or unknown link.
    """
    link = open_link(token)
    if link is None or link.subject != subject:
        raise Unseen
    claim(root_of(link), None)
    fresh = AnswerLink.objects.filter(pk=link.pk, answered_at=None, revoked_at=None)
    given = {"answer": "agreed" if agrees else "contested", "answered_by": answered_by.strip()}
    if not fresh.update(answered_at=timezone.now(), **given):
        raise Unseen
    link.refresh_from_db()
    taken: AnswerLink = link
    return taken


def link_shows(link: AnswerLink, rows: QuerySet[Any]) -> Any:
    """What a link shows, out of the `rows` of its subject. Raises Unseen when it is no longer shared."""
    shared = rows.filter(pk=link.subject_id, mistake_at=None).exclude(audience=Audience.NATIONAL)
    found = shared.first()
    if found is None:
        raise Unseen
    return found


def answerer_faults(link: AnswerLink) -> dict[str, list[str]]:
    """What is wrong with how whoever answered names itself: its function is asked for."""
    return {} if link.answered_by else {"answered_by": ["required"]}

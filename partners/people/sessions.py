"""Where an officer is signed in. A session ends with the rights that it was opened with."""

from datetime import datetime
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore

from partners.people.officer import Officer
from partners.records.errors import Unseen


def sessions_end(officer: Officer) -> int:
    """Sign an officer out everywhere; from how many places."""
    rows = list(UserSession.objects.filter(user_id=officer.pk))
    SessionStore.get_model_class().objects.filter(session_key__in=[row.session_key for row in rows]).delete()
    UserSession.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


def sessions_of(officer: Any) -> list[UserSession]:
    """The sessions of an officer that are still open, the one used last first."""
    rows: list[UserSession] = UserSession.objects.purge_and_list(officer)
    return sorted(rows, key=lambda row: row.last_seen_at, reverse=True)


def session_end(officer: Any, pk: int) -> None:
    """Sign an officer out in one place. Raises Unseen for a session of anybody else."""
    row = UserSession.objects.filter(user_id=officer.pk, pk=pk).first()
    if row is None:
        raise Unseen
    row.end()


def session_seen(session_key: str, at: datetime) -> bool:
    """Keep when a session was last used; whether it is in the list of sessions at all."""
    return bool(UserSession.objects.filter(session_key=session_key).update(last_seen_at=at))


def session_list(request: Any) -> None:
    """Put the session of a request into the list of sessions of its officer."""
    UserSession.objects.create_from_request(request)


def session_unlist(session_key: str) -> None:
    """Take a session that is over out of the list."""
    UserSession.objects.filter(session_key=session_key).delete()

"""What hangs on how an agreement stands, and follows whenever that is stored anew."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

Follower = Callable[[Collection[Any], Mapping[int, Any], date], None]
_followers: list[Follower] = []


def follows_standing(follower: Follower) -> Follower:
    """Register what is done, in the same transaction, once standings were stored.

    It is given the agreements, their standings by key, and the day.
    """
    if follower not in _followers:
        _followers.append(follower)
    return follower


def standings_moved(agreements: Collection[Any], standings: Mapping[int, Any], today: date) -> None:
    """Let all that follows do so."""
    for follower in _followers:
        follower(agreements, standings, today)

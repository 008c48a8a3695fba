"""What other subjects ask of activities, hang beneath them and let follow from them, without this room knowing them.

@asked_to_confirm
def coverage(situation: ActivitySituation) -> Iterable[Condition]: ...
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from partners.records.errors import Condition

Question = Callable[[Any], Iterable[Condition]]
Beneath = Callable[[Any], Iterable[Any]]
Follower = Callable[[Collection[Any]], None]
_TO_PLAN: list[Question] = []
_TO_CONFIRM: list[Question] = []
_BENEATH: dict[str, tuple[Beneath, Callable[[Any], list[str]]]] = {}
_FOLLOWERS: list[Follower] = []
_TO_COMMIT: list[Question] = []
_TO_GO_ON: list[Question] = []


def asked_to_confirm(question: Question) -> Question:
    """Have a question asked, of the side that looks, whenever it confirms."""
    return _register(question, _TO_CONFIRM)


def asked_to_commit(question: Question) -> Question:
    """Have a question asked when a side binds itself, as by accepting an offer, and whenever it confirms."""
    return _register(asked_to_confirm(question), _TO_COMMIT)


def asked_to_go_on(question: Question) -> Question:
    """Have a question asked before what both confirmed or accepted is carried on."""
    return _register(question, _TO_GO_ON)


def asked_to_plan(question: Question) -> Question:
    """Have a question asked when an activity is planned, and again whenever a side confirms it."""
    return _register(asked_to_confirm(question), _TO_PLAN)


def planning_asks(situation: Any) -> Iterator[Condition]:
    """What other subjects ask before an activity is planned, as a guard of the lifecycle."""
    for question in _TO_PLAN:
        yield from question(situation)


def confirming_asks(situation: Any) -> Iterator[Condition]:
    """What other subjects ask before a side confirms an activity, as a guard of the lifecycle."""
    for question in _TO_CONFIRM:
        yield from question(situation)


def committing_asks(situation: Any) -> Iterator[Condition]:
    """What other subjects ask before a side binds itself, as a guard of a lifecycle."""
    for question in (*_TO_PLAN, *_TO_COMMIT):
        yield from question(situation)


def going_on_asks(situation: Any) -> Iterator[Condition]:
    """What other subjects ask before what a side bound itself to is carried on, as a guard of a lifecycle."""
    for question in _TO_GO_ON:
        yield from question(situation)


def hangs_beneath(name: str, told: Callable[[Any], list[str]]) -> Callable[[Beneath], Beneath]:
    """Have parts of other subjects, wholes before their parts, be seen by both sides once an activity is shared.

    `told` says in codes, under `name`, what of them becomes visible by it.
    """

    def register(parts: Beneath) -> Beneath:
        _BENEATH[name] = (parts, told)
        return parts

    return register


def beneath_elsewhere(activity: Any) -> list[Any]:
    """The parts of other subjects that both sides see of a shared activity."""
    return [rows for parts, _told in _BENEATH.values() for rows in parts(activity)]


def disclosed_elsewhere(activity: Any) -> dict[str, list[str]]:
    """What of the parts of other subjects becomes visible to the other side."""
    return {name: told(activity) for name, (_parts, told) in _BENEATH.items()}


def follows_activities(follower: Follower) -> Follower:
    """Register what is done, in the same transaction, once activities have changed."""
    if follower not in _FOLLOWERS:
        _FOLLOWERS.append(follower)
    return follower


def activities_changed(activities: Collection[Any]) -> None:
    """Let all that follows from activities do so; set-wise."""
    for follower in _FOLLOWERS:
        follower(activities)


def _register(question: Question, asked: list[Question]) -> Question:
    if question not in asked:
        asked.append(question)
    return question

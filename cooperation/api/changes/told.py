"""One kind of record that the feed tells of: how it is answered, and beneath which root it hangs."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from agreements.activities.access import activity_keys
from agreements.instruments.access import keys_of
from agreements.models import Activity, Agreement, Due, ReciprocityEntry, Understanding
from agreements.reciprocity.access import entry_keys
from agreements.reciprocity.understood import understanding_keys
from cooperation.api.addresses import activity_url, agreement_url
from cooperation.api.meetings.rows import meeting_url, series_url
from cooperation.api.reciprocity.rows import given_url, understanding_url
from cooperation.meetings.access import meeting_keys, series_keys
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.series import MeetingSeries
from partners.models import StepTaken
from partners.records.record import Reader

Row = dict[str, Any]
States = dict[int, Row]
# A root by the code of its kind and its key.
Root = tuple[str, int]


# How the keys of each kind of root are named, and where it is found.
ROOTS: Mapping[str, tuple[Callable[[Collection[int]], dict[int, str]], Callable[[str], str]]] = {
    Agreement.subject: (keys_of, agreement_url),
    Activity.subject: (activity_keys, activity_url),
    Meeting.subject: (meeting_keys, meeting_url),
    MeetingSeries.subject: (series_keys, series_url),
    ReciprocityEntry.subject: (entry_keys, given_url),
    Understanding.subject: (understanding_keys, understanding_url),
}


@dataclass(frozen=True)
class Told:
    """One kind of record: its name in the feed, its columns that are answered, how it is read, beneath which kind of
    root it hangs and by which column; `pk` for a root itself."""

    name: str
    model: Any
    columns: frozenset[str]
    states: Callable[[Reader, Collection[int]], States]
    root: str
    above: str

    def roots(self, reader: Reader, keys: Collection[int]) -> dict[int, Root]:
        """What these records hang beneath, of those in sight now."""
        if self.model is StepTaken:
            return _roots_of_steps(reader, keys)
        rows = self.model.objects.visible_to(reader).filter(pk__in=keys).values_list("pk", self.above)
        return {pk: (self.root, above) for pk, above in rows}


def each(model: Any, made: Callable[[Any], Row], *joined: str) -> Callable[[Reader, Collection[int]], States]:
    """How records that are answered one by one are read; one query."""

    def states(reader: Reader, keys: Collection[int]) -> States:
        rows = model.objects.visible_to(reader).filter(pk__in=keys).select_related(*joined)
        return {one.pk: made(one) for one in rows}

    return states


def _roots_of_steps(reader: Reader, keys: Collection[int]) -> dict[int, Root]:
    """A step belongs to a root, or to an occasion beneath an agreement; never is one's number taken for another's."""
    rows = StepTaken.objects.visible_to(reader).filter(pk__in=keys)
    taken = {pk: (subject, of) for pk, subject, of in rows.values_list("pk", "subject", "subject_id")}
    dues = {of for subject, of in taken.values() if subject == Due.subject}
    above = dict(Due.objects.visible_to(reader).filter(pk__in=dues).values_list("pk", "agreement")) if dues else {}
    found = {pk: root for pk, root in taken.items() if root[0] in ROOTS}
    return found | {
        pk: (Agreement.subject, above[of])
        for pk, (subject, of) in taken.items()
        if subject == Due.subject and of in above
    }


def roots_named(roots: Collection[Root]) -> dict[Root, str]:
    """The addresses of roots, as they stand in addresses; a query for each kind."""
    found: dict[Root, str] = {}
    for kind, (named, _) in ROOTS.items():
        if keys := {key for one, key in roots if one == kind}:
            found |= {(kind, key): name for key, name in named(keys).items()}
    return found


def root_url(root: Root, name: str) -> str:
    """Where a root is found."""
    return ROOTS[root[0]][1](name)

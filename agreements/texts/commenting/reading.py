"""The remarks on a text as a reader may see them, by clause and place."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from agreements.instruments.agreement import Agreement
from agreements.texts.commenting.comment import TextComment


@dataclass
class Thread:
    """A remark with its replies, oldest first."""

    comment: TextComment
    replies: list[TextComment] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether nobody closed it."""
        return self.comment.resolved_at is None


def threads_of(reader: Any, agreement: Agreement) -> list[Thread]:
    """The remarks in sight of `reader` on an agreement's texts, the open ones first; one query."""
    rows = (
        TextComment.objects.visible_to(reader)
        .filter(agreement=agreement)
        .select_related("author", "owner", "resolved_by", "version")
        .order_by("id")
    )
    threads: dict[int, Thread] = {}
    for row in rows:
        if row.reply_to_id is None:
            threads[row.pk] = Thread(row)
        elif row.reply_to_id in threads:
            threads[row.reply_to_id].replies.append(row)
    return sorted(threads.values(), key=lambda one: (not one.is_open, one.comment.pk))


def by_part(threads: Sequence[Thread]) -> dict[str, list[Thread]]:
    """The remarks by the lasting name of the clause that they are about."""
    found: dict[str, list[Thread]] = defaultdict(list)
    for one in threads:
        if one.comment.part:
            found[one.comment.part].append(one)
    return found

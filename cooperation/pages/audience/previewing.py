"""A record as the partner or everyone would see it, read with their eyes; for the party that wrote it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cooperation.words import party_name
from partners.records.errors import Unseen
from partners.records.record import PUBLIC, Audience, Viewpoint
from partners.records.roots import Root


@dataclass(frozen=True)
class Eyes:
    """Whose sight a page is shown with.

    `reader` is the side as a whole, or the public. What follows the record is read by `parts`: what is not shown to
    them yet is shown as it would be by that decision, and nothing that stays with us is among it.
    """

    reader: Any
    parts: Any
    audience: Audience
    hidden: bool
    banner: str


def eyes_of(officer: Any, root: Root, seen_as: str) -> Eyes:
    """The eyes of the partner (`parties`) or of everyone (`public`). Raises Unseen for others than the owner."""
    pair: Any = root.partnership
    known = ("parties", "public") if pair.has(officer.party_id) else ("public",)
    if not (officer.reads_national and root.owner_id == officer.party_id) or seen_as not in known:
        raise Unseen
    target, partner = Audience(seen_as), pair.other(officer.party_id)
    reader = PUBLIC if target == Audience.PUBLIC else Viewpoint(partner.pk, root.marking)
    hidden = Audience(root.audience).rank < target.rank
    return Eyes(reader, officer if hidden else reader, target, hidden, banner(partner, target, hidden))


def banner(partner: Any, target: Audience, hidden: bool) -> str:
    """With whose eyes one looks, and whether they see it yet."""
    if target == Audience.PARTIES:
        words = _("You see this as %(party)s sees it.")
        if hidden:
            words = _("%(party)s does not see this yet. Once it is shared, they see it so.")
        return words % {"party": party_name(partner)}
    if hidden:
        return _("The public does not see this yet. Once it is released, everyone sees it so.")
    return _("You see this as everyone sees it.")


def preview_tabs(name: str, root: Root, officer: Any, current: str, key: str = "") -> dict[str, Any]:
    """The ways to both as tabs, of which one is open."""
    views = previews(name, root, officer, key)
    links = [{**one, "current": one["url"].endswith(f"/{current}/")} for one in views]
    return {"label": _("Who sees it"), "links": links}


def previews(name: str, root: Root, officer: Any, key: str = "") -> list[dict[str, str]]:
    """The ways to both; `name` is that of the address, `key` what the root is found by there, where not its own."""
    pair: Any = root.partnership
    views = [("parties", _("As the partner sees it"))] if pair.has(officer.party_id) else []
    views.append(("public", _("As everyone sees it")))
    return [{"label": words, "url": reverse(name, args=[key or str(root), view])} for view, words in views]

"""The record that a notice is about, as far as its reader still sees it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from agreements.models import Agreement
from partners.models import Notice
from partners.records.record import Audience


@dataclass(frozen=True)
class About:
    """What a notice is about: its reference if it has one, its title, where it stands, whether all may know."""

    reference: str
    title: str
    url: str
    is_public: bool


def abouts(notices: Iterable[Notice], reader: Any) -> dict[int, About]:
    """The records of these notices that `reader` sees, by the notice's key."""
    wanted = {one.pk: one.subject_id for one in notices if one.subject == Agreement.subject and one.subject_id}
    seen = {one.pk: _about(one) for one in Agreement.objects.visible_to(reader).filter(pk__in=set(wanted.values()))}
    return {notice: seen[record] for notice, record in wanted.items() if record in seen}


def _about(agreement: Agreement) -> About:
    title = agreement.title_in(get_language() or "en")
    url = reverse("agreement", args=[agreement.key])
    return About(agreement.reference or "", title, url, agreement.audience == Audience.PUBLIC)

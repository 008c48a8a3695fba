"""The ways to what the next step of an agreement still needs, for one officer."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.instruments.acts import ActOffer
from agreements.instruments.agreement import Agreement
from agreements.instruments.links import ASKABLE
from agreements.instruments.vocabulary import BEFORE_SIGNATURE, Door, Status
from agreements.terms.clauses import ActKind
from cooperation.pages.agreements.reading import Reading
from cooperation.pages.agreements.sight import decides
from cooperation.pages.agreements.ways_to_meet import way_elsewhere
from partners.records.errors import Condition
from partners.records.record import Audience
from partners.records.ways import Way

Link = dict[str, Any]

# Where each condition is met, for whoever may edit the record.
_EDITED = {
    "purpose_written": "purpose",
    "areas_named": "areas",
    "nature_proposed": "legal_nature",
    "entry_chosen": "entry_method",
    "term_chosen": "term_kind",
    "notice_chosen": "notice_months",
    "title_in_both_languages": "title_language",
}
_OWN_HALF = {
    "parent_settled": "stands_alone",
    "finance_noted": "finance_note",
    "responsible_named": "responsible",
    "partner_contact_named": "partner_contact",
    "duplicates_checked": "duplicates_checked",
    "talks_level_set": "talks_level",
}
# Where in our half the rest is kept.
_KEPT = {"opinion_given_by": "opinions", "opinion_not_against": "opinions"}
_JOINT = {"instruments_exchanged": ActKind.EXCHANGED, "entry_recorded": ActKind.ENTERED}


class Ways:
    """What one officer can do about each condition that is not met; `asked` gathers the acts that it leads to."""

    def __init__(self, reading: Reading, officer: Any, acts: Iterable[ActOffer]) -> None:
        self.reading, self.officer = reading, officer
        self.key = reading.agreement.key
        self.acts = {(one.kind, one.side.pk if one.side else None): one for one in acts}
        self.asked: set[tuple[str, int | None]] = set()

    def to(self, condition: Condition) -> Iterator[Link | None]:
        """What this officer can do about a condition that is not met."""
        code = condition.code
        if code in _EDITED:
            yield self._edit("agreement_edit", _EDITED[code])
        elif code in _OWN_HALF:
            if code == "parent_settled":
                yield self._edit("agreement_edit", "parent", _("Name it"))
            yield self._edit("agreement_half", _OWN_HALF[code], _("There is none") if code == "parent_settled" else "")
        elif code in _KEPT:
            url = reverse("agreement_own", args=[self.key])
            yield {"label": _("Look at them"), "url": f"{url}#{_KEPT[code]}"} if self.officer.writes else None
        elif code == "shared_with_partner":
            yield self._share()
        elif "party" in condition.data:
            yield from self._act(str(condition.data["act"]), str(condition.data["party"]))
        elif code in _JOINT:
            yield self._record(_JOINT[code], None)
        else:
            yield way_elsewhere(condition, self.key, self.officer)

    def _edit(self, name: str, field: str, text: str = "") -> Link | None:
        if not self.officer.writes:
            return None
        if name == "agreement_edit" and not self._editable():
            return None
        return {"label": text or _("Fill in"), "url": f"{reverse(name, args=[self.key])}#id_{field}"}

    def _editable(self) -> bool:
        agreement = self.reading.agreement
        return is_editable(agreement) and agreement.owner_id == self.officer.party_id

    def _share(self) -> Link | None:
        if not self.officer.writes or self.reading.agreement.owner_id != self.officer.party_id:
            return None
        asked = self.reading.request
        if asked and not decides(self.officer, asked):
            return None
        return {"label": _("Decide") if asked else _("Share it"), "url": reverse("agreement_audience", args=[self.key])}

    def _act(self, kind: str, code: str) -> Iterator[Link | None]:
        side = next(one for one in self.reading.sides if one.code == code)
        yield self._record(kind, side)
        offer = self.acts.get((kind, side.pk))
        shared = self.reading.agreement.audience != Audience.NATIONAL
        if offer and offer.allowed and offer.way == Way.REPORTED and kind in ASKABLE and shared:
            yield {"label": _("Send a one-time link"), "url": reverse("agreement_link", args=[self.key, kind])}

    def _record(self, kind: str, side: Any) -> Link | None:
        self.asked.add((kind, side.pk if side else None))
        offer = self.acts.get((kind, side.pk if side else None))
        if offer is None or not offer.allowed:
            return None
        text = _("Report it for them") if offer.way == Way.REPORTED else _("Record it")
        return {"label": text, "url": act_url(self.key, kind, side)}

    def waits(self, condition: Condition, doable: bool) -> str:
        """Why nothing can be done from here."""
        if condition.code == "shared_with_partner" and not doable and self.reading.is_owner:
            return _("It is asked for, and waits for an approver.") if self.reading.request else ""
        if "party" not in condition.data or doable or not self.officer.writes:
            return ""
        side = next(one for one in self.reading.sides if one.code == condition.data["party"])
        if side.pk == self.officer.party_id:
            return _("An approver of ours does this.") if condition.code == "signed_by" else ""
        return _("It has officers here and acts for itself.")


def act_url(key: str, kind: str, side: Any) -> str:
    """Where an act is recorded: of one side, or of both together."""
    return reverse("agreement_act", args=[key, kind, side.code if side else "both"])


def is_editable(agreement: Agreement) -> bool:
    """Whether it is still edited; once the text is agreed, or recorded as it exists, it is corrected instead."""
    prepared = agreement.status in BEFORE_SIGNATURE and agreement.status != Status.TEXT_AGREED
    return agreement.door == Door.PREPARED and prepared

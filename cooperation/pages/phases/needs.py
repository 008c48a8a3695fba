"""What gates need of an officer, as rows of home and of To do."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from cooperation.desk.waiting import Asked, to_decide, waiting_of
from cooperation.pages.activities.intelligence.needs import exchange_rows
from cooperation.pages.activities.needs import activity_rows
from cooperation.pages.coverage.turned import risk_rows
from cooperation.pages.naming import pair_name
from cooperation.pages.phases.told import gate_address, gate_title, on_day, short_code
from cooperation.pages.reciprocity.needs import balance_rows
from cooperation.phases.gate import Gate, GateCondition
from cooperation.phases.phase import PartnershipPhase
from cooperation.phases.reading import GATE_JOINED, JOINED
from cooperation.phases.vocabulary import GateStatus
from cooperation.words import label
from partners.models import Partnership, Role

Row = dict[str, Any]
# From so long before its day a condition stands on home.
AHEAD = timedelta(days=60)


def doings(officer: Any, today: date, asked: Asked = None) -> list[Row]:
    """What gates, activities, registers of exchanges and balances need of an officer; first legal risks that turned.

    `asked` are the requests that wait: read once for all four, where they are not at hand.
    """
    if asked is None and officer.has_role(Role.APPROVER):
        asked = waiting_of(officer)
    found = gate_rows(officer, today, asked) + activity_rows(officer, today, asked=asked)
    return [*risk_rows(officer), *found, *exchange_rows(officer, today), *balance_rows(officer, today, asked)]


def gate_rows(officer: Any, today: date, asked: Asked = None) -> list[Row]:
    """Gates that wait for our decision, conditions that lapse, and views to be shared; three queries or fewer."""
    if not officer.writes:
        return []
    rows = [*_lapsing(officer, today)]
    if officer.has_role(Role.APPROVER):
        rows = [*_to_share(officer, asked), *_to_decide(officer), *rows]
    return rows


def _ours(officer: Any) -> Any:
    return Partnership.objects.of(officer.party_id)


def _row(what: str, since: str, otherwise: str, url: str, action: str, about: str, tone: str = "") -> Row:
    button = {"label": action, "url": url, "about": about}
    return {
        "what": what,
        "url": url,
        "since": since,
        "otherwise": otherwise,
        "tone": tone,
        "tag": None,
        "action": button,
    }


def _to_share(officer: Any, asked: Asked) -> list[Row]:
    keys = [one.subject_id for one in to_decide(officer, asked, PartnershipPhase.subject)]
    seen = PartnershipPhase.objects.visible_to(officer).filter(pk__in=keys)
    rows = []
    for one in seen.select_related(*JOINED).order_by("id"):
        name = pair_name(one.partnership, officer)
        what = _("Decide who sees the phase of the partnership with %(partner)s") % {"partner": name}
        url = reverse("phase_audience", args=[short_code(one.partnership, officer)])
        rows.append(_row(what, "", _("Until you decide, nothing changes."), url, _("Decide"), name))
    return rows


def _to_decide(officer: Any) -> list[Row]:
    seen = Gate.objects.visible_to(officer).filter(status=GateStatus.IN_REVIEW, partnership__in=_ours(officer))
    seen = seen.exclude(acts__side=officer.party_id, acts__mistake_at=None)
    seen = seen if settings.DECIDE_ALONE else seen.exclude(tabled_by=officer.pk)
    rows = []
    for gate in seen.select_related(*GATE_JOINED).order_by("id"):
        name = pair_name(gate.phase.partnership, officer)
        said = {"partner": name, "phase": label("phase", gate.to_phase)}
        what = _("Decide whether the partnership with %(partner)s goes on to: %(phase)s") % said
        since = _("Gate meeting on %(day)s.") % {"day": on_day(gate.meets_on)} if gate.meets_on else ""
        otherwise = _("Until both sides decide, it stays in its phase.")
        rows.append(_row(what, since, otherwise, gate_address("gate", gate, officer), _("Decide"), name))
    return rows


def _lapsing(officer: Any, today: date) -> list[Row]:
    joined = [f"gate__{one}" for one in GATE_JOINED]
    seen = GateCondition.objects.visible_to(officer).filter(
        gate__status=GateStatus.CONDITIONAL, met_on=None, due_on__lte=today + AHEAD, partnership__in=_ours(officer)
    )
    rows = []
    for one in seen.select_related("side", *joined).order_by("due_on", "id"):
        said = {"what": one.text, "partner": pair_name(one.gate.phase.partnership, officer)}
        theirs = one.side_id != officer.party_id
        words = (
            _("%(partner)s is to meet a condition: %(what)s") if theirs else _("Meet a condition of the gate: %(what)s")
        )
        since = _("Due by %(day)s.") % {"day": on_day(one.due_on)}
        otherwise = _("After that day the partnership falls back a phase.")
        url = gate_address("gate", one.gate, officer)
        tone = "warn" if one.due_on < today + AHEAD / 4 else ""
        rows.append(_row(words % said, since, otherwise, url, _("Go on"), gate_title(one.gate), tone))
    return rows

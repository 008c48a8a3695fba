"""What each side did: the acts of an agreement, in which of the three ways, and who objects."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.instruments.act_rules import ACT_RULES, may_record
from agreements.instruments.agreement import Agreement
from agreements.instruments.signing.signatory import Manner
from agreements.models import AgreementAct, Signatory
from agreements.terms.clauses import ActKind
from cooperation.pages.agreements.facts import act_source
from cooperation.pages.agreements.reading import Reading
from cooperation.words import label, term
from cooperation.words.dates import date_words, length_words
from partners.models import Contest, Role
from partners.records.ways import Way

Cell = dict[str, Any]


def deeds(reading: Reading, officer: Any = None) -> dict[str, Any]:
    """The table of acts; with an officer also what this officer may do to each of them."""
    columns = [{"label": _("What")}, {"label": _("Whose")}, {"label": _("When")}]
    acts = sorted(reading.acts, key=lambda act: (act.on, act.pk))
    rows = [{"cells": _cells(reading, act)} for act in acts]
    if any(act.source or act.evidence for act in acts):
        columns.append({"label": _("Shown by")})
        for row, act in zip(rows, acts, strict=True):
            row["cells"].append(_shown_by(act))
    mends = [_mend(reading, act, officer) if officer else {} for act in acts]
    if any(mends):
        columns.append({"label": ""})
        for row, mend in zip(rows, mends, strict=True):
            row["cells"].append(mend)
    return {"columns": columns, "rows": rows, "doable": any(mends)}


def _cells(reading: Reading, act: AgreementAct) -> list[Cell]:
    return [
        {
            "text": label("act", act.kind),
            "term": term(act.kind),
            "note": _details(reading, act),
            **_successor(reading, act),
        },
        _whose(reading, act),
        {"text": date_words(act.on, "short")},
    ]


def _details(reading: Reading, act: AgreementAct) -> str:
    months = _("for %(length)s") % {"length": length_words(act.months)} if act.months else ""
    who = "; ".join(_signatory(one) for one in reading.signed_by(act))
    manner = label("manner", act.manner) if act.manner == Manner.ON_SCREEN else ""
    if act.manner == Manner.ON_PAPER and act.recorded_by and _is_ours(reading, act):
        manner = _("signed on paper, recorded by %(name)s") % {"name": act.recorded_by.name}
    parts = (act.place, who or act.capacity, manner, months, act.number, act.clause, act.note)
    return " · ".join(part for part in parts if part)


def _is_ours(reading: Reading, act: AgreementAct) -> bool:
    """Whether the reader is of the party that recorded it; in a preview nobody is."""
    return reading.reader.reads_national and reading.reader.party_id == act.owner_id


def _signatory(one: Signatory) -> str:
    """Who signed: name, function, and the full powers where there are."""
    paper = _("full powers %(reference)s") % {"reference": one.reference} if one.reference else ""
    return ", ".join(part for part in (one.name, one.function, paper) if part)


def _successor(reading: Reading, act: AgreementAct) -> Cell:
    """The way to the agreement that took the place of this one, where it is in sight."""
    key = reading.successors.get(act.successor_id or 0)
    return {"url": reverse("agreement", args=[key])} if key and reading.reader.party_id else {}


def _whose(reading: Reading, act: AgreementAct) -> Cell:
    cell: Cell = {"text": reading.names.get(act.side_id, "") if act.side_id else _("both sides"), "tags": []}
    way = way_words(reading, act.way, act.owner_id, joint=act.side_id is None, sourced=bool(act.source))
    if act.way == Way.REPORTED and way:
        cell["tags"].append({"text": way, "tone": "warn"})
    else:
        cell["note"] = way
    objections = len(reading.objections_to(act.pk))
    if objections:
        text = ngettext("contested", "contested %(count)d times", objections) % {"count": objections}
        cell["tags"].append({"text": text, "tone": "bad"})
    return cell


def way_words(reading: Reading, way: str, owner: int | None, *, joint: bool = False, sourced: bool = False) -> str:
    """In which way a side acted, seen from the reader's; empty where its source says all there is to say."""
    if way == Way.LINK:
        return _("by one-time link")
    if way == Way.OFFICER:
        return "" if joint else _("by its own officer")
    if joint and sourced:
        return ""
    if owner == reading.reader.party_id:
        return _("reported by us")
    return _("reported by %(party)s") % {"party": reading.names.get(owner, "")}


def _shown_by(act: AgreementAct) -> Cell:
    source = act_source(act)
    cell: Cell = {"text": source.get("source", ""), "url": source.get("source_url", "")}
    if act.source and act.evidence:
        cell["note"] = act.evidence
    elif source.get("as_of"):
        cell["note"] = _("as of %(when)s") % {"when": source["as_of"]}
    return cell


def _mend(reading: Reading, act: AgreementAct, officer: Any) -> Cell:
    """Correct what one's own party recorded, contest what the other did."""
    about = label("act", act.kind)
    address = [reading.agreement.key, act.pk]
    if act.owner_id == officer.party_id:
        if not _may_mend(reading.agreement, act, officer):
            return {}
        return {
            "action": {"label": _("Correct"), "about": about, "url": reverse("agreement_act_correct", args=address)}
        }
    if not reading.is_party or not (officer.writes or officer.has_role(Role.GUEST)):
        return {}
    return {"action": {"label": _("Contest"), "about": about, "url": reverse("agreement_act_contest", args=address)}}


def _may_mend(agreement: Agreement, act: AgreementAct, officer: Any) -> bool:
    reported = act.side_id is not None and act.side_id != officer.party_id
    return may_record(officer, ACT_RULES[ActKind(act.kind)], agreement.door, reported)


def _settle(reading: Reading, contest: Contest) -> dict[str, Any] | None:
    """The side that objected takes its objection back."""
    if contest.party_id != reading.reader.party_id or not reading.is_party:
        return None
    address = [reading.agreement.key, contest.pk]
    return {
        "label": _("It is settled"),
        "post_url": reverse("agreement_contest_settle", args=address),
        "kind": "plain",
    }


def objections(reading: Reading) -> list[dict[str, Any]]:
    """Every objection that is not settled: who, to what, why."""
    acts: dict[int | None, str] = {act.pk: label("act", act.kind) for act in reading.acts}
    return [
        {
            "who": reading.names.get(one.party_id, ""),
            "what": acts.get(one.act_id, ""),
            "reason": one.reason,
            "when": date_words(one.created_at.date().isoformat()),
            "settle": _settle(reading, one),
        }
        for one in reading.contests
        if not one.settled_at
    ]

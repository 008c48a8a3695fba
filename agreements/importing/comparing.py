"""What a row would change of an agreement that is known; nothing is written."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from agreements.importing.changes import Changes, words_of
from agreements.importing.fields import ACT, ACT_SAYS, PLAIN, SIDE, STATEMENT
from agreements.importing.lines import Lines
from agreements.importing.lines import said as cell
from agreements.importing.read import RowRead
from agreements.importing.template import TemplateLine, TemplateProfile, statement_of, titles_of
from agreements.instruments.agreement import Agreement
from agreements.instruments.entry import ActEntry, AgreementEntry, StatementEntry
from agreements.instruments.parts import AgreementAct, AgreementSide, Statement
from partners.records.imports.faults import refused

_PLAIN_ENTRY = AgreementEntry(parties=(), titles={})
# What a side says of itself by its own texts.
_SIDE_TEXTS = ("file_number", "their_file_number", "original_place", "partner_contact", "finance_note")


def changes_by_list(lines: Lines, agreement: Agreement, entry: AgreementEntry) -> Changes:
    """By a list: what it states replaces what stands there; what it does not state stays."""
    changes = Changes(digest=entry.digest)
    titles = {**agreement.titles, **entry.titles}
    if titles != agreement.titles:
        changes.value("titles", agreement.titles, titles)
    for name in PLAIN:
        stated, present = getattr(entry, name), getattr(agreement, name)
        if stated != getattr(_PLAIN_ENTRY, name) and cell(stated) != cell(present):
            changes.value(name, present, list(stated) if isinstance(stated, tuple) else stated)
    codes = {agreement.partnership.party_a.code, agreement.partnership.party_b.code}
    if entry.parties and not set(entry.parties) <= codes:
        changes.findings.append(refused("parties", "other_parties", " ".join(entry.parties), *sorted(codes)))
    _acts_by_list(changes, lines.acts[agreement.pk], entry.acts)
    _statements_by_list(changes, lines.statements[agreement.pk], entry.statements)
    _side_by_list(changes, lines.sides.get(agreement.pk), entry.side)
    return changes


def _acts_by_list(changes: Changes, present: Sequence[AgreementAct], stated: Sequence[ActEntry]) -> None:
    known = {(act.kind, act.side.code if act.side else ""): act for act in present}
    for entry in stated:
        act = known.get((entry.kind, entry.side))
        if act is None:
            changes.new_act(entry)
            continue
        for name in ("on", "place", "note"):
            if getattr(entry, name) and getattr(entry, name) != getattr(act, name):
                changes.act(act.pk, name, getattr(act, name), getattr(entry, name))


def _statements_by_list(changes: Changes, present: Sequence[Statement], stated: Sequence[StatementEntry]) -> None:
    known = {(one.field, one.source): one for one in present}
    same = {(one.field, one.source, words_of(one.says)) for one in present}
    for entry in stated:
        if (entry.field, entry.source, words_of(entry.says)) not in same:
            changes.statement(entry, known.get((entry.field, entry.source)))


def _side_by_list(changes: Changes, present: Any, stated: Mapping[str, Any]) -> None:
    for name in _SIDE_TEXTS:
        before = getattr(present, name, "")
        if stated.get(name) and stated[name] != before:
            changes.ours(name, before, stated[name])
    before = getattr(present, "notes", "")
    held = set(before.splitlines())
    fresh = [line for line in str(stated.get("notes", "")).splitlines() if line not in held]
    if fresh:
        changes.ours("notes", before, "\n".join([*filter(None, [before]), *fresh]))


def changes_by_template(
    lines: Lines, agreement: Agreement, read: RowRead, profile: TemplateProfile, parties: Mapping[str, Any]
) -> Changes:
    """By our template: each cell that says something else than the export would say now."""
    changes, cells = Changes(), read.parts.cells
    present = lines.whole(agreement)
    differing = {name for name, text in cells.items() if name in present and text != present[name]}
    _whole_by_template(changes, agreement, cells, differing, profile, parties)
    _side_by_template(changes, lines.sides.get(agreement.pk), cells, differing, profile)
    acts = {str(act.pk): act for act in lines.acts[agreement.pk]}
    statements = {str(one.pk): one for one in lines.statements[agreement.pk]}
    for line in read.parts.lines:
        if line.record == ACT:
            _act_by_template(changes, acts, line, lines, agreement, profile)
        elif line.record == STATEMENT:
            _statement_by_template(changes, statements, line, lines, agreement)
    return changes


def _whole_by_template(
    changes: Changes,
    agreement: Agreement,
    cells: Mapping[str, str],
    differing: set[str],
    profile: TemplateProfile,
    parties: Mapping[str, Any],
) -> None:
    if any(name.startswith("title_") for name in differing):
        kept = {one: text for one, text in agreement.titles.items() if f"title_{one}" not in cells}
        changes.value("titles", agreement.titles, kept | titles_of(cells))
    for name in PLAIN:
        if name in differing:
            value = profile.value(Agreement, name, cells[name], changes.findings)
            changes.value(name, getattr(agreement, name), list(value) if isinstance(value, tuple) else value)
    for name in ("party_a", "party_b", "source_id", "parent"):
        if name in differing:
            changes.findings.append(refused(name, "not_by_table", cells[name]))
    if "framework" in differing:
        found = parties.get(cells["framework"])
        if cells["framework"] and found is None:
            changes.findings.append(refused("framework", "unknown", cells["framework"]))
        changes.value("framework", agreement.framework, found)


def _side_by_template(
    changes: Changes, present: Any, cells: Mapping[str, str], differing: set[str], profile: TemplateProfile
) -> None:
    for name in SIDE:
        if f"our_{name}" in differing:
            value = profile.value(AgreementSide, name, cells[f"our_{name}"], changes.findings)
            changes.ours(name, getattr(present, name, None), value)


def _act_by_template(
    changes: Changes,
    present: Mapping[str, AgreementAct],
    line: TemplateLine,
    lines: Lines,
    agreement: Agreement,
    profile: TemplateProfile,
) -> None:
    if not line.id:
        changes.new_act(profile.act(line.cells, changes.findings))
        return
    act = present.get(line.id)
    if act is None:
        changes.findings.append(refused("id", "no_such_line", line.id))
        return
    now = lines.act(agreement, act)
    for name in _differing(line.cells, now):
        if name in ACT_SAYS:
            value = profile.value(AgreementAct, name, line.cells[name], changes.findings)
            changes.act(act.pk, name, getattr(act, name), value)
        elif name in ("act", "side"):
            changes.findings.append(refused(name, "not_by_table", line.cells[name]))


def _statement_by_template(
    changes: Changes, present: Mapping[str, Statement], line: TemplateLine, lines: Lines, agreement: Agreement
) -> None:
    entry = statement_of(line.cells)
    known = present.get(line.id)
    if line.id and known is None:
        changes.findings.append(refused("id", "no_such_line", line.id))
    elif known is None or any(_differing(line.cells, lines.statement(agreement, known))):
        changes.statement(entry, known)


def _differing(cells: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    return (name for name, text in cells.items() if name in now and name != "agreement" and text != now[name])

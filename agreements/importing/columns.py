"""Under which heading of a file stands what a row would change."""

from collections.abc import Sequence

from agreements.importing.changes import Changes
from agreements.importing.read import Profile
from agreements.instruments.parts import AgreementAct
from agreements.terms.clauses import ActKind

_ACTS = {ActKind.SIGNED: "acts.0.on", ActKind.ENTERED: "acts.1.on"}


def column_of_list(profile: Profile, cell: str, changes: Changes, acts: Sequence[AgreementAct]) -> str:
    """The heading of a list over a cell of `changes`; the code of the field where nothing stands over it."""
    kind, _, rest = cell.partition(".")
    first, _, last = rest.partition(".")
    if kind == "titles":
        return profile.heading(f"title_{rest}")
    if kind == "side":
        return profile.heading(rest)
    if kind == "statement":
        return profile.heading(changes.said[int(last)].field)
    if kind != "act":
        return profile.heading(cell)
    if last in ("place", "note"):
        return profile.heading(last)
    act = changes.new_acts[int(last)] if first == "new" else next(one for one in acts if one.pk == int(first))
    return profile.heading(_ACTS.get(ActKind(act.kind), act.kind))


def column_of_template(cell: str) -> str:
    """The heading of our template over a cell of changes."""
    kind, _, rest = cell.partition(".")
    first, _, last = rest.partition(".")
    if kind == "titles":
        return f"title_{rest}"
    if kind == "side":
        return f"our_{rest}"
    if kind == "statement":
        return "field"
    return cell if kind != "act" else "act" if first == "new" else last

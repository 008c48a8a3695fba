"""What there is on stage to put into addresses: agreements, and what stands beneath them."""

from collections.abc import Callable
from functools import cache
from typing import Any

from agreements.activities.moving import fresh_activity
from agreements.models import (
    AgreementAct,
    Clause,
    Document,
    DueAct,
    PrintMade,
    TextComment,
    TextVersion,
)
from partners.models import AnswerLink, Contest, PartyFact, SameAs
from tests.cooperation.canary.scene import Scene
from tests.walks import fresh

Values = Callable[[Scene], list[dict[str, Any]]]

NOBODY = "nothing-here"


@cache
def keys(scene: Scene) -> list[dict[str, Any]]:
    """Each agreement at each of its addresses, and one that there is not."""
    return [{"key": key} for key in (*scene.keys().values(), NOBODY)]


def with_key(name: str, *values: Any) -> Values:
    """Each agreement with each of these values."""
    return lambda scene: [{**one, name: value} for one in keys(scene) for value in values]


def acts(name: str) -> Values:
    """Each agreement with one of its acts."""

    def found(scene: Scene) -> list[dict[str, Any]]:
        rows = []
        for agreement in scene.agreements.values():
            act = AgreementAct._base_manager.filter(agreement=agreement).order_by("pk").first()
            agreement.refresh_from_db()
            rows.append({"key": agreement.key, name: act.pk if act else 1})
        return [*rows, {"key": NOBODY, name: 1}]

    return found


def documents(name: str) -> Values:
    """Each document, beneath its agreement."""

    def found(scene: Scene) -> list[dict[str, Any]]:
        ours = [one.pk for one in scene.agreements.values()]
        rows = Document._base_manager.filter(agreement__in=ours).select_related("agreement").order_by("pk")
        return [*({"key": one.agreement.key, name: one.pk} for one in rows), {"key": NOBODY, name: 1}]

    return found


def joined(scene: Scene) -> list[dict[str, Any]]:
    """Each record that is the same as another, beneath the one that stays."""
    kept = {one.pk: one for one in scene.agreements.values()}
    rows = SameAs._base_manager.filter(subject="agreement", kept_id__in=kept)
    found = [{"key": fresh(kept[one.kept_id]).key, "pk": one.duplicate_id} for one in rows]
    return [*found, {"key": NOBODY, "pk": 1}]


def papers(scene: Scene) -> list[dict[str, Any]]:
    """The papers of each agreement."""
    forms = (("record", "pdf"), ("note", "docx"), ("text", "pdf"), ("consolidated", "docx"))
    return [{**one, "paper": paper, "form": form} for one in keys(scene) for paper, form in forms]


def prints(scene: Scene) -> list[dict[str, Any]]:
    """The codes of prints; whoever has one is led by it."""
    return [{"code": code} for code in (*PrintMade._base_manager.values_list("code", flat=True), "AAAAAAAAAA")]


def links(scene: Scene) -> list[dict[str, Any]]:
    """Each link, and one that there is not."""
    return [{"link_id": one.pk} for one in AnswerLink._base_manager.all()] + [{"link_id": 10**9}]


def parts(model: Any, name: str) -> Values:
    """Each part of a kind beneath its agreement, and one beneath an agreement that there is not."""

    def found(scene: Scene) -> list[dict[str, Any]]:
        rows = model._base_manager.select_related("agreement")
        return [*({"key": one.agreement.key, name: one.pk} for one in rows), {"key": NOBODY, name: 1}]

    return found


def contests(scene: Scene) -> list[dict[str, Any]]:
    """The objection, beneath its agreement."""
    key = scene.keys()["prepared in force"]
    return [{"key": key, "contest_id": one.pk} for one in Contest._base_manager.all()] + [
        {"key": NOBODY, "contest_id": 1}
    ]


def texts(scene: Scene) -> list[dict[str, Any]]:
    """Each version of a text beneath its agreement."""
    rows = TextVersion._base_manager.select_related("agreement").order_by("pk")
    return [{"key": one.agreement.key, "pk": one.pk} for one in rows] + [{"key": NOBODY, "pk": 1}]


def clauses(scene: Scene) -> list[dict[str, Any]]:
    """A clause of each written version beneath its agreement."""
    rows = Clause._base_manager.select_related("version__agreement").order_by("version", "order").distinct("version")
    found = [{"key": one.version.agreement.key, "pk": one.version_id, "part": one.part} for one in rows]
    return [*found, {"key": NOBODY, "pk": 1, "part": "none"}]


def remarks(scene: Scene) -> list[dict[str, Any]]:
    """Each remark on a version beneath its agreement."""
    rows = TextComment._base_manager.exclude(version=None).select_related("agreement").order_by("pk")
    found = [{"key": one.agreement.key, "pk": one.version_id, "comment_id": one.pk} for one in rows]
    return [*found, {"key": NOBODY, "pk": 1, "comment_id": 1}]


def beneath(model: Any, **fixed: Any) -> Values:
    """Rows of a table beneath their agreements, and one that there is not."""

    def found(scene: Scene) -> list[dict[str, Any]]:
        rows = model._base_manager.filter(agreement__in=scene.agreements.values())
        rows = rows.select_related("agreement").order_by("agreement_id", "pk")
        first = {one.agreement_id: one for one in reversed(rows)}.values()
        return [{"key": one.agreement.key, "pk": one.pk, **fixed} for one in first] + [
            {"key": NOBODY, "pk": 1, **fixed}
        ]

    return found


def due_acts(scene: Scene) -> list[dict[str, Any]]:
    """Acts on occasions, beneath these."""
    rows = DueAct._base_manager.filter(agreement__in=scene.agreements.values())
    rows = rows.select_related("agreement").order_by("pk")
    found = [{"key": one.agreement.key, "pk": one.due_id, "act_id": one.pk} for one in rows]
    return [*found, {"key": NOBODY, "pk": 1, "act_id": 1}]


def codes(scene: Scene) -> list[dict[str, Any]]:
    """Each party on stage."""
    return [{"code": code} for code in ("UKR", "GBR", "POL", "LVA", "EST", "EU", "XXX")]


def facts(scene: Scene) -> list[dict[str, Any]]:
    """Each fact on stage."""
    return [{"code": one.party.code, "pk": one.pk} for one in PartyFact._base_manager.select_related("party")]


def of(model: Any) -> Values:
    """Each row of a table by its key."""
    return lambda scene: [{"pk": pk} for pk in model._base_manager.order_by("pk").values_list("pk", flat=True)]


@cache
def activity_keys(scene: Scene) -> list[str]:
    """The address of each activity."""
    return [fresh_activity(one).key for one in scene.activities.values()]


def activities(scene: Scene, **fixed: Any) -> list[dict[str, Any]]:
    """Each activity at its address, and one that there is not."""
    return [{"key": key, **fixed} for key in (*activity_keys(scene), NOBODY)]


def of_activity(name: str, *values: Any, **fixed: Any) -> Values:
    """Each activity with each of these values."""
    return lambda scene: [{**one, name: value} for one in activities(scene, **fixed) for value in values]


def of_activities(model: Any, name: str = "pk") -> Values:
    """Each row of a kind beneath its activity, and one beneath an activity that there is not."""

    def found(scene: Scene) -> list[dict[str, Any]]:
        rows = model._base_manager.select_related("activity").order_by("pk")
        return [*({"key": one.activity.key, name: one.pk} for one in rows), {"key": NOBODY, name: 1}]

    return found

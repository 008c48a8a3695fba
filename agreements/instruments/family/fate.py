"""What becomes of the agreements beneath one that ends, is suspended or applies again."""

from datetime import date
from typing import Any

from agreements.instruments.agreement import Agreement
from agreements.instruments.settling import act_row, follow
from agreements.instruments.vocabulary import STAGE_OF, Stage, WithParent
from agreements.terms.clauses import ActKind
from partners.records.record import Audience
from partners.records.roots import claim
from partners.records.ways import Way

# The act that a step of the agreement above brings to what follows it, and at which stages of it.
BROUGHT = {
    "terminate": (ActKind.TERMINATED, (Stage.APPLIES, Stage.SUSPENDED)),
    "supersede": (ActKind.TERMINATED, (Stage.APPLIES, Stage.SUSPENDED)),
    "expire": (ActKind.TERMINATED, (Stage.APPLIES, Stage.SUSPENDED)),
    "suspend": (ActKind.SUSPENDED, (Stage.APPLIES,)),
    "resume": (ActKind.RESUMED, (Stage.SUSPENDED,)),
}


def children_follow(officer: Any, agreement: Agreement, step: str, on: str, today: date) -> list[Agreement]:
    """Let what stands beneath an agreement and follows it by its own text share its fate; the agreements that did.

    Only what says so: where a text does not state it, nobody decides it here. For
    an officer only what the officer sees; by time alone (`officer` None) all.
    """
    if step not in BROUGHT:
        return []
    kind, stages = BROUGHT[step]
    seen = Agreement.objects.visible_to(officer) if officer else Agreement.objects.filter(mistake_at=None)
    children = seen.filter(parent=agreement, with_parent=WithParent.FOLLOWS, partnership=agreement.partnership_id)
    done = []
    for child in children.order_by("pk"):
        known = kind == ActKind.TERMINATED and child.acts.filter(kind=kind, mistake_at=None).exists()
        if known or STAGE_OF[child.status] not in stages:
            continue
        claim(child, None)
        held = Agreement.objects.select_related(
            "partnership__party_a", "partnership__party_b", "owner", "standing", "framework"
        ).get(pk=child.pk)
        way = Way.OFFICER if officer else Way.SYSTEM
        act_row(officer, held, kind=kind, on=on, evidence=_told(agreement, held), way=way).save()
        follow(officer, held, today, way)
        done += [held, *children_follow(officer, held, step, on, today)]
    return done


def _told(agreement: Agreement, child: Agreement) -> str:
    """The reference of the agreement above, where whoever sees the child sees it too."""
    as_wide = Audience(agreement.audience).rank >= Audience(child.audience).rank
    return str(agreement.reference or "") if as_wide else ""

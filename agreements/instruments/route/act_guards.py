"""What is asked of an act whoever records it for whom: its time, its text, and that nobody speaks for who can speak."""

from agreements.instruments.guards import AgreementSituation, Conditions
from agreements.texts.version import versions_sent
from partners.people.officer import acts_here
from partners.records.errors import Condition


def has_its_time(s: AgreementSituation) -> Conditions:
    """The agreement stands where such an act has room, on a route that knows it."""
    room = s.inputs["rule"].has_room(s.agreement.status, s.agreement.is_binding)
    yield Condition("act_has_its_time", {"act": s.inputs["kind"], "status": s.agreement.status}, met=room)


def side_acts_itself(s: AgreementSituation) -> Conditions:
    """Nobody records for a side that has officers here who could act."""
    side = s.inputs.get("of")
    if side is not None:
        here = acts_here(side.pk, s.inputs["rule"].own)
        yield Condition("side_acts_itself", {"party": side.code}, met=not here)


def text_sent(s: AgreementSituation) -> Conditions:
    """A text lies on the table that can be confirmed."""
    yield Condition("text_sent", met=versions_sent(s.agreement).exists())

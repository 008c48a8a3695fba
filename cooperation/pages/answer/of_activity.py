"""What a one-time link asks about an activity: accepted, or confirmed."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.activities.links import activity_link_answer, activity_of_link
from agreements.activities.steps import ACTS
from agreements.models import ActivityAct
from cooperation.day import legal_day
from cooperation.pages.activities.sheet import facts
from cooperation.words import party_name
from partners.records.record import Viewpoint
from partners.records.ways import AnswerLink

_DONE = gettext_lazy("It is recorded as your own, and the other side sees it.")
# The question, the button that says so, and what it was.
ACTIVITY_ASKS = {
    "accepted": (gettext_lazy("Does %(side)s accept this activity?"), gettext_lazy("We accept it"), _DONE),
    "confirmed": (gettext_lazy("Does %(side)s confirm this activity?"), gettext_lazy("We confirm it"), _DONE),
    "seats_offered": (gettext_lazy("Does %(side)s offer these seats?"), gettext_lazy("We offer them"), _DONE),
    "seats_requested": (gettext_lazy("Does %(side)s request these seats?"), gettext_lazy("We request them"), _DONE),
    "seats_confirmed": (gettext_lazy("Does %(side)s confirm these seats?"), gettext_lazy("We confirm them"), _DONE),
    "seats_nominated": (
        gettext_lazy("Has %(side)s named somebody who meets what is asked for, for each of these seats?"),
        gettext_lazy("Somebody is named for each"),
        _DONE,
    ),
    "seats_cleared": (
        gettext_lazy("Are language, health and security cleared by %(side)s for each of these seats?"),
        gettext_lazy("All three are cleared for each"),
        _DONE,
    ),
    "seats_attending": (gettext_lazy("%(side)s: are these seats taken up?"), gettext_lazy("They are taken up"), _DONE),
    "seats_graduated": (
        gettext_lazy("%(side)s: did everybody on these seats finish the course?"),
        gettext_lazy("They graduated"),
        _DONE,
    ),
    "seats_utilisation_check": (
        gettext_lazy("%(side)s: is what was learned on these seats used?"),
        gettext_lazy("It is used"),
        _DONE,
    ),
}


class ActivityQuestion:
    """One activity that is put to the other side. Raises Unseen when it is no longer shared."""

    place = False
    why: Any = False
    no = ""

    def __init__(self, link: AnswerLink) -> None:
        self.link, self.activity = link, activity_of_link(link)

    @property
    def late(self) -> bool:
        """Whether the act was recorded meanwhile, or its time has passed; one may still object."""
        seen = ActivityAct.objects.visible_to(Viewpoint(self.link.party_id))
        recorded = seen.filter(activity=self.activity, kind=self.link.asks, side=self.link.party_id).exists()
        return recorded or self.activity.status not in ACTS[self.link.asks]

    @property
    def question(self) -> str:
        """The question to the other side."""
        return str(ACTIVITY_ASKS[self.link.asks][0]) % {"side": party_name(self.link.party)}

    @property
    def yes(self) -> str:
        """The button that says so."""
        return str(ACTIVITY_ASKS[self.link.asks][1])

    @property
    def title(self) -> str:
        """Which activity."""
        return self.activity.title

    def facts(self) -> list[dict[str, Any]]:
        """What the partner would see of it with an account, and nothing else; it leads nowhere."""
        pair = self.activity.partnership
        both = _("%(one)s and %(other)s") % {"one": party_name(pair.party_a), "other": party_name(pair.party_b)}
        told = [one for one in facts(self.activity, Viewpoint(self.link.party_id)) if not one.get("missing")]
        return [{"label": _("Parties"), "value": both}, *({**one, "url": ""} for one in told)]

    def text(self, path: str) -> None:
        """There is no text to take away."""

    def answer(self, token: str, agrees: bool, given: dict[str, Any]) -> None:
        """Take the answer."""
        said = {name: given.get(name, "") for name in ("answered_by", "on", "reason")}
        activity_link_answer(officer=None, today=legal_day(), token=token, agrees=agrees, **said)

"""What a one-time link asks about an agreement: its question, and the shared half of the one item."""

from typing import Any

from django.utils.translation import gettext as _

from agreements.instruments.act_rules import ACT_RULES
from agreements.instruments.agreement import Agreement
from agreements.instruments.answered import acted_already
from agreements.instruments.links import link_agreement, link_answer
from agreements.instruments.parts import AgreementAct
from agreements.texts.contents import files_of
from agreements.texts.version import version_current
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.said import field_word, value_said
from cooperation.pages.agreements.writing.sentences import ASKS
from cooperation.pages.naming import title_of
from cooperation.words import label, party_name
from cooperation.words.dates import date_words
from partners.records.record import Viewpoint
from partners.records.ways import AnswerLink

_HIDDEN = ("titles", "title_basis", "status", "acts", "statements", "obligations", "consultations")


class AgreementQuestion:
    """One act that is asked of the partner. Raises Unseen when the agreement is no longer shared."""

    why = False

    def __init__(self, link: AnswerLink) -> None:
        self.link, self.agreement = link, link_agreement(link)
        self.place = "place" in ACT_RULES[link.asks].needs

    @property
    def question(self) -> str:
        """The question to the partner."""
        return str(ASKS[self.link.asks][0]) % {"side": party_name(self.link.party)}

    @property
    def yes(self) -> str:
        """The button that says so."""
        return str(ASKS[self.link.asks][1])

    @property
    def title(self) -> str:
        """What the item is called."""
        return title_of(self.agreement)

    @property
    def late(self) -> bool:
        """Whether the act was recorded meanwhile, or its time has passed; one may still object."""
        recorded = acted_already(self.agreement, self.link.asks, self.link.party_id)
        return recorded or self.agreement.status not in ACT_RULES[self.link.asks].statuses

    def facts(self) -> list[dict[str, str]]:
        """What the partner would see of it with an account: the shared half, and nothing else."""
        pair = self.agreement.partnership
        both = _("%(one)s and %(other)s") % {"one": party_name(pair.party_a), "other": party_name(pair.party_b)}
        facts = [{"label": _("Parties"), "value": both}]
        facts += [{"label": field_word("titles"), "value": text} for text in self.agreement.titles.values()]
        facts += [
            {"label": field_word(name), "value": value_said(self.agreement, name, value)}
            for name, value in self.agreement.disclosed().items()
            if name not in _HIDDEN
        ]
        seen = AgreementAct.objects.visible_to(Viewpoint(self.link.party_id)).filter(agreement=self.agreement)
        acts = seen.select_related("side").order_by("on", "id")
        return facts + [{"label": label("act", act.kind), "value": _act(act)} for act in acts]

    def text(self, path: str) -> dict[str, Any] | None:
        """The version of the text that lies on the table, with its files to take away; None where there is none."""
        version = version_current(self.agreement) if self.link.asks == "text_confirmed" else None
        files = files_of(Viewpoint(self.link.party_id), version) if version else []
        if version is None or not files:
            return None
        return {
            "title": _("Version %(number)d") % {"number": version.number},
            "files": [{"name": one.file_name, "url": f"{path}files/{one.pk}/"} for one in files],
        }

    def answer(self, token: str, agrees: bool, given: dict[str, Any]) -> None:
        """Take the answer."""
        names = ("answered_by", "on", "place", "reason")
        said = {name: given[name] for name in names if name in given}
        link_answer(officer=None, today=legal_day(), token=token, agrees=agrees, **said)


def _act(act: AgreementAct) -> str:
    who = party_name(act.side) if act.side else _("both sides")
    return ", ".join(part for part in (who, date_words(act.on), act.place, act.capacity) if part)


def is_about_text(link: AnswerLink) -> bool:
    """Whether a link asks about the text of an agreement."""
    return link.subject == Agreement.subject and link.asks == "text_confirmed"

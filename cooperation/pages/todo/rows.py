"""What is to do as rows: what, since or until when, what happens if nothing is done, one button."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.reminders.occasion import OPINION
from agreements.reminders.own_days import MISSING, RUN_OUT
from cooperation.desk.own_days import OwnDay
from cooperation.desk.todo import Item
from cooperation.pages.activities.intelligence.needs import exchange_otherwise, exchange_url, exchange_what
from cooperation.pages.coverage.turned import risk_otherwise, risk_url, risk_what
from cooperation.pages.home.needs import need_row
from cooperation.pages.lists.columns import Column
from cooperation.pages.meetings.matters import matter_said, matter_url
from cooperation.pages.naming import address_of, partner_of, title_of, when
from cooperation.pages.obligations.occasion import otherwise
from cooperation.pages.obligations.told import TONES, debtor, what
from cooperation.words import label
from cooperation.words.occasions import away
from partners.records.fold import fold

_TONES = {"overdue": "bad", **dict.fromkeys(("due", "say_no", "waiting_us", "they_owe"), "warn")}


def own_words(one: OwnDay) -> str:
    """Which office, or whose approval, a day at home is about."""
    return str(one.row.office) if one.kind == OPINION else label("procedure", one.row.procedure)


class Rows:
    """Makes the words of one officer's list on one day."""

    def __init__(self, officer: Any, today: Any) -> None:
        self.officer, self.today = officer, today

    def what(self, item: Item) -> str:
        """What is to do."""
        if item.due:
            said = {"who": debtor(item.due.obligation), "what": what(item.due.obligation)}
            return _("%(who)s: %(what)s") % said
        if item.own:
            said = {"event": label("event", item.own.kind), "what": own_words(item.own)}
            return _("%(event)s: %(what)s") % said
        if item.event:
            said = {"event": label("event", item.event.kind), "title": title_of(item.agreement)}
            return _("%(event)s: “%(title)s”") % said
        if item.exchange:
            return exchange_what(item.exchange, self.officer)
        if item.risk:
            return risk_what(item.risk, self.officer)
        if item.matter:
            return matter_said(item.matter, self.officer)[0]
        if item.need:
            return str(need_row(self.officer, item.need, self.today)["what"])
        return _("Their answer on “%(title)s”") % {"title": title_of(item.agreement)}

    def group(self, item: Item) -> str:
        """In which group it stands."""
        return label("todo_group", item.group)

    def url(self, item: Item) -> str:
        """Where it is done."""
        if item.due:
            return reverse("due", args=[item.agreement.key, item.due.pk])
        if item.exchange:
            return exchange_url(item.exchange)
        if item.risk:
            return risk_url(item.risk)
        if item.matter:
            return matter_url(item.matter, self.officer)
        if item.need:
            return str(need_row(self.officer, item.need, self.today)["url"])
        if item.own:
            name = "agreement_opinion" if item.own.kind == OPINION else "agreement_approval"
            writes = self.officer.writes
            return reverse(name, args=[item.agreement.key, item.own.row.pk]) if writes else self._half(item)
        return address_of(item.agreement)

    def _half(self, item: Item) -> str:
        return reverse("agreement_own", args=[item.agreement.key])

    def when(self, item: Item) -> str:
        """Since or until when."""
        if item.on:
            said = {"day": when(item.on), "away": away(item.on, self.today)}
            return _("%(day)s (%(away)s)") % said
        return _("since %(day)s") % {"day": when(item.since)} if item.since else ""

    def otherwise(self, item: Item) -> str:
        """What happens if nothing is done."""
        if item.due:
            return otherwise(item.due)
        if item.own:
            return label("consequence", MISSING if item.own.kind == OPINION else RUN_OUT)
        if item.event:
            return label("consequence", item.event.consequence)
        if item.exchange:
            return exchange_otherwise(item.exchange)
        if item.risk:
            return risk_otherwise()
        if item.matter:
            return matter_said(item.matter, self.officer)[1]
        return str(need_row(self.officer, item.need, self.today)["otherwise"]) if item.need else ""

    def people(self, item: Item) -> str:
        """Who of us sees to it."""
        return ", ".join(str(one) for one in item.people)

    def partner(self, item: Item) -> str:
        """With whom."""
        return partner_of(item.agreement, self.officer)

    def row(self, item: Item, *, by_person: bool = False) -> dict[str, Any]:
        """One row of the page; what the title of its group says is not said again."""
        url = self.url(item)
        sub = [item.agreement.reference or "", title_of(item.agreement) if item.due or item.own else ""]
        sub += [self.partner(item)] if by_person else []
        return {
            "what": self.what(item),
            "url": url,
            "note": " · ".join(part for part in sub if part),
            "when": self.when(item),
            "otherwise": self.otherwise(item),
            "who": "" if by_person or item.people == (self.officer,) else self.people(item),
            "tag": self._tag(item),
            "tone": _TONES.get(item.group, ""),
            "due": item.due.pk if item.due else None,
            "action": self._action(item, url),
        }

    def _tag(self, item: Item) -> dict[str, str]:
        if item.due:
            return {"text": label("due_status", item.due.status), "tone": TONES.get(item.due.status, "plain")}
        return {"text": self.group(item), "tone": "bad" if item.group == "overdue" else "plain"}

    def _action(self, item: Item, url: str) -> dict[str, str]:
        """The one button: for whoever writes right to the form of the step that is due."""
        button, step = _("Look"), ""
        if item.due and self.officer.writes:
            if item.group in ("due", "overdue"):
                button, step = _("Record as fulfilled"), "fulfil"
            elif item.group == "waiting_us" and item.due.status == "to_acknowledge":
                button, step = _("Acknowledge"), "acknowledge"
        if item.due and step:
            url = reverse("due_step", args=[item.agreement.key, item.due.pk, step])
        elif item.own and self.officer.writes:
            button = _("Enter the answer") if item.own.kind == OPINION else _("Approval at home")
        elif item.matter:
            button = matter_said(item.matter, self.officer)[2]
        elif item.need:
            button = str(need_row(self.officer, item.need, self.today)["action"]["label"])
        return {"label": button, "url": url, "about": self.what(item)}

    def columns(self) -> list[Column]:
        """The list as a file."""
        return [
            Column("group", _("What waits"), plain=self.group),
            Column("what", _("What"), plain=self.what),
            Column("agreement", _("Agreement"), plain=lambda one: title_of(one.agreement)),
            Column("reference", _("Reference"), plain=lambda one: one.agreement.reference or ""),
            Column("partner", _("Partner"), plain=self.partner),
            Column("on", _("Day"), plain=lambda one: one.on),
            Column("status", _("How it stands"), plain=lambda one: self._tag(one)["text"]),
            Column("otherwise", _("If nothing is done"), plain=self.otherwise),
            Column("who", _("Who of us sees to it"), plain=self.people),
        ]

    def fits(self, item: Item, text: str) -> bool:
        """Whether it has all words of a search."""
        said = fold(" ".join((self.what(item), title_of(item.agreement), item.agreement.key, self.partner(item))))
        return all(word in said for word in fold(text).split())

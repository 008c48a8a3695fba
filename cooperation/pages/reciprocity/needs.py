"""What the balance needs of an officer, as rows of home and of To do."""

from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models import ReciprocityEntry, Understanding
from agreements.reciprocity.access import JOINED
from agreements.reciprocity.entry import overdue
from agreements.reciprocity.oneway import one_ways
from agreements.reciprocity.understanding import UnderstandingStatus
from agreements.reciprocity.understood import JOINED as UNDERSTANDING_JOINED
from agreements.reciprocity.vocabulary import EntryStatus
from cooperation.desk.waiting import Asked, to_decide
from cooperation.pages.naming import pair_name
from cooperation.pages.reciprocity.offering import Return, alert_words, offer_words, offers
from cooperation.pages.reciprocity.told import balance_address, on_day, understanding_title
from cooperation.words import party_name
from partners.models import Partnership, Role

Row = dict[str, Any]
# So many of one kind stand in To do; the list of a pair has all.
MOST = 20


def balance_rows(officer: Any, today: date, asked: Asked = None) -> list[Row]:
    """One-way streets, what is overdue or waits for our word or an approver; a fixed number of queries.

    `asked` are the requests that wait, where they are at hand.
    """
    if not officer.writes:
        return []
    rows = [*_late(officer, today), *_to_acknowledge(officer)]
    if officer.has_role(Role.APPROVER):
        rows = [*_to_share(officer, asked), *_to_agree(officer), *rows]
    return [*rows, *_one_ways(officer, today)]


def _row(what: str, since: str, otherwise: str, url: str, action: str, about: str, tone: str = "") -> Row:
    button = {"label": action, "url": url, "about": about}
    told = {"what": what, "url": url, "since": since, "otherwise": otherwise}
    return {**told, "tone": tone, "tag": None, "action": button}


def _ours(officer: Any) -> Any:
    return Partnership.objects.of(officer.party_id)


def _one_ways(officer: Any, today: date) -> list[Row]:
    ways = one_ways(officer, today)[:MOST]
    found = offers(officer, ways, today)
    rows = []
    for way in ways:
        name = pair_name(way.pair, officer)
        what = _("Cooperation with %(partner)s is becoming a one-way street") % {"partner": name}
        url = balance_address("balance", way.pair, officer)
        otherwise = offer_words(way, officer, found.get(way.pair.pk, Return()))
        rows.append(_row(what, alert_words(way, officer), otherwise, url, _("Look"), name, "warn"))
    return rows


def _late(officer: Any, today: date) -> list[Row]:
    seen = ReciprocityEntry.objects.visible_to(officer).filter(overdue(today), partnership__in=_ours(officer))
    rows = []
    for one in seen.select_related(*JOINED).order_by("due_on", "id")[:MOST]:
        said = {"what": one.name, "party": party_name(one.giver)}
        pledged = one.status == EntryStatus.PLEDGED
        what = _("“%(what)s” is overdue: %(party)s pledged it") if pledged else _("“%(what)s” is still to be settled")
        since = _("It was due by %(day)s.") % {"day": on_day(one.due_on if pledged else one.settle_by)}
        otherwise = _("Until it is provided, it does not count.") if pledged else _("Until then it stays open.")
        url = reverse("given_entry", args=[one.key])
        rows.append(_row(what % said, since, otherwise, url, _("Go on"), one.name, "warn"))
    return rows


def _to_acknowledge(officer: Any) -> list[Row]:
    """What the other side put down as given, and waits for our word; what an activity says needs none."""
    seen = ReciprocityEntry.objects.visible_to(officer).filter(
        status=EntryStatus.PROVIDED, activity=None, partnership__in=_ours(officer)
    )
    seen = seen.exclude(giver=officer.party_id).exclude(owner=officer.party_id)
    rows = []
    for one in seen.select_related(*JOINED).order_by("given_on", "id")[:MOST]:
        said = {"what": one.name, "party": party_name(one.giver)}
        what = _("Acknowledge what %(party)s gave: “%(what)s”") % said
        url = reverse("given_act", args=[one.key, EntryStatus.ACKNOWLEDGED])
        since = _("Given on %(day)s.") % {"day": on_day(one.given_on)}
        rows.append(_row(what, since, _("Until then it stays open."), url, _("Answer"), one.name))
    return rows


def _to_agree(officer: Any) -> list[Row]:
    seen = Understanding.objects.visible_to(officer).filter(
        status=UnderstandingStatus.PROPOSED, partnership__in=_ours(officer)
    )
    seen = seen.exclude(acts__side=officer.party_id, acts__mistake_at=None)
    seen = seen if settings.DECIDE_ALONE else seen.exclude(proposed_by=officer.pk)
    rows = []
    for one in seen.select_related(*UNDERSTANDING_JOINED).order_by("id")[:MOST]:
        said = {"what": understanding_title(one), "partner": pair_name(one.partnership, officer)}
        what = _("Agree with %(partner)s, or not: %(what)s") % said
        otherwise = _("Until both agree, it does not hold.")
        url = reverse("understanding", args=[one.key])
        rows.append(_row(what, "", otherwise, url, _("Decide"), understanding_title(one)))
    return rows


def _to_share(officer: Any, asked: Asked) -> list[Row]:
    kinds: tuple[tuple[Any, str], ...] = (
        (ReciprocityEntry, "given_audience"),
        (Understanding, "understanding_audience"),
    )
    rows = []
    waiting = to_decide(officer, asked, *(model.subject for model, _name in kinds))
    for model, name in kinds:
        keys = [one.subject_id for one in waiting if one.subject == model.subject]
        joined = ("partnership__party_a", "partnership__party_b", *(("activity",) if model is ReciprocityEntry else ()))
        seen = model.objects.visible_to(officer).filter(pk__in=keys).select_related(*joined) if keys else ()
        for one in seen:
            title = one.name if isinstance(one, ReciprocityEntry) else understanding_title(one)
            said = {"title": title, "partner": pair_name(one.partnership, officer)}
            what = _("Decide who sees “%(title)s” with %(partner)s") % said
            url = reverse(name, args=[one.key])
            rows.append(_row(what, "", _("Until you decide, nothing changes."), url, _("Decide"), title))
    return rows

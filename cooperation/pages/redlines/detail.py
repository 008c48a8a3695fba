"""One red line of our own: what it says, how far it is, what comes next, and what happened."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cooperation.pages.base import page, signed_in
from cooperation.pages.history.red_line_words import RED_LINE_FIELDS
from cooperation.pages.naming import party_address, person, sample_tag, when
from cooperation.pages.redlines import said
from cooperation.words import label, say
from partners.models import Correction, RedLine, Role, StepTaken
from partners.records.errors import Forbidden
from partners.records.lifecycle import Offer
from partners.redlines.reading import red_line_by_key
from partners.redlines.steps import red_line_offers
from partners.redlines.vocabulary import OPEN, RedLineStatus

Row = dict[str, Any]


def line_of(request: HttpRequest, pk: int, *, writes: bool = False) -> RedLine:
    """The red line of an address. Raises Forbidden for one who does not read what is only ours, Unseen."""
    officer: Any = request.user
    if not officer.reads_national or (writes and not officer.writes):
        raise Forbidden("role")
    return red_line_by_key(officer, pk)


@require_safe
@signed_in
def red_line_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The page."""
    officer: Any = request.user
    line = line_of(request, pk)
    return page(
        request,
        "redlines/line.html",
        heading=_heading(officer, line),
        crumbs=crumbs(),
        facts=_facts(line),
        next_step=_next_step(officer, line),
        history=_history(officer, line),
    )


def crumbs() -> list[Row]:
    """The way back to the list."""
    return [{"label": _("Red lines"), "url": reverse("red_lines")}]


def changes_it(officer: Any, line: RedLine) -> bool:
    """Whether this officer may change what it says: whoever writes until it is drawn, then an approver."""
    if line.status == RedLineStatus.ASKED:
        return bool(officer.writes)
    return line.status in OPEN and bool(officer.has_role(Role.APPROVER))


def _heading(officer: Any, line: RedLine) -> Row:
    actions = [{"label": _("What is known of it"), "url": party_address(line.party), "kind": "plain"}]
    if changes_it(officer, line):
        url = reverse("red_line_change", args=[line.pk])
        actions.append({"label": _("Change what it says"), "url": url, "kind": "plain"})
    return {
        "title": said.title(line),
        "tags": [said.status_tag(line), *sample_tag(line.party.is_sample)],
        "sub": [_("Only us, for ever: it is neither shared nor released."), _("What exists with it stays as it is.")],
        "actions": actions,
    }


def _facts(line: RedLine) -> list[Row]:
    alone = _("decided alone: who asked decided too") if line.decided_alone else ""
    rows: list[Row] = [
        {"label": _("Ground"), "value": label("red_line_ground", line.ground)},
        {"label": _("Why"), "value": line.why, "source": line.source, "as_of": when(line.as_of)},
        {"label": _("What would have to change"), "value": line.would_change},
        {"label": _("Excludes since"), "value": when(line.drawn_on), "note": alone},
        {"label": _("Lifted on"), "value": when(line.lifted_on)},
        {"label": _("To be looked at again on"), "value": when(line.review_on), "missing": not line.review_on},
        {"label": _("Asked by"), "value": person(line.asked_by)},
    ]
    return [one for one in rows if one["value"] or one.get("missing")]


def _next_step(officer: Any, line: RedLine) -> Row | None:
    offers = [one for one in red_line_offers(officer, line) if one.allowed]
    if not offers:
        return None
    main, *others = offers
    conditions = [{"text": say(one), "done": one.met} for one in main.conditions]
    name = label("red_line_step", main.step.name)
    return {
        "title": name,
        "tasks": [one for one in conditions if not one["done"]],
        "action": {"label": name, "url": _url(line, main)} if main.ready else {"label": name, "disabled": True},
        "others": [
            {"label": label("red_line_step", one.step.name), "url": _url(line, one)} for one in others if one.ready
        ],
    }


def _url(line: RedLine, offer: Offer) -> str:
    return reverse("red_line_step", args=[line.pk, offer.step.target])


def _history(officer: Any, line: RedLine) -> list[Row]:
    """Steps and changes, the latest first, down to who asked."""
    about = {"subject": RedLine.subject, "subject_id": line.pk}
    steps = StepTaken.objects.visible_to(officer).filter(**about).select_related("officer")
    changed = Correction.objects.visible_to(officer).filter(**about).select_related("officer")
    rows = [(one.at, _told(one.at, label("red_line_done", one.step), one.officer, one.reason)) for one in steps]
    for one in changed:
        fields = [_change(name, one.before.get(name), value) for name, value in one.after.items()]
        rows.append((one.at, _told(one.at, _("Changed"), one.officer, one.reason) | {"changes": fields}))
    asked = _told(line.created_at, _("Asked for"), None, "")
    return [row for _at, row in sorted(rows, key=lambda one: one[0], reverse=True)] + [asked]


def _told(at: Any, text: str, officer: Any, reason: str) -> Row:
    local = timezone.localtime(at)
    return {
        "when": when(local.date(), "short"),
        "iso": local.isoformat(),
        "text": text,
        "who": person(officer),
        "reason": reason,
    }


def _change(name: str, before: Any, after: Any) -> Row:
    return {"field": str(RED_LINE_FIELDS[name]), "before": _value(name, before), "after": _value(name, after)}


def _value(name: str, value: Any) -> str:
    if name == "ground":
        return label("red_line_ground", value)
    return when(value) if name in ("as_of", "review_on") and value else str(value or "")

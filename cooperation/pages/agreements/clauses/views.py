"""The page of a written text: its clauses side by side in their languages, and what can be done with each."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from agreements.models import TextVersion
from agreements.texts.commenting.reading import Thread, by_part, threads_of
from agreements.texts.holding import TALKS
from agreements.texts.library.reading import BLANK
from agreements.texts.writing.beginning import text_begin_from
from agreements.texts.writing.editing import clause_choose, clause_move, clause_remove
from agreements.texts.writing.missing import clauses_missing
from agreements.texts.writing.showing import ClauseRead, TextRead, text_read
from cooperation.day import legal_day
from cooperation.pages.agreements.clauses.finding import TEXT, is_written_on, of_text, own_draft, written_version
from cooperation.pages.agreements.clauses.remarks import thread_rows
from cooperation.pages.agreements.writing.about import crumbs, heading, writable
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import see
from cooperation.pages.base import page, signed_in
from cooperation.words.clauses import alternative_choices, alternative_word, clause_word
from cooperation.words.languages import language_name
from partners.records.errors import Malformed, Stale

RTL = frozenset({"ar"})
_MOVES = {"up": -1, "down": 1}


@require_safe
@signed_in
def agreement_clauses(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """A text that is written here, as it reads today."""
    officer: Any = request.user
    agreement, version = written_version(officer, key, pk)
    text = text_read(officer, version)
    writes = is_written_on(officer, version)
    threads = threads_of(officer, agreement) if agreement.partnership.has(officer.party_id) else []
    return page(
        request,
        "agreements/clauses/text.html",
        heading=heading(_title(version), agreement, officer, actions=_actions(officer, version, writes)),
        crumbs=[*crumbs(agreement), {"label": _("Text"), "url": reverse("agreement_texts", args=[agreement.key])}],
        languages=[{"code": code, "name": language_name(code), "dir": _dir(code)} for code in text.languages],
        clauses=[_row(one, text, by_part(threads).get(one.clause.part, []), writes, officer) for one in text.clauses],
        tasks=_tasks(text) if writes else [],
        others=thread_rows(_elsewhere(threads, text), officer, version),
        writes=writes,
        may_comment=officer.writes and agreement.partnership.has(officer.party_id),
        root_version=agreement.version,
        do_url=of_text("agreement_clause_do", version),
        comment_url=of_text("agreement_text_comment", version),
        insert_url=of_text("agreement_clause_insert", version),
    )


def _title(version: TextVersion) -> str:
    if version.is_draft:
        return _("Our draft")
    return _("Version %(number)d") % {"number": version.number}


def _dir(code: str) -> str:
    return "rtl" if code in RTL else "ltr"


def _actions(officer: Any, version: TextVersion, writes: bool) -> list[dict[str, Any]]:
    if writes:
        send = {"label": _("Send it"), "url": reverse("agreement_text_send", args=[version.agreement.key, version.pk])}
        shape = {"label": _("Languages and counting"), "url": of_text("agreement_text_shape", version), "kind": "plain"}
        return [send, shape] if version.agreement.status in TALKS else [shape]
    if officer.writes and version.agreement.partnership.has(officer.party_id) and not version.is_draft:
        return [{"label": _("Go on writing from it"), "post_url": of_text("agreement_text_go_on", version)}]
    return []


def _row(one: ClauseRead, text: TextRead, threads: Sequence[Thread], writes: bool, officer: Any) -> dict[str, Any]:
    row, version = one.clause, text.version
    shown = [{"lang": code, "dir": _dir(code), **vars(one.by_language[code])} for code in text.languages]
    return {
        "part": row.part,
        "name": clause_word(row.key) if row.key else _("Clause"),
        "shown": shown,
        "gaps": [_gap(gap) for gap in one.gaps],
        "note": _note(one),
        "take": {"alternative": one.differs, "word": alternative_word(row.key, one.differs)} if one.differs else None,
        "url": of_text("agreement_clause_edit", version, row.part),
        "keep_url": of_text("agreement_clause_keep", version, row.part),
        "alternatives": [
            {"value": f"choose:{name}", "word": word, "current": name == row.alternative}
            for name, word in (alternative_choices(row.key) if writes and row.key else [])
        ],
        "open": sum(1 for thread in threads if thread.is_open),
        "remarks": thread_rows(threads, officer, version),
    }


def _gap(gap: str) -> str:
    if gap == BLANK:
        return _("blanks (…) to fill in")
    if gap == "words":
        return _("the words themselves")
    return {
        "term": _("the length of the term"),
        "renewal": _("the length of each renewal"),
        "notice": _("the length of the notice"),
        "entry_on": _("the day on which it begins to apply"),
        "areas": _("the areas of cooperation"),
        "framework": _("the regional framework"),
        "parent": _("the agreement above it"),
        "edits": _("what is amended"),
    }.get(gap, gap)


def _note(one: ClauseRead) -> str:
    if one.differs:
        words = {"word": alternative_word(one.clause.key, one.differs)}
        return _("The record says otherwise: %(word)s.") % words
    return _("Its numbers come from the record.") if one.from_record and one.clause.alternative else ""


def _tasks(text: TextRead) -> list[dict[str, Any]]:
    """The clauses that a text of its type must have and that are not written yet."""
    parts = {one.clause.key: one.clause.part for one in text.clauses}
    rows = []
    for key in clauses_missing(text.version):
        url = of_text("agreement_clause_insert", text.version) + f"?name={key}"
        if key in parts:
            url = of_text("agreement_clause_edit", text.version, parts[key])
        rows.append({"text": clause_word(key), "done": False, "url": url})
    return rows


def _elsewhere(threads: Sequence[Thread], text: TextRead) -> list[Thread]:
    """Remarks on what this version does not have: other clauses, or places in files."""
    here = {one.clause.part for one in text.clauses}
    return [one for one in threads if one.comment.part not in here]


@require_POST
@writing_page
def agreement_clause_do(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Move a clause, take it out, or take another wording of it; `do` says which, `part` of which clause."""
    agreement, version = own_draft(request, key, pk)
    do, _colon, part = request.POST.get("do", "").partition(":")
    given: dict[str, Any] = {
        "officer": request.user,
        "today": legal_day(),
        "agreement": agreement,
        "version_id": pk,
        "part": part,
        "expected_version": int(request.POST["version"]) if request.POST.get("version", "").isdecimal() else None,
    }
    try:
        _done(do, given, request.POST.get(f"wording_{part}", ""))
    except Stale:
        messages.warning(request, _("Somebody changed the text meanwhile. Look at it again; nothing was moved."))
        part = ""
    return see(of_text(TEXT, version) + (f"#c{part}" if part and do != "remove" else ""))


def _done(do: str, given: dict[str, Any], wording: str) -> None:
    if do in _MOVES:
        clause_move(**given, by=_MOVES[do])
    elif do == "remove":
        clause_remove(**given)
    elif do == "choose":
        clause_choose(**given, alternative=wording.removeprefix("choose:"))
    else:
        raise Malformed({"do": ["unknown"]})


@require_POST
@writing_page
def agreement_text_go_on(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Begin a draft of ours with the clauses of a version that was sent."""
    agreement = writable(request, key)
    made = text_begin_from(
        officer=request.user, today=legal_day(), agreement=agreement, version_id=pk, expected_version=None
    )
    made.agreement = agreement
    messages.success(request, _("Your draft has the same clauses. Only we see it until it is sent."))
    return see(of_text(TEXT, made))

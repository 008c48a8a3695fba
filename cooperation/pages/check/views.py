"""The page where the code of a print is typed, and what has changed since it was made."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from agreements.documents.prints import PrintMade, code_typed, print_by_code
from agreements.documents.since import seen_since
from cooperation.day import legal_day
from cooperation.pages.agreements.reading import read
from cooperation.pages.agreements.standing_words import sentences
from cooperation.pages.base import page, reader_of
from cooperation.pages.check.told import changes_told
from cooperation.pages.naming import title_of
from cooperation.words import label
from cooperation.words.dates import day_words
from partners.records.errors import Unseen
from partners.records.record import PUBLIC, Reader


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Type the code of a print."""
    typed = request.GET.get("code", "").strip()
    if code_typed(typed):
        return HttpResponseRedirect(reverse("check_code", args=[code_typed(typed)]))
    wrong = _("A code has ten letters and digits, such as K7MPA-3XQDW.") if typed else ""
    return _page(request, typed, status=400 if typed else 200, wrong=wrong)


@require_safe
def check_code(request: HttpRequest, code: str) -> HttpResponse:
    """What has changed since the print with this code, as far as the reader may see it."""
    reader = reader_of(request)
    try:
        made = print_by_code(reader, code)
    except Unseen:
        wrong = _("No print that you may see has this code.")
        if reader is PUBLIC:
            wrong += " " + _("Sign in if the paper is not public.")
        return _page(request, code[:20], status=404, wrong=wrong)
    told = told_since(reader, made)
    return _page(request, made.shown, result=told)


def _page(request: HttpRequest, typed: str, *, status: int = 200, **context: Any) -> HttpResponse:
    signed_in = reader_of(request) is not PUBLIC
    return page(
        request,
        "check/officer.html" if signed_in else "check/public.html",
        status=status,
        heading={"title": _("What has changed since a print")},
        typed=typed,
        menu_none=True,
        **({} if signed_in else {"menu": None}),
        **context,
    )


def told_since(reader: Reader, made: PrintMade) -> dict[str, Any]:
    """What was printed, and what has changed since: a sentence, how it stood and stands, and each change."""
    agreement, today = made.agreement, legal_day()
    then = " ".join(sentences(read(agreement, reader, today, day=made.as_of)))
    now = " ".join(sentences(read(agreement, reader, today)))
    seen, more = seen_since(reader, made)
    changes = changes_told(reader, seen)
    day = day_words(made.as_of)
    if not changes and then == now:
        lead = _("Nothing has changed since %(day)s.") % {"day": day}
    elif not changes:
        lead = _("Nothing was written since %(day)s, but time has passed: it stands otherwise now.") % {"day": day}
    else:
        count = len(changes)
        told = {"count": count, "day": day}
        lead = ngettext("%(count)d change since %(day)s.", "%(count)d changes since %(day)s.", count) % told
    route = "public_agreement" if reader is PUBLIC else "agreement"
    own = made.owner_id is not None and made.owner_id == reader.party_id and reader.reads_national
    return {
        "lead": lead,
        "unchanged": not changes and then == now,
        "title": title_of(agreement),
        "url": reverse(route, args=[agreement.key]),
        "reference": agreement.reference or "",
        "paper": label("paper", made.paper),
        "made": day_words(timezone.localtime(made.at).date()),
        "by": str(made.officer) if own and made.officer else "",
        "then": then if then != now else "",
        "now": now,
        "as_of": day,
        "changes": changes,
        "more": more,
    }

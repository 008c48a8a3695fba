"""The difference between two versions, to be read on a page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from agreements.instruments.access import agreement_by_key
from agreements.models import TextVersion
from agreements.texts.contents import contents_of
from agreements.texts.difference.comparing import Difference, Half, Kind, Line, compared
from agreements.texts.difference.folding import Stretch, folded
from agreements.texts.pairing import Pair, pairs_of
from agreements.texts.papers.paragraph import Place, is_rtl
from cooperation.desk.texts import Texts, before, read_texts, version_seen
from cooperation.pages.agreements.texts.saying import address, version_title
from cooperation.pages.agreements.writing.about import crumbs, heading
from cooperation.pages.base import page, signed_in
from cooperation.words import fault
from cooperation.words.languages import language_name
from partners.records.errors import Unseen

Row = dict[str, Any]


@require_safe
@signed_in
def agreement_text_difference(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """What changed from an earlier version to this one, in one of their languages."""
    officer: Any = request.user
    agreement = agreement_by_key(officer, key)
    texts = read_texts(officer, agreement)
    new = version_seen(officer, agreement, pk)
    old = _earlier(request, texts, new)
    languages, pair = pairs_of(contents_of(officer, old), contents_of(officer, new), request.GET.get("language", ""))
    title = _("From %(old)s to %(new)s") % {"old": version_title(old), "new": version_title(new)}
    return page(
        request,
        "agreements/texts/difference.html",
        heading=heading(title, agreement, officer),
        crumbs=[*crumbs(agreement), {"label": _("Text"), "url": address("agreement_texts", texts)}],
        languages=_choices(request, old, languages, pair),
        unread=_unread(pair),
        old=version_title(old),
        new=version_title(new),
        difference=_told(pair),
        rtl=bool(pair and is_rtl(pair[1].paragraphs)),
        tracked=[one.document.file_name for one in pair or () if one.text and one.text.tracked],
        lang=pair[1].language if pair else "",
    )


def _earlier(request: HttpRequest, texts: Texts, new: TextVersion) -> TextVersion:
    asked = request.GET.get("with", "")
    if asked.isdecimal() and len(asked) < 19:
        return version_seen(texts.officer, texts.agreement, int(asked))
    found = before(texts, new)
    if found is None:
        raise Unseen
    return found


def _told(pair: Pair | None) -> Row | None:
    """The difference of two files that can be read."""
    if pair is None or any(one.unread for one in pair):
        return None
    return difference_said(compared(pair[0].paragraphs, pair[1].paragraphs))


def _unread(pair: Pair | None) -> list[str]:
    """Why there is nothing to compare, file by file."""
    if pair is None:
        return [_("There are no two files to compare.")]
    return [
        _("%(file)s: %(reason)s") % {"file": one.document.file_name, "reason": fault(one.unread)}
        for one in pair
        if one.unread
    ]


def _choices(request: HttpRequest, old: TextVersion, languages: list[str], pair: Pair | None) -> list[Row]:
    if len(languages) < 2:
        return []
    return [
        {
            "label": language_name(code),
            "url": f"{request.path}?with={old.pk}&language={code}",
            "current": bool(pair and pair[1].language == code),
        }
        for code in languages
    ]


def difference_said(difference: Difference) -> Row:
    """A difference as the page shows it: counts in a sentence, stretches with their lines, and where each change is."""
    stretches = [_stretch(one) for one in folded(difference.lines)]
    changes = [one for one in stretches if not one["folded"] for one in one["lines"] if one["kind"] != Kind.SAME]
    for number, line in enumerate(changes, 1):
        line["anchor"] = f"change-{number}"
        line["next"] = f"change-{number + 1}" if number < len(changes) else ""
    return {
        "counts": _counts(difference),
        "stretches": stretches,
        "jumps": [{"anchor": one["anchor"], "label": _jump(one)} for one in changes[:60]],
    }


def _counts(difference: Difference) -> list[str]:
    counts = difference.counts
    words = (
        (Kind.CHANGED, ngettext("%(n)d paragraph changed", "%(n)d paragraphs changed", counts[Kind.CHANGED])),
        (Kind.INSERTED, ngettext("%(n)d inserted", "%(n)d inserted", counts[Kind.INSERTED])),
        (Kind.REMOVED, ngettext("%(n)d removed", "%(n)d removed", counts[Kind.REMOVED])),
        ("moved", ngettext("%(n)d moved", "%(n)d moved", counts["moved"])),
        (Kind.SAME, ngettext("%(n)d unchanged", "%(n)d unchanged", counts[Kind.SAME])),
    )
    return [text % {"n": counts[kind]} for kind, text in words if counts[kind]]


def _stretch(stretch: Stretch) -> Row:
    lines = [_line(one) for one in stretch.lines]
    if not stretch.folded:
        return {"folded": False, "lines": lines}
    count = len(lines)
    label = ngettext("%(count)d unchanged paragraph", "%(count)d unchanged paragraphs", count) % {"count": count}
    first, last = stretch.articles
    between = first
    if first != last:
        between = _("%(first)s to %(last)s") % {"first": first, "last": last}
    return {"folded": True, "lines": lines, "label": f"{label} ({between})" if between else label}


def _line(line: Line) -> Row:
    return {
        "kind": str(line.kind),
        "word": _word(line),
        "old": _half(line.old),
        "new": _half(line.new),
        "article": place_said(line.new.place if line.new else line.old.place) if (line.new or line.old) else "",  # type: ignore[union-attr]
    }


def _word(line: Line) -> str:
    """What became of a paragraph, in a word."""
    where = place_said(line.across) if line.across else ""
    words = {
        Kind.SAME: "",
        Kind.CHANGED: _("changed"),
        Kind.INSERTED: _("inserted"),
        Kind.REMOVED: _("removed"),
        Kind.MOVED_FROM: _("moved to %(place)s") % {"place": where or _("the beginning")},
        Kind.MOVED_TO: _("moved here from %(place)s") % {"place": where or _("the beginning")},
    }
    return str(words[line.kind])


def place_said(place: Place) -> str:
    """Where a paragraph stands."""
    if not place.article:
        return _("paragraph %(number)d") % {"number": place.paragraph} if place.paragraph else ""
    if not place.paragraph:
        return place.article
    return _("%(article)s, paragraph %(number)d") % {"article": place.article, "number": place.paragraph}


def _half(half: Half | None) -> Row | None:
    if half is None:
        return None
    return {"number": half.paragraph.number, "level": half.paragraph.level, "pieces": half.pieces}


def _jump(line: Row) -> str:
    return f"{line['article']}: {line['word']}" if line["article"] else line["word"]

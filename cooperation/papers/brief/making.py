"""Making a brief for an officer: read, kept as printed, set."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from agreements.documents.papers.paper import Head
from cooperation.desk.relation import relation_of
from cooperation.meetings.brief import BriefPrint
from cooperation.meetings.briefing import brief_of, briefs_print, last_print
from cooperation.meetings.meeting import Meeting
from cooperation.pages.reciprocity.offering import alert
from cooperation.papers.brief.changes import changed_since
from cooperation.papers.brief.paper import Briefed, brief_paper
from cooperation.papers.brief.points import points_of
from cooperation.papers.brief.where import where_of
from cooperation.papers.making import FORMS, Made
from cooperation.words.dates import day_words
from partners.models import Partnership
from partners.records.errors import Unseen


def briefed(officer: Any, pair: Partnership, today: date, meeting: Meeting | None = None) -> Briefed:
    """A brief as it reads now, in the present language, with what changed since it was printed last."""
    relation = relation_of(officer, pair, today)
    last: BriefPrint | None = last_print(officer, pair)
    changes, more = changed_since(officer, pair, last.position) if last else ([], False)
    warned = alert(officer, relation.one_way, today) if relation.one_way else None
    points = points_of(relation, brief_of(officer, pair, meeting), warned)
    return Briefed(relation, points, last, changes, more, warned)


def briefs_make(
    officer: Any, pairs: Sequence[Partnership], today: date, *, form: str, language: str, meeting: Meeting | None = None
) -> Made:
    """One brief, or several in a binder, as a file, kept as printed. Raises Unseen for a form or language unknown."""
    if form not in FORMS or language not in dict(settings.LANGUAGES) or not pairs:
        raise Unseen
    setter, media_type = FORMS[form]
    with translation.override(language):
        read = [replace(briefed(officer, pair, today, meeting), where=where_of(officer, pair)) for pair in pairs]
        head = Head(
            reference=", ".join(pair.code for pair in pairs),
            as_of=_("as of %(when)s") % {"when": day_words(today)},
            check=_("Only us: for the office of the minister"),
            page=_("Page {page} of {pages}"),
        )
        content = setter(brief_paper(read, head), timezone.now())
    briefs_print(officer=officer, today=today, pairs=pairs, language=language, form=form, meeting=meeting)
    name = "-".join(pair.code for pair in pairs) if len(pairs) < 4 else f"{len(pairs)}-partners"
    return Made(content, media_type, f"brief-{name}-{today.isoformat()}-{language}.{form}")

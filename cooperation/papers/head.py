"""What stands on each page of a paper that leaves the house."""

from django.utils.translation import gettext as _

from agreements.documents.papers.paper import Head
from agreements.documents.prints import PrintMade
from cooperation.pages.agreements.reading import Reading
from cooperation.pages.agreements.sheet import marking_words
from cooperation.words.dates import day_words


def head_of(reading: Reading, made: PrintMade | None, where: str) -> Head:
    """Reference, marking where the installation keeps any, day, and the code with where to type it."""
    check = _("What has changed since? %(where)s, code") % {"where": where} if made else ""
    return Head(
        reference=reading.agreement.reference or _("no reference yet"),
        as_of=_("as of %(when)s") % {"when": day_words(reading.day)},
        marking=marking_words(reading.agreement.marking),
        check=check,
        code=made.shown if made else "",
        page=_("Page {page} of {pages}"),
    )

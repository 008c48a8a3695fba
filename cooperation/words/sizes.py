"""Sizes of files in words."""

from babel.numbers import format_decimal
from django.utils.translation import gettext as _

from cooperation.templatetags.look import reader_locale


def size_words(count: int) -> str:
    """How many bytes, as people say it: `312 kB`, `4.2 MB`."""
    if count < 1000:
        return _("%(count)s bytes") % {"count": count}
    if count < 1000 * 1000:
        return _("%(count)s kB") % {"count": format_decimal(round(count / 1000), locale=reader_locale())}
    return _("%(count)s MB") % {"count": format_decimal(round(count / 1000**2, 1), locale=reader_locale())}

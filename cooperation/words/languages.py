"""Languages by their names."""

from django.utils.translation import get_language

from cooperation.templatetags.look import reader_locale


def language_name(code: str) -> str:
    """The name of a language in that of the reader; the code where it has none there."""
    return str(reader_locale().languages.get(code, code)) if code else ""


def present_language() -> str:
    """The code of the language in which the present page is read."""
    return str(get_language() or "en")

"""Fields that documents need: files, the language of a paper, whose it is."""

from typing import Any, TypeAlias

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.instruments.agreement import Agreement
from cooperation.templatetags.look import reader_locale
from cooperation.words import VOCABULARIES, party_name

Text: TypeAlias = Any
# The official languages of states, and some more that papers are written in (ISO 639-1).
LANGUAGES = (
    *("am", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "da", "de", "dv", "dz", "el", "en", "es"),
    *("et", "fa", "fi", "fil", "fr", "ga", "he", "hi", "hr", "ht", "hu", "hy", "id", "is", "it", "ja"),
    *("ka", "kk", "km", "ko", "ku", "ky", "lb", "lo", "lt", "lv", "mg", "mk", "mn", "ms", "mt", "my"),
    *("nb", "ne", "nl", "pl", "ps", "pt", "rn", "ro", "ru", "rw", "si", "sk", "sl", "so", "sq", "sr"),
    *("sv", "sw", "ta", "tet", "tg", "th", "ti", "tk", "tr", "uk", "ur", "uz", "vi", "zh"),
)


class FilesInput(forms.ClearableFileInput):
    """Several files in one field; a plain one in the eyes of a browser without script."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class FilesField(forms.FileField):
    """The files that were chosen, as a list."""

    def __init__(self, label: Text) -> None:
        accepted = ",".join(f".{ending}" for ending in settings.FILE_ENDINGS)
        super().__init__(label=label, widget=FilesInput({"accept": accepted}))

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        """Each file, as it came; what it holds is checked by the form."""
        if not data:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        self.error_messages["empty"] = ""
        return list(data)


def files_hint(*, again: bool = False) -> str:
    """What may be chosen, and that files do not survive a form that comes back."""
    kinds = ", ".join(ending.upper() for ending in settings.FILE_ENDINGS if ending != "jpeg")
    hint = _("One or several: %(kinds)s; each up to %(most)s MB. Macros, scripts and passwords are refused.") % {
        "kinds": kinds,
        "most": settings.FILE_MOST_MEGABYTES,
    }
    chosen_again = _("Choose the files again: a browser does not keep them.")
    return f"{chosen_again} {hint}" if again else hint


def kind_field() -> forms.ChoiceField:
    """What a document is."""

    def choices() -> list[tuple[str, Any]]:
        return [("", ""), *VOCABULARIES["document_kind"].items()]

    return forms.ChoiceField(label=gettext_lazy("What it is"), choices=choices)


def language_field() -> forms.ChoiceField:
    """The language of a paper; it may be left open."""

    def choices() -> list[tuple[str, str]]:
        names = reader_locale().languages
        listed = sorted(((code, names.get(code, code)) for code in LANGUAGES), key=lambda pair: pair[1])
        return [("", _("Not stated")), *listed]

    return forms.ChoiceField(label=gettext_lazy("Language"), choices=choices, required=False)


def side_field(agreement: Agreement) -> forms.ChoiceField:
    """Whose paper it is: one of the two sides, or nobody's in particular."""
    sides = (agreement.partnership.party_a, agreement.partnership.party_b)
    choices = [("", _("Both, or not stated")), *((one.code, party_name(one)) for one in sides)]
    return forms.ChoiceField(label=_("From whom"), choices=choices, required=False)

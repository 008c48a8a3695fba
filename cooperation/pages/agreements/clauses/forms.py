"""The forms of a written text: beginning it, its shape, one clause, putting one in, keeping one."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.models import Clause, TextVersion
from agreements.texts.library.numbering import Numbering
from agreements.texts.library.reading import LANGUAGES, clauses
from agreements.texts.writing.frameworks import Offered
from agreements.texts.writing.keeping import own_clauses
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line
from cooperation.words import party_name
from cooperation.words.clauses import NUMBERINGS, alternative_word, clause_word
from cooperation.words.languages import language_name

MOST = 20_000


def _languages(empty: str = "") -> list[tuple[str, str]]:
    named = [(code, language_name(code).capitalize()) for code in LANGUAGES]
    return [("", empty), *named] if empty else named


class ShapeForm(CarefulForm):
    """In which languages a text stands, which of them prevails, how its clauses are counted."""

    first = forms.ChoiceField(label=gettext_lazy("Language"), choices=_languages)
    second = forms.ChoiceField(
        label=gettext_lazy("Second language"), choices=lambda: _languages(_("none")), required=False
    )
    prevails = forms.ChoiceField(
        label=gettext_lazy("In case of divergence"),
        choices=lambda: _languages(_("both count the same")),
        required=False,
    )
    numbering = forms.ChoiceField(label=gettext_lazy("Clauses are counted as"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["numbering"]
        field.choices = list(NUMBERINGS.items())

    def languages(self) -> list[str]:
        """The languages chosen, the first first."""
        return list(dict.fromkeys(filter(None, (self.cleaned_data["first"], self.cleaned_data["second"]))))


class BeginForm(ShapeForm):
    """Where a text starts from: its type is that of the record, the framework is chosen here."""

    framework = forms.ChoiceField(label=gettext_lazy("Under which regional framework"), required=False)
    field_order = ("framework", "first", "second", "prevails", "numbering")

    def __init__(self, offered: Sequence[Offered], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["framework"]
        field.choices = [("", _("none")), *((one.framework.code, _framework_word(one)) for one in offered)]


def _framework_word(one: Offered) -> str:
    name = party_name(one.framework)
    return name if one.both else _("%(name)s (only one side belongs to it)") % {"name": name}


class ClauseForm(CarefulForm):
    """One clause in each language of its text."""

    numbered = forms.BooleanField(label=gettext_lazy("It is counted among the articles or sections"), required=False)

    def __init__(self, version: TextVersion, row: Clause, *args: Any, **more: Any) -> None:
        initial: dict[str, Any] = {"numbered": row.numbered}
        for code in version.languages:
            initial |= {f"heading_{code}": row.headings.get(code, ""), f"body_{code}": row.bodies.get(code, "")}
        super().__init__(*args, initial=initial, **more)
        self.codes = list(version.languages)
        for code in self.codes:
            attrs = {"lang": code, "dir": "rtl" if code == "ar" else "ltr", "autocomplete": "off"}
            name = {"language": language_name(code)}
            self.fields[f"heading_{code}"] = forms.CharField(
                label=_("Heading (%(language)s)") % name,
                max_length=300,
                required=False,
                widget=forms.TextInput(attrs),
            )
            rows = max(6, min(24, len(row.bodies.get(code, "")) // 55 + 2))
            self.fields[f"body_{code}"] = forms.CharField(
                label=_("Words (%(language)s)") % name,
                max_length=MOST,
                required=False,
                strip=False,
                widget=forms.Textarea({**attrs, "rows": rows}),
            )
        self.order_fields([f"{part}_{code}" for part in ("heading", "body") for code in self.codes])

    def words(self, part: str) -> dict[str, str]:
        """Headings or bodies by language."""
        return {code: self.cleaned_data[f"{part}_{code}"] for code in self.codes}


class InsertForm(CarefulForm):
    """What is put in, and where."""

    what = forms.ChoiceField(label=gettext_lazy("Clause"), required=False)
    after = forms.ChoiceField(label=gettext_lazy("Behind"), required=False)

    def __init__(self, officer: Any, version: TextVersion, rows: Sequence[Clause], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        binding = version.agreement.is_binding
        library = [
            (one.name, _library_word(one.key, one.alternative))
            for one in clauses("en", binding).values()
            if one.key not in ("recital", "preamble")
        ]
        kept = [(f"own:{one.pk}", one.name) for one in own_clauses(officer, binding=binding)]
        what: Any = self.fields["what"]
        what.choices = [("", _("an empty one")), (_("Our library"), kept), (_("The library"), library)]
        after: Any = self.fields["after"]
        after.choices = [("", _("at the beginning")), *((row.part, _row_word(row)) for row in rows)]


def _library_word(key: str, alternative: str) -> str:
    word = clause_word(key)
    return f"{word}: {alternative_word(key, alternative)}" if alternative else word


def _row_word(row: Clause) -> str:
    return clause_word(row.key) if row.key else next(iter(row.headings.values()), "") or _("Clause")


class KeepForm(CarefulForm):
    """Under which name a clause is kept."""

    name = line(gettext_lazy("Name in our library"), needed=True)


NUMBERING_OF = {True: Numbering.ARTICLE, False: Numbering.SECTION}

"""Names of states as they stand in a sentence: the Government of the Netherlands, du Ghana, da França. Pure.

Usage of the languages' own grammars; a name that no rule fits is joined
plainly, and whoever writes sees it on the page before anything is sent.
"""

from collections.abc import Callable

_EN_THE = (
    "Bahamas Central-African-Republic Comoros Congo Democratic-Republic-of-the-Congo Dominican-Republic Gambia "
    "Maldives Marshall-Islands Netherlands Philippines Republic-of-the-Congo Seychelles Solomon-Islands "
    "United-Arab-Emirates United-Kingdom United-States Holy-See"
)
_FR_BARE = (
    "Andorre Antigua-et-Barbuda Bahreïn Chypre Cuba Djibouti El-Salvador Haïti Israël Kiribati Madagascar "
    "Malte Maurice Monaco Nauru Oman Palaos Saint-Marin Sainte-Lucie Samoa Singapour Taïwan Tuvalu Vanuatu"
)
_FR_PLURAL = (
    "Bahamas Comores Émirats-arabes-unis États-Unis Fidji Îles-Marshall Îles-Salomon Maldives Pays-Bas "
    "Philippines Seychelles Tonga"
)
_FR_MASCULINE = "Belize Cambodge Mexique Mozambique Royaume-Uni Saint-Siège Suriname Zimbabwe"
_FR_FEMININE = "Sierra-Leone Trinité-et-Tobago"
_PT_BARE = (
    "Andorra Angola Antígua-e-Barbuda Barbados Cabo-Verde Chipre Cuba Granada Israel Madagáscar Malta Marrocos "
    "Mianmar Moçambique Mónaco Nauru Omã Palau Portugal Samoa Singapura Taiwan Timor-Leste Tonga "
    "Trindade-e-Tobago Tuvalu Vanuatu"
)
_PT_PLURAL_M = "Camarões Emirados-Árabes-Unidos Estados-Unidos Países-Baixos"
_PT_PLURAL_F = "Baamas Comores Fiji Filipinas Honduras Ilhas-Marshall Ilhas-Salomão Maldivas Seicheles"
_PT_MASCULINE = "Botsuana Burquina-Faso Camboja Canadá Gana Quénia Ruanda Sri-Lanca Uganda"
_PT_FEMININE = "Guiné Guiné-Bissau Guiné-Equatorial Santa-Sé"


def _names(text: str) -> frozenset[str]:
    return frozenset(name.replace("-", " ").casefold() for name in text.split())


def _key(name: str) -> str:
    return name.replace("-", " ").replace("’", " ").casefold()


def _of_en(name: str) -> str:
    return f"of the {name}" if _key(name) in _names(_EN_THE) else f"of {name}"


def _of_fr(name: str) -> str:
    key = _key(name)
    vowel = key[0] in "aeiouéèêîôâ"
    if key in _names(_FR_PLURAL):
        return f"des {name}"
    if key in _names(_FR_BARE) or key.startswith(("saint christophe", "saint vincent", "sao ")):
        return f"d’{name}" if vowel or key[:2] == "ha" else f"de {name}"
    if vowel:
        return f"de l’{name}"
    feminine = key.split(" ")[0][-1] == "e" or key in _names(_FR_FEMININE)
    return f"de la {name}" if feminine and key not in _names(_FR_MASCULINE) else f"du {name}"


def _of_pt(name: str) -> str:
    key = _key(name)
    if key in _names(_PT_PLURAL_M):
        return f"dos {name}"
    if key in _names(_PT_PLURAL_F):
        return f"das {name}"
    feminine = key.split(" ")[0][-1] == "a" or key in _names(_PT_FEMININE)
    if key in _names(_PT_BARE) or (key.startswith(("são ", "santa ", "el ")) and key not in _names(_PT_FEMININE)):
        return f"de {name}"
    return f"da {name}" if feminine and key not in _names(_PT_MASCULINE) else f"do {name}"


_JOINED: dict[str, Callable[[str], str]] = {"en": _of_en, "fr": _of_fr, "pt": _of_pt}
_AUTHORITY = {
    "en": ("the Government {of}", "the Ministry of Defence {of}"),
    "fr": ("le Gouvernement {of}", "le ministère de la Défense {of}"),
    "pt": ("o Governo {of}", "o Ministério da Defesa {of}"),
    "ar": ("حكومة {of}", "وزارة الدفاع في {of}"),
}


def authority(name: str, language: str, *, binding: bool, state: bool = True) -> str:
    """Who concludes a text for a party: its government, or its ministry where the text does not bind.

    An organisation concludes under its own name.
    """
    if not state:
        return name
    of = _JOINED[language](name) if language in _JOINED else name
    return _AUTHORITY.get(language, _AUTHORITY["en"])[0 if binding else 1].format(of=of)


def bare(name: str, language: str) -> str:
    """A name as it stands in a sentence without a preposition; English alone needs its article."""
    return f"the {name}" if language == "en" and _key(name) in _names(_EN_THE) else name

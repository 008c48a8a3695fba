"""The columns of a table of goals and capabilities, and the words that stand in them."""

from partners.profile.vocabulary import Level, LineKind, Priority
from partners.records.imports.headings import Field, Vocabulary, plain_heading

GROUP = "profile"
# Without these no row can be read.
NEEDED = ("party", "line_kind", "term", "source", "as_of")
PROFILES = Vocabulary(
    tuple(
        Field(code, words, GROUP, required=code in NEEDED)
        for code, words in (
            ("party", ("party", "state", "country", "partner", "partie", "état", "pays", "partenaire")),
            ("line_kind", ("kind", "nature", "genre")),
            ("term", ("term", "what it is about", "goal", "capability", "objet", "objectif", "capacité")),
            ("priority", ("priority", "priorité")),
            ("level", ("level", "niveau")),
            ("conditions", ("condition", "conditions")),
            ("valid_until", ("valid until", "valable jusqu’au", "valable jusqu'au")),
            ("remark", ("note", "remark", "remarks", "remarque", "remarques")),
            ("source", ("source",)),
            ("as_of", ("as of", "as the source stood on", "date of the source", "état de la source au")),
        )
    )
)
# The headings of our own template, by which a table is known whatever it was sent as.
TEMPLATE = (*("party", "kind", "term", "priority", "level", "conditions", "valid_until", "note", "source", "as_of"),)
_KINDS = {
    LineKind.GOAL: ("goal", "security goal", "challenge", "objectif", "objectif de sécurité", "enjeu"),
    LineKind.OFFERED: ("offered", "offer", "capability offered", "offerte", "offre", "capacité offerte"),
    LineKind.SOUGHT: ("sought", "need", "capability sought", "recherchée", "besoin", "capacité recherchée"),
    LineKind.COMMUNICATION: ("communication", "communications", "communications held", "standard", "norme"),
}
_PRIORITIES = {
    Priority.HIGH: ("high", "élevée", "haute", "1"),
    Priority.MEDIUM: ("medium", "moyenne", "2"),
    Priority.LOW: ("low", "faible", "basse", "3"),
}
_LEVELS = {
    Level.BASIC: ("basic", "being built up", "en cours de constitution"),
    Level.FULL: ("full", "fully there", "entièrement acquise"),
    Level.INSTRUCTING: ("instructing", "able to teach it", "en mesure de l’enseigner", "en mesure de l'enseigner"),
}
WORDS = {
    name: {plain_heading(word): str(code) for code, words in table.items() for word in words}
    for name, table in (("line_kind", _KINDS), ("priority", _PRIORITIES), ("level", _LEVELS))
}

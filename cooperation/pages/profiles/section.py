"""Goals and capabilities on a partner's page: what both aim at, and what each could do for the other."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from cooperation.pages.profiles.said import link, profile_url, term_word
from cooperation.pages.profiles.together import goals_fact, meets_facts
from partners.models import Partnership, PartyFact
from partners.profile.reading import views
from partners.profile.term import terms_of


def profile_section(officer: Any, pair: Partnership, today: date, facts: Iterable[PartyFact]) -> dict[str, Any] | None:
    """What a partner's page shows of our view of it; None for others than our own pairs and for guests.

    `facts` are all that the officer sees about the two. Three queries.
    """
    if not officer.reads_national or not pair.has(officer.party_id):
        return None
    across = pair.other(officer.party_id)
    terms = terms_of(officer.party_id)
    seen = views(officer, [across, officer.party], today, facts=facts, terms=terms)
    own, view = seen[officer.party_id], seen[across.pk]
    word = partial(term_word, terms)
    together = [goals_fact(own, view, word), *meets_facts(own, view, word)]
    return {"facts": together, "links": [link(_("Our view of its goals and capabilities"), profile_url(across))]}

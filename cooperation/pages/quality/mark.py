"""The short mark on the page of an agreement: how complete its record is, and the gravest of what is to mend."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.quality.reading import Parts, last_touched, parents_of, quality
from agreements.standing.refresh import standings_on
from cooperation.pages.agreements.reading import Reading
from cooperation.pages.quality.listing import TONES
from cooperation.pages.quality.mending import mend_action
from cooperation.words.quality import finding_words, sort_words

FEW = 3


def quality_mark(reading: Reading, officer: Any) -> dict[str, Any] | None:
    """For the party that wrote the record, of today; None for others, who have nothing to mend. Two queries at most."""
    if not reading.is_owner or not reading.of_the_day:
        return None
    agreement = reading.agreement
    above = parents_of(officer, [agreement]).get(agreement.parent_id or 0)
    parts = Parts(
        acts=reading.acts,
        statements=reading.statements,
        half=reading.half,
        reads_half=True,
        above=above,
        above_standing=standings_on([above], reading.day)[above.pk] if above else None,
        touched=last_touched(officer, [agreement.pk]).get(agreement.pk),
    )
    found = quality(agreement, reading.standing, parts, reading.today)
    rest = len(found.findings) - FEW
    return {
        "score": found.score,
        "text": _("%(score)s %% complete") % {"score": found.score},
        "rows": [
            {
                "text": finding_words(one, agreement),
                "tag": {"text": sort_words(one.sort), "tone": TONES[one.sort]},
                "action": mend_action(officer, agreement, one),
            }
            for one in found.findings[:FEW]
        ],
        "more": ngettext("and %(count)s more", "and %(count)s more", rest) % {"count": rest} if rest > 0 else "",
        "more_url": reverse("quality") + "?" + urlencode({"q": agreement.key}),
    }

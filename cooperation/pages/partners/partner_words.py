"""A partnership in sentences and tables."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agreements.instruments.agreement import Agreement
from agreements.instruments.vocabulary import Stage
from cooperation.desk.horizon import Coming
from cooperation.pages.naming import address_of, sample_tag, title_of, when
from cooperation.words import label, term
from cooperation.words.dates import on_date

# What applies comes first, what is over last.
ORDER = (Stage.PREPARED, Stage.SIGNED, Stage.APPLIES, Stage.SUSPENDED, Stage.UNKNOWN, Stage.ENDED)
_NEXT = {
    "ends": gettext_lazy("The next end is %(day)s."),
    "renews": gettext_lazy("The next renewal is %(day)s."),
    "last_day_to_say_no": gettext_lazy("The last day to say no to a renewal is %(last)s."),
    "enters_into_force": gettext_lazy("The next to begin to apply does so %(day)s."),
}
TONES = {Stage.APPLIES: "good", Stage.SUSPENDED: "warn"}


def standing_sentences(
    groups: Mapping[str, Sequence[Agreement]], events: Sequence[Coming], partner: str
) -> Iterator[str]:
    """Where a partnership stands."""
    counts = {stage: len(groups.get(stage, ())) for stage in Stage.values}
    if counts[Stage.APPLIES]:
        yield ngettext("One agreement applies.", "%(count)s agreements apply.", counts[Stage.APPLIES]) % {
            "count": counts[Stage.APPLIES]
        }
    if counts[Stage.SIGNED]:
        yield ngettext(
            "One is signed and not known to apply.",
            "%(count)s are signed and not known to apply.",
            counts[Stage.SIGNED],
        ) % {"count": counts[Stage.SIGNED]}
    if counts[Stage.PREPARED]:
        alone = not (counts[Stage.APPLIES] or counts[Stage.SIGNED])
        yield _prepared(counts[Stage.PREPARED], alone) % {"count": counts[Stage.PREPARED]}
    if counts[Stage.SUSPENDED]:
        yield ngettext("One is suspended.", "%(count)s are suspended.", counts[Stage.SUSPENDED]) % {
            "count": counts[Stage.SUSPENDED]
        }
    if counts[Stage.ENDED] and not any(counts[one] for one in ORDER[:4]):
        yield _("All that was agreed with %(partner)s has ended.") % {"partner": partner}
    if events:
        yield event_sentence(events[0])


def _prepared(count: int, alone: bool) -> str:
    """What is being prepared; `alone` where no sentence before it says that it is of agreements."""
    if alone:
        return ngettext("One agreement is being prepared.", "%(count)s agreements are being prepared.", count)
    return ngettext("One is being prepared.", "%(count)s are being prepared.", count)


def event_sentence(event: Coming) -> str:
    """What comes next of the agreements."""
    return str(_NEXT[event.kind]) % {"day": on_date(str(event.on)), "last": when(event.on)}


def agreement_groups(groups: Mapping[str, Sequence[Agreement]], most: int) -> list[dict[str, Any]]:
    """The first `most` agreements by how far along they are, a table for each."""
    columns = [{"label": text} for text in (_("Agreement"), _("How it stands"), _("Signed"), _("Ends"))]
    found, left = [], most
    for stage in ORDER:
        agreements = groups.get(stage, ())[:left]
        left -= len(agreements)
        if agreements:
            rows = [{"cells": list(_cells(one, stage))} for one in agreements]
            found.append({"caption": label("stage", stage), "columns": columns, "rows": rows})
    return found


def _cells(agreement: Agreement, stage: str) -> Iterator[Any]:
    standing = agreement.standing
    yield {
        "text": title_of(agreement),
        "url": address_of(agreement),
        "note": agreement.reference or "",
        "tags": sample_tag(agreement.is_sample),
        "audience": agreement.audience,
    }
    status = label("status", standing.status)
    yield {"tag": {"text": status, "tone": TONES.get(Stage(stage), "plain"), "term": term(standing.status)}}
    yield when(standing.signed_on, "short")
    ends = {"text": when(standing.ends_on, "short")}
    if standing.ends_basis in ("assumed", "reported"):
        ends["note"] = label("basis", standing.ends_basis).lower()
    yield ends


def event_table(events: Sequence[Coming]) -> dict[str, Any]:
    """What ends or renews in a partnership, soonest first."""
    columns = [{"label": text} for text in (_("When"), _("What happens"), _("Agreement"))]
    rows = [
        [
            when(one.on, "short"),
            {"text": label("event", one.kind), "note": label("consequence", one.consequence)},
            {"text": title_of(one.agreement), "url": address_of(one.agreement)},
        ]
        for one in events
    ]
    return {"columns": columns, "rows": [{"cells": row} for row in rows]}

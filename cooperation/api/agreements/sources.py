"""Where what is known of agreements comes from."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from agreements.models import AgreementAct, Statement
from agreements.terms.dates import PartialDate
from partners.records.prepared import Prepared
from partners.records.record import Reader

Row = dict[str, Any]


def sources_of(reader: Reader, keys: Collection[int]) -> dict[int, list[Row]]:
    """The sources of each agreement, each once with what it tells of; two queries."""
    found: dict[int, dict[tuple[str, str, str], set[str]]] = defaultdict(lambda: defaultdict(set))
    acts = AgreementAct.objects.visible_to(reader).filter(agreement__in=keys).exclude(source="").order_by("id")
    for key, kind, *source in acts.values_list("agreement_id", "kind", "source", "source_url", "source_as_of"):
        found[key][_three(source)].add(kind)
    said = Statement.objects.visible_to(reader).filter(agreement__in=keys).order_by("id")
    for key, name, *source in said.values_list("agreement_id", "field", "source", "source_url", "as_of"):
        found[key][_three(source)].add(name)
    return {
        key: [_source(*source) | {"tells": sorted(tells)} for source, tells in sources.items()]
        for key, sources in found.items()
    }


def _three(source: list[str]) -> tuple[str, str, str]:
    title, url, as_of = source
    return title, url, as_of


def _source(title: str, url: str, as_of: str) -> Row:
    return {"title": title, "url": url or None, "as_of": as_of or None}


_COLUMNS = ("agreement_id", "kind", "on", "source", "source_url", "source_as_of", "evidence", "way")
_OF_ONE = Prepared(
    lambda reader, key: AgreementAct.objects.visible_to(reader).filter(agreement=key).order_by("id").values(*_COLUMNS),
    {"key": 9_007_199_254_740_993},
)


def _acts(reader: Reader, keys: Collection[int]) -> list[Row]:
    if len(keys) == 1:
        return _OF_ONE.rows(reader, key=next(iter(keys)))
    acts = AgreementAct.objects.visible_to(reader).filter(agreement__in=keys)
    return list(acts.order_by("id").values(*_COLUMNS))


def latest_sources(reader: Reader, keys: Collection[int], day: date) -> dict[int, Row]:
    """Of each agreement the source of its latest act up to `day` that names one; one query.

    A document that shows the act counts as its source.
    """
    latest: dict[int, tuple[PartialDate, Row]] = {}
    for act in _acts(reader, keys):
        on, title = PartialDate.parse(act["on"]), act["source"] or act["evidence"]
        earlier = latest.get(act["agreement_id"])
        if title and on.first <= day and (earlier is None or on >= earlier[0]):
            named = _source(title, act["source_url"], act["source_as_of"])
            latest[act["agreement_id"]] = (on, named | {"act": act["kind"], "way": act["way"]})
    return {key: source for key, (_, source) in latest.items()}

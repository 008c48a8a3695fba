"""Vocabularies: every code that is answered, in every language."""

from typing import Any

import pytest

from agreements.instruments.vocabulary import Area, InstrumentType, Kind, LegalNature, Stage, Status
from agreements.terms.clauses import ActKind, EntryMethod, NoticeRuns, TermKind
from partners.models import Role


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("stage", Stage.values),
        ("status", Status.values),
        ("kind", Kind.values),
        ("instrument_type", InstrumentType.values),
        ("legal_nature", LegalNature.values),
        ("area", Area.values),
        ("act", list(ActKind)),
        ("entry_method", list(EntryMethod)),
        ("term_kind", list(TermKind)),
        ("notice_runs", list(NoticeRuns)),
        ("role", Role.values),
    ],
)
def test_every_code_has_its_meaning_in_every_language(rest: Any, db: None, name: str, codes: list[str]) -> None:
    found = rest.get(None, f"vocabularies/{name}/").data["codes"]
    assert {one["code"] for one in found} == {str(code) for code in codes}
    for one in found:
        assert set(one["meaning"]) == {"en", "fr"}
        assert all(one["meaning"].values())


def test_is_asked_for_once(rest: Any, db: None) -> None:
    first = rest.get(None, "vocabularies/")
    assert {one["id"] for one in first.data["results"]} >= {"stage", "status", "audience", "basis", "way", "event"}
    assert rest.get(None, "vocabularies/", If_None_Match=first.tag).status == 304

"""Record quality: each rule finds what it is about, by what the reader may see, and nothing in a sound record."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.instruments.acts import act_record
from agreements.instruments.agreement import Agreement
from agreements.instruments.entry import ActEntry, StatementEntry
from agreements.quality.known import Quality
from agreements.quality.looking import agreement_look_over
from agreements.quality.reading import qualities
from partners.models import StepTaken
from partners.records.errors import Forbidden, Unseen
from tests.cast import Cast
from tests.walks import fresh

SOUND: dict[str, Any] = {
    "purpose": "To train together.",
    "areas": ("training_education",),
    "instrument_type": "framework_agreement",
    "legal_nature": "treaty_binding",
    "entry_method": "on_signature",
    "term_kind": "tacit_renewal",
    "term_months": 60,
    "renewal_months": 12,
    "notice_months": 6,
}


def sound(cast: Cast, **more: Any) -> Agreement:
    """A record that says everything, with something else instead where that is given."""
    half = {"responsible": cast.desk, "file_number": "7/2", "original_place": "Archive"}
    acts = [ActEntry("signed", "2024-01-12", source="Treaty series", source_as_of="2026")]
    return cast.record(**{"acts": acts, "side": half, **SOUND, **more})


def judged(reader: Any, agreement: Agreement, today: dt.date) -> Quality:
    """How good one record is."""
    return qualities(reader, [fresh(agreement)], today)[agreement.pk]


def found(reader: Any, agreement: Agreement, today: dt.date, sort: str = "") -> list[str]:
    """The codes of the findings."""
    return [one.code for one in judged(reader, agreement, today).findings if not sort or one.sort == sort]


def test_a_sound_record_has_nothing_to_mend(cast: Cast) -> None:
    assert judged(cast.desk, sound(cast), cast.today) == Quality(100, ())


def acts(*rows: str) -> list[ActEntry]:
    """`signed 2024-01-12 UKR`, with a source that is not old."""
    told = (row.split() for row in rows)
    return [
        ActEntry(kind, on, side=side[0] if side else "", source="Series", source_as_of="2026")
        for kind, on, *side in told
    ]


CONTRADICTIONS: list[tuple[str, str, dict[str, Any]]] = [
    (
        "entry_before_signature",
        "entry_method",
        {"acts": acts("signed 2024-01-12", "entry_into_force 2023-12-31"), "entry_method": "not_stated"},
    ),
    ("end_before_start", "term_kind", {"acts": acts("signed 2024-01-12", "terminated 2020-05-05")}),
    (
        "entry_differs",
        "entry_method",
        {
            "acts": acts(
                "signed 2024-01-12",
                "notified 2024-02-01 UKR",
                "notified 2024-03-01 GBR",
                "entry_into_force 2024-02-20",
            ),
            "entry_method": "last_notification",
        },
    ),
    ("reported_end_differs", "ends_reported", {"ends_reported": "2035-05"}),
    ("one_signature", "signed:GBR", {"acts": acts("signed 2024-01-12 UKR", "entry_into_force 2024-01-12")}),
    (
        "non_binding_ratified",
        "legal_nature",
        {"acts": acts("signed 2024-01-12", "approved 2024-02-12 UKR"), "legal_nature": "political_non_binding"},
    ),
    (
        "sources_disagree",
        "term_months",
        {
            "statements": [
                StatementEntry("duration_years", {"en": "It is to last 10 years."}, "Ministry", as_of="2026"),
                StatementEntry("duration_years", {"en": "The term is 5 years."}, "Newspaper", as_of="2026"),
            ]
        },
    ),
]  # fmt: skip


@pytest.mark.parametrize(("code", "mend", "given"), CONTRADICTIONS, ids=[one[0] for one in CONTRADICTIONS])
def test_each_contradiction_is_found_with_what_mends_it(
    cast: Cast, code: str, mend: str, given: dict[str, Any]
) -> None:
    findings = judged(cast.desk, sound(cast, **given), cast.today).of("contradiction")
    assert [(one.code, one.mend) for one in findings] == [(code, mend)]


def test_an_extension_after_the_end_is_told(cast: Cast) -> None:
    late = ActEntry("extended", "2026-02-01", months=12, source="Series", source_as_of="2026")
    record = sound(cast, term_kind="fixed", term_months=24, acts=[*acts("signed 2024-01-12"), late])
    assert found(cast.desk, record, cast.today, "contradiction") == ["extension_came_too_late"]


def test_a_child_neither_outlives_its_parent_nor_begins_before_it(cast: Cast) -> None:
    above = sound(cast, term_kind="fixed", term_months=48)
    given = {"parent": above.key, "term_kind": "fixed"}
    within = sound(cast, **given, term_months=48)
    longer = sound(cast, **given, term_months=49)
    earlier = sound(cast, **given, term_months=12, acts=acts("signed 2024-01-11"))
    assert found(cast.desk, within, cast.today, "contradiction") == []
    assert found(cast.desk, longer, cast.today, "contradiction") == ["outlives_parent"]
    assert found(cast.desk, earlier, dt.date(2024, 6, 1), "contradiction") == ["begins_before_parent"]
    endless = sound(cast, parent=above.key, term_kind="indefinite")
    assert found(cast.desk, endless, cast.today, "contradiction") == []
    assert found(cast.desk, endless, dt.date(2028, 1, 13), "contradiction") == ["outlives_parent"]


def test_an_agreement_that_renews_by_itself_has_no_end_that_a_child_could_outlive(cast: Cast) -> None:
    above = sound(cast)
    child = sound(cast, parent=above.key, term_kind="fixed", term_months=200)
    assert found(cast.desk, child, cast.today) == []


def test_the_score_falls_with_what_is_missing_by_stage(cast: Cast) -> None:
    bare = cast.record(instrument_type="mou", acts=acts("signed 2024-01-12"), side={"file_number": "7"})
    quality = judged(cast.desk, bare, cast.today)
    assert [one.code for one in quality.of("missing")] == [
        "purpose", "areas", "legal_nature", "responsible", "entry_method", "original_place",
    ]  # fmt: skip
    assert quality.score == round(100 * 6 / 12)


def test_a_reported_end_asks_for_its_clause(cast: Cast) -> None:
    record = sound(cast, term_kind="not_stated", term_months=None, ends_reported="2030-06")
    missing = judged(cast.desk, record, cast.today).of("missing")
    assert [(one.code, one.mend) for one in missing] == [("term_kind", "term_kind"), ("clause_not_read", "term_kind")]


def test_what_nobody_touched_for_half_a_year_is_stale_until_it_is_looked_over(cast: Cast) -> None:
    record = sound(cast, term_kind="indefinite")
    # Writing happens on the clock of the machine.
    written = fresh(record).updated_at.date()
    assert found(cast.desk, record, written + dt.timedelta(days=180), "stale") == []
    assert found(cast.desk, record, written + dt.timedelta(days=181), "stale") == ["untouched"]


def test_an_old_source_is_told(cast: Cast) -> None:
    record = sound(cast, acts=[ActEntry("signed", "2024-01-12", source="Series", source_as_of="2024-11")])
    assert found(cast.desk, record, dt.date(2026, 11, 30)) == []
    assert found(cast.desk, record, dt.date(2026, 12, 1)) == ["source_old"]


def test_looking_over_is_kept_as_a_step_by_the_party_that_wrote_it(cast: Cast) -> None:
    record = sound(cast, audience="parties")
    before = fresh(record)
    agreement_look_over(officer=cast.desk, today=cast.today, agreement=before, expected_version=before.version)
    step = StepTaken.objects.latest("id")
    assert (step.step, step.from_status, step.to_status, step.on) == ("looked_over", "in_force", "in_force", cast.today)
    assert fresh(record).version == before.version + 1
    for officer, error in ((cast.partner_desk, Forbidden), (cast.auditor, Forbidden), (cast.third_desk, Unseen)):
        with pytest.raises(error):
            agreement_look_over(officer=officer, today=cast.today, agreement=record, expected_version=None)


def test_the_partner_is_judged_by_what_it_sees(cast: Cast) -> None:
    """What one side keeps for itself is expected of nobody else."""
    record = sound(cast, audience="parties", side={})
    assert found(cast.desk, record, cast.today) == ["responsible", "file_number", "original_place"]
    assert judged(cast.partner_desk, record, cast.today) == Quality(100, ())


def test_the_number_of_queries_does_not_grow(cast: Cast) -> None:
    above = sound(cast)
    many = [fresh(sound(cast, parent=above.key)) for _ in range(4)]
    counts = []
    for some in (many[:1], many):
        with CaptureQueriesContext(connection) as queries:
            qualities(cast.desk, some, cast.today)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 5


def test_a_recorded_act_is_what_mends_it(cast: Cast) -> None:
    record = sound(cast, acts=acts("signed 2024-01-12", "entry_into_force 2023-12-31"), entry_method="not_stated")
    (finding,) = judged(cast.desk, record, cast.today).of("contradiction")
    assert finding.act == record.acts.get(kind="entry_into_force").pk
    act_record(
        officer=cast.desk, today=cast.today, agreement=fresh(record), kind="registered", on="2024-05-05",
        expected_version=None, evidence="Letter", number="I-58000",
    )  # fmt: skip
    assert judged(cast.desk, record, cast.today).of("contradiction") == [finding]

"""Recording what exists: partner and title are enough, nothing is invented, and the second time changes nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.instruments.agreement import Agreement
from agreements.instruments.entry import ActEntry, AgreementEntry, StatementEntry
from agreements.instruments.recording import agreement_record, agreements_record
from partners.models import Change, StepTaken
from partners.records.errors import Forbidden, Malformed
from tests.cast import Cast
from tests.walks import fresh

TITLE = {"en": "Memorandum of understanding"}


def entry(**given: object) -> AgreementEntry:
    """An entry with the least that there must be."""
    return AgreementEntry(**{"parties": ["GBR"], "titles": TITLE, **given})


def test_partner_and_title_are_enough(cast: Cast) -> None:
    agreement = fresh(agreement_record(officer=cast.liaison, today=cast.today, entry=entry()))
    assert (agreement.status, agreement.audience, agreement.reference) == ("unknown", "national", None)
    assert (agreement.legal_nature, agreement.entry_method, agreement.term_kind) == ("not_stated",) * 3
    assert (agreement.standing.in_force, agreement.standing.ends_on, agreement.standing.assumptions) == (None, "", [])


def test_a_memorandum_of_2011_is_recorded_in_one_save(cast: Cast) -> None:
    given = entry(
        instrument_type="mou",
        legal_nature="political_non_binding",
        entry_method="on_signature",
        term_kind="indefinite",
        acts=[ActEntry("signed", "2011-05", place="London", source="Ministry of Defence", source_as_of="2026")],
    )
    agreement = fresh(agreement_record(officer=cast.desk, today=cast.today, entry=given))
    assert (agreement.reference, agreement.status) == ("GBR-UKR-2011-001", "in_effect")
    assert (agreement.standing.entry_into_force, agreement.standing.basis) == ("2011-05", "computed")
    assert StepTaken.objects.get(subject_id=agreement.pk).step == "recorded"


def test_numbers_count_by_pair_and_year_and_drafts_have_none(cast: Cast) -> None:
    signed = [entry(acts=[ActEntry("signed", day)]) for day in ("2011-05-03", "2011-09-01", "2012")]
    rows = agreements_record(officer=cast.desk, today=cast.today, entries=[*signed, entry()])
    assert [fresh(row.agreement).reference for row in rows] == [
        "GBR-UKR-2011-001", "GBR-UKR-2011-002", "GBR-UKR-2012-001", None,
    ]  # fmt: skip


def test_an_organisation_is_numbered_by_its_short_code(cast: Cast) -> None:
    given = entry(parties=["EU"], acts=[ActEntry("signed", "2024-06-27")])
    assert agreement_record(officer=cast.desk, today=cast.today, entry=given).reference == "EU-UKR-2024-001"


@pytest.mark.parametrize(
    ("given", "faults"),
    [
        ({"parties": []}, {"parties": ["required"]}),
        ({"parties": ["XXX"]}, {"parties": ["unknown"]}),
        ({"parties": ["UKR"]}, {"parties": ["two_that_are_one"]}),
        ({"parties": ["GBR", "POL", "EST"]}, {"parties": ["more_than_two"]}),
        ({"titles": {"en": " "}}, {"titles": ["required"]}),
        ({"titles": {}}, {"titles": ["required"]}),
        ({"kind": "friendship"}, {"kind": ["unknown"]}),
        ({"areas": ["cyber", "football"]}, {"areas": ["unknown"]}),
        ({"term_kind": "fixed"}, {"term_months": ["required"]}),
        ({"term_months": -1}, {"term_months": ["out_of_range"]}),
        ({"ends_reported": "31.12.2030"}, {"ends_reported": ["not_a_date"]}),
        ({"acts": [ActEntry("signed", "2026-11-23")]}, {"acts.0.on": ["in_the_future"]}),
        ({"acts": [ActEntry("signed", "")]}, {"acts.0.on": ["required"]}),
        ({"acts": [ActEntry("waved", "2020")]}, {"acts.0.kind": ["unknown"]}),
        ({"acts": [ActEntry("signed", "2020", side="POL")]}, {"acts.0.side": ["not_of_pair"]}),
        ({"parent": "GBR-UKR-1999-001"}, {"parent": ["unknown"]}),
        ({"framework": "XXX"}, {"framework": ["unknown"]}),
    ],
)
def test_what_is_wrong_is_said_by_field(cast: Cast, given: dict[str, object], faults: dict[str, list[str]]) -> None:
    with pytest.raises(Malformed) as caught:
        agreement_record(officer=cast.desk, today=cast.today, entry=entry(**given))
    assert caught.value.fields == faults
    assert not Agreement.objects.exists()


def test_the_second_time_changes_nothing(cast: Cast) -> None:
    entries = [
        entry(source_key="A1", acts=[ActEntry("signed", "2020")], statements=[StatementEntry("term", TITLE, "List")]),
        entry(source_key="A2"),
    ]
    record = {"officer": cast.desk, "today": cast.today}
    assert [row.outcome for row in agreements_record(entries=entries, **record)] == ["created", "created"]
    changes = Change.objects.count()
    assert [row.outcome for row in agreements_record(entries=entries, **record)] == ["unchanged", "unchanged"]
    other = entry(source_key="A1", acts=[ActEntry("signed", "2021")])
    (row,) = agreements_record(entries=[other], **record)
    assert (row.outcome, row.faults) == ("refused", {"source_key": ["recorded_differently"]})
    assert Change.objects.count() == changes


def test_good_rows_are_recorded_although_others_are_refused(cast: Cast) -> None:
    entries = [entry(source_key="A1"), entry(parties=["XXX"]), entry(source_key="A1"), entry(source_key="A3")]
    rows = agreements_record(officer=cast.desk, today=cast.today, entries=entries)
    assert [row.outcome for row in rows] == ["created", "refused", "refused", "created"]
    assert rows[2].faults == {"source_key": ["repeated"]}
    assert Agreement.objects.count() == 2


def test_a_dry_run_writes_nothing(cast: Cast) -> None:
    rows = agreements_record(officer=cast.desk, today=cast.today, entries=[entry(), entry(parties=[])], dry_run=True)
    assert [row.outcome for row in rows] == ["created", "refused"]
    assert not Agreement.objects.exists()


def test_who_does_not_write_records_nothing(cast: Cast) -> None:
    for officer in (cast.auditor, cast.minister, cast.admin, cast.service, cast.guest):
        with pytest.raises(Forbidden):
            agreement_record(officer=officer, today=cast.today, entry=entry())


def test_another_partys_agreement_is_no_parent(cast: Cast) -> None:
    secret = agreement_record(officer=cast.third_desk, today=cast.today, entry=entry(acts=[ActEntry("signed", "2020")]))
    with pytest.raises(Malformed):
        agreement_record(officer=cast.desk, today=cast.today, entry=entry(parent=secret.reference))


def test_the_number_of_statements_does_not_grow_with_the_entries(cast: Cast) -> None:
    def statements(count: int) -> int:
        entries = [entry(acts=[ActEntry("signed", "2020", side="UKR"), ActEntry("signed", "2020", side="GBR")])] * count
        with CaptureQueriesContext(connection) as queries:
            agreements_record(officer=cast.desk, today=cast.today, entries=entries)
        return len(queries)

    assert statements(5) == statements(60) <= 30

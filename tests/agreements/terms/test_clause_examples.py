"""Clauses of published agreements, and what follows from them.

Sources: the Portuguese defence agreement with Estonia (Diário da República), the Swiss
instrument SR 0.514.128.11, the United States' general security of military information
agreements, and the bilateral security agreement of Ukraine and the United States. The days
are examples of ours where the clause, and no real case, is what is tested.
"""

import datetime as dt

import pytest

from agreements.terms.clauses import Act, ActKind, Clauses, EntryMethod, History, NoticeRuns, Outcome, TermKind
from agreements.terms.dates import PartialDate
from agreements.terms.outcome import outcome_on


def history(*sides: str, **acts: str | tuple[str, ...]) -> History:
    """Acts by kind, together or one a side."""
    found = []
    for kind, when in acts.items():
        if isinstance(when, str):
            found.append(Act(ActKind[kind.upper()], PartialDate.parse(when)))
        else:
            dated = zip(when, sides, strict=False)
            found += [Act(ActKind[kind.upper()], PartialDate.parse(day), side) for day, side in dated]
    return History(sides, tuple(found))


def told(found: Outcome) -> tuple[str, bool | None, str, str]:
    """The four things that people ask first."""
    return found.status, found.in_force, str(found.entry_into_force or ""), str(found.ends_on or "")


def on(clauses: Clauses, acts: History, day: str) -> Outcome:
    """The outcome on a day."""
    return outcome_on(clauses, acts, dt.date.fromisoformat(day))


NOTIFIED = Clauses(
    entry=EntryMethod.LAST_NOTIFICATION, entry_days=30, term=TermKind.TACIT, term_months=60, notice_months=6
)


def test_thirty_days_after_the_last_notification() -> None:
    acts = history("AAA", "BBB", signed="2012-03-05", notified=("2012-05-02", "2012-06-11"))
    assert told(on(NOTIFIED, acts, "2012-07-10")) == ("signed", False, "2012-07-11", "2017-07-11")
    assert told(on(NOTIFIED, acts, "2012-07-11")) == ("in_force", True, "2012-07-11", "2017-07-11")
    assert on(NOTIFIED, history("AAA", "BBB", signed="2012-03-05", notified=("2012-05-02",)), "2030-01-01").status == (
        "signed"
    )


def test_renewed_for_as_long_again_where_no_other_length_is_said() -> None:
    acts = history("AAA", "BBB", signed="2015-01-31", notified=("2015-02-10", "2015-08-01"))
    found = on(NOTIFIED, acts, "2020-02-29")
    assert told(found) == ("in_force", True, "2015-08-31", "2020-08-31")
    assert [str(one.on) for one in found.next_events] == ["2020-02-29", "2020-09-01"]
    assert str(on(NOTIFIED, acts, "2020-03-01").ends_on) == "2025-08-31"


ESTONIA = Clauses(term=TermKind.INDEFINITE, notice_months=6, notice_runs=NoticeRuns.FROM_RECEIPT)


def test_portugal_and_estonia_indefinite_until_six_months_after_receipt() -> None:
    acts = history("EST", "PRT", signed="2012-03-05", entered="2012-07-11")
    assert told(on(ESTONIA, acts, "2040-01-01")) == ("in_force", True, "2012-07-11", "")
    ended = history("EST", "PRT", signed="2012-03-05", entered="2012-07-11", denounced="2020-08-31")
    assert told(on(ESTONIA, ended, "2021-02-28")) == ("in_force", True, "2012-07-11", "2021-02-28")
    assert told(on(ESTONIA, ended, "2021-03-01")) == ("terminated", False, "2012-07-11", "2021-02-28")


SWISS = Clauses(
    entry=EntryMethod.LAST_NOTIFICATION, term=TermKind.TACIT, term_months=60, renewal_months=12, notice_months=6
)


def swiss(**more: str) -> History:
    """In force on receipt of the last note, 1 March 2021."""
    return history("CHE", "UKR", signed="2020-11-10", notified=("2020-12-15", "2021-03-01"), **more)


@pytest.mark.parametrize(
    ("received", "ends"),
    [
        ("2025-08-31", "2026-03-01"),
        ("2025-09-01", "2026-03-01"),
        ("2025-09-02", "2027-03-01"),
        ("2026-09-01", "2027-03-01"),
        ("2026-09-02", "2028-03-01"),
    ],
)
def test_the_swiss_clause_five_years_then_year_by_year(received: str, ends: str) -> None:
    assert told(on(SWISS, swiss(denounced=received), received)) == ("in_force", True, "2021-03-01", ends)
    assert on(SWISS, swiss(denounced=received), ends).in_force is True


def test_the_swiss_clause_names_what_comes_next() -> None:
    found = on(SWISS, swiss(), "2025-08-01")
    assert [(one.kind, str(one.on), one.consequence, one.months) for one in found.next_events] == [
        ("last_day_to_say_no", "2025-09-01", "renews_unless_notice", 12),
        ("renews", "2026-03-02", "renews_unless_notice", 12),
    ]
    assert found.good_until == dt.date(2025, 8, 31)


def test_american_agreements_on_military_information_apply_from_signature_day() -> None:
    clauses = Clauses(entry=EntryMethod.ON_SIGNATURE, term=TermKind.INDEFINITE, notice_months=12)
    for partner, signed in (("LVA", "1998-01-15"), ("ZAF", "1998-11-20"), ("ARG", "1999-01-12"), ("EST", "2000-02-23")):
        acts = history(partner, "USA", signed=signed)
        assert told(on(clauses, acts, signed)) == ("in_force", True, signed, "")
        day_before = dt.date.fromisoformat(signed) - dt.timedelta(days=1)
        assert outcome_on(clauses, acts, day_before).status == "not_yet_signed"


AMERICAN = Clauses(
    entry=EntryMethod.ON_SIGNATURE,
    term=TermKind.FIXED,
    term_months=120,
    notice_months=6,
    notice_runs=NoticeRuns.FROM_RECEIPT,
)


def test_ukraine_and_the_united_states_ten_years_or_six_months_after_a_notice() -> None:
    acts = history("UKR", "USA", signed="2024-06-13")
    assert told(on(AMERICAN, acts, "2026-11-22")) == ("in_force", True, "2024-06-13", "2034-06-13")
    assert told(on(AMERICAN, acts, "2034-06-14")) == ("expired", False, "2024-06-13", "2034-06-13")
    noticed = history("UKR", "USA", signed="2024-06-13", denounced="2026-12-31")
    assert told(on(AMERICAN, noticed, "2027-06-30")) == ("in_force", True, "2024-06-13", "2027-06-30")
    assert told(on(AMERICAN, noticed, "2027-07-01")) == ("terminated", False, "2024-06-13", "2027-06-30")
    late = history("UKR", "USA", signed="2024-06-13", denounced="2034-03-01")
    assert str(on(AMERICAN, late, "2034-03-01").ends_on) == "2034-06-13"


def test_a_term_extended_by_a_signed_extension() -> None:
    acts = history("UKR", "USA", signed="2024-06-13")
    longer = History(acts.sides, (*acts.acts, Act(ActKind.EXTENDED, PartialDate.parse("2033-01-01"), months=24)))
    assert str(on(AMERICAN, longer, "2034-06-14").ends_on) == "2036-06-13"


def test_ten_years_from_signature_are_assumed_where_no_source_says_when_it_begins() -> None:
    clauses = Clauses(term=TermKind.FIXED, term_months=120)
    found = on(clauses, history("GBR", "UKR", signed="2024-01-12"), "2026-11-22")
    assert told(found) == ("in_force", True, "2024-01-12", "2034-01-12")
    assert (found.basis, found.ends_basis, found.assumptions) == ("assumed", "assumed", ("applies_from_signature",))


def test_no_force_is_claimed_where_approval_is_known_to_be_needed() -> None:
    clauses = Clauses(term=TermKind.FIXED, term_months=120, approval_needed=True)
    found = on(clauses, history("HRV", "UKR", signed="2024-10-09"), "2026-11-22")
    assert told(found) == ("signed", None, "", "2034-10-09")
    assert found.assumptions == ("counted_from_signature",)


def test_a_signature_known_to_the_year_is_certain_when_the_year_is_over() -> None:
    clauses = Clauses(entry=EntryMethod.ON_SIGNATURE, term=TermKind.FIXED, term_months=120)
    acts = history("GBR", "UKR", signed="2011")
    assert told(on(clauses, acts, "2011-06-01")) == ("in_force", None, "2011", "2021")
    assert told(on(clauses, acts, "2012-01-01")) == ("in_force", True, "2011", "2021")
    assert told(on(clauses, acts, "2021-06-01")) == ("in_force", None, "2011", "2021")
    assert told(on(clauses, acts, "2022-01-01")) == ("expired", False, "2011", "2021")


def test_what_is_known_is_used_although_the_signature_is_not() -> None:
    entered = history("GBR", "UKR", entered="1998-05-01")
    assert told(on(Clauses(), entered, "2026-11-22")) == ("in_force", True, "1998-05-01", "")
    reported = Clauses(ends_reported=PartialDate.parse("2030-06-30"))
    found = on(reported, history("GBR", "UKR"), "2026-11-22")
    assert told(found) == ("unknown", None, "", "2030-06-30")
    assert [(one.kind, str(one.on)) for one in found.next_events] == [("ends", "2030-06-30")]
    assert told(on(reported, history("GBR", "UKR"), "2030-07-01")) == ("expired", False, "", "2030-06-30")
    ended = history("GBR", "UKR", terminated="2015")
    assert told(on(Clauses(), ended, "2016-01-01"))[:2] == ("terminated", False)


def test_a_text_that_binds_nobody_is_in_effect() -> None:
    clauses = Clauses(binding=False, entry=EntryMethod.ON_SIGNATURE, term=TermKind.FIXED, term_months=24)
    assert told(on(clauses, history("GBR", "UKR", signed="2026-01-01"), "2026-11-22"))[:2] == ("in_effect", True)


def test_one_signature_is_not_an_agreement() -> None:
    clauses = Clauses(entry=EntryMethod.ON_SIGNATURE, term=TermKind.INDEFINITE)
    acts = History(("GBR", "UKR"), (Act(ActKind.SIGNED, PartialDate.parse("2026-01-01"), "GBR"),))
    assert on(clauses, acts, "2026-11-22").status == "unknown"

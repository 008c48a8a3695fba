"""One history: every change of every record, however it was written, by whom, and never what authenticates."""

from django.db import connection

from agreements.instruments.agreement import Agreement
from partners.models import Change, Officer, PartyFact
from partners.records.service import request_id, service, writing_as
from tests.cast import Cast
from tests.partners.records.test_sight import fact


def changes(source: str) -> list[Change]:
    """The changes of a table, in the order of writing."""
    return list(Change.objects.filter(source=source).order_by("id"))


def test_what_is_made_changed_and_removed_is_kept_before_and_after(cast: Cast) -> None:
    row = fact(cast, note="First.")
    row.note = "Second."
    row.save(update_fields=["note"])
    pk = row.pk
    row.delete()
    made, changed, removed = changes("partners_partyfact")
    assert (made.op, made.before, made.after["note"]) == ("i", None, "First.")
    assert (changed.op, changed.before, changed.after) == ("u", {"note": "First."}, {"note": "Second."})
    assert (removed.op, removed.before["note"], removed.after) == ("d", "Second.", None)
    assert {one.record_id for one in (made, changed, removed)} == {pk}


def test_no_way_of_writing_passes_it_by(cast: Cast) -> None:
    row = fact(cast)
    PartyFact.objects.bulk_create(
        [PartyFact(party=row.party, kind="founded", owner=row.owner, source="s", as_of="2026") for _ in range(3)]
    )
    PartyFact.objects.update(note="All.")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE partners_partyfact SET note = 'By hand.'")
    assert len(changes("partners_partyfact")) == 4 + 4 + 4


def test_a_write_that_changes_nothing_leaves_nothing(cast: Cast) -> None:
    fact(cast, note="Same.")
    before = Change.objects.count()
    PartyFact.objects.update(note="Same.")
    assert Change.objects.count() == before


def test_it_says_on_whose_behalf_and_for_which_request(cast: Cast) -> None:
    token = request_id.set("req-7")
    with writing_as(cast.desk):
        fact(cast)
    request_id.reset(token)
    with writing_as(None):
        fact(cast)
    first, second = changes("partners_partyfact")
    assert (first.officer, first.request) == (cast.desk.pk, "req-7")
    assert (second.officer, second.request) == (None, "")


def test_an_officer_is_not_taken_for_the_next_one(cast: Cast) -> None:
    @service
    def note(*, officer: Officer) -> None:
        fact(cast)

    note(officer=cast.desk)
    note(officer=cast.partner_desk)
    assert [one.officer for one in changes("partners_partyfact")] == [cast.desk.pk, cast.partner_desk.pk]


def test_who_saw_it_before_and_who_sees_it_after(cast: Cast) -> None:
    agreement = cast.record(audience="public")
    widened = [one for one in changes("agreements_agreement") if "audience" in (one.after or {}) and one.op == "u"]
    assert [(one.was_audience, one.audience, one.record_id) for one in widened] == [
        ("national", "public", agreement.pk)
    ]


def test_nothing_that_authenticates_and_no_personal_value_is_kept(cast: Cast) -> None:
    officer = cast.officer("UKR", "desk_officer", email="moving@ua.example", function="Head")
    officer.function = "Deputy"
    officer.set_password("another secret")
    officer.save()
    made, changed = [one for one in changes("partners_officer") if one.record_id == officer.pk]
    text = f"{made.after}{changed.before}{changed.after}"
    for secret in ("moving@ua.example", "Moving", "Head", "Deputy", "md5$", "password", "last_login"):
        assert secret not in text
    assert changed.after == {"function": "…"}
    assert made.after["roles"] == ["desk_officer"]


def test_the_search_index_is_no_history(cast: Cast) -> None:
    cast.record()
    assert not [one for one in changes("agreements_agreement") if "search" in {*(one.after or {}), *(one.before or {})}]
    assert Agreement.objects.filter(search__isnull=False).exists()

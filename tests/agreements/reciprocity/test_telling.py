"""Each side is told of what the other pledges, gives, says and objects to; and of a one-way street, once a year."""

from agreements.reciprocity.acting import reciprocity_contest
from agreements.reciprocity.telling import one_ways_tell
from partners.models import Notice
from tests.agreements.reciprocity.test_counted import exercise
from tests.cast import Cast
from tests.doings import widened_activity
from tests.given import Giving, agreed


def told(officer: object) -> list[str]:
    """What an officer was told, in its order."""
    return [one.code for one in Notice.objects.filter(officer=officer).order_by("id") if "audience" not in one.code]


def test_what_is_pledged_provided_and_acknowledged_comes_to_the_other_side(cast: Cast) -> None:
    giving = Giving(cast)
    assert told(cast.partner_desk) == ["given_pledged"] and not told(cast.desk)
    giving.to("settled_in_kind")
    assert told(cast.partner_desk) == ["given_pledged", "given_to_acknowledge", "given_settled"]
    assert told(cast.desk) == ["given_acknowledged"] and not told(cast.third_desk)
    given = {"entry": giving.entry, "reason": "It was nine days.", "expected_version": None}
    reciprocity_contest(officer=cast.partner_desk, today=cast.today, **given)
    assert told(cast.desk)[-1] == "given_contested"


def test_of_what_we_reported_of_them_they_are_not_told_and_nothing_leaves_what_is_only_ours(cast: Cast) -> None:
    Giving(cast, "EST", "reported").to("acknowledged")
    assert not Notice.objects.exists()


def test_an_understanding_that_is_shared_and_agreed_comes_to_the_other_side(cast: Cast) -> None:
    agreed(cast, "GBR", "band")
    assert told(cast.partner_desk) == ["understanding_proposed", "understanding_agreed"]
    assert told(cast.desk) == ["understanding_agreed"]


def test_a_one_way_street_is_told_once_a_year_to_each_side_as_it_sees_it(cast: Cast) -> None:
    for _number in range(5):
        widened_activity(cast, exercise(cast), "parties")
    assert one_ways_tell(cast.today) == one_ways_tell(cast.today) == Notice.objects.filter(code="one_way").count() > 0
    assert Notice.objects.get(officer=cast.desk, code="one_way").data["outcome"] == "ours"
    assert told(cast.partner_desk).count("one_way") == 1 and not told(cast.third_desk)
    one_ways_tell(cast.today.replace(year=cast.today.year + 1))
    assert told(cast.desk).count("one_way") == 2

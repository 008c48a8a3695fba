"""What a step brings to promises is told before it is taken."""

from agreements.instruments.family.effects import effects_of
from agreements.obligations.due import Due
from tests.cast import Cast
from tests.promises import in_days, promised
from tests.walks import fresh


def test_what_becomes_of_promises_is_told_before_the_agreement_ends_or_rests(cast: Cast) -> None:
    record = cast.record()
    ahead = promised(cast, record, first_on=in_days(cast, 60))
    lasting = promised(cast, fresh(record), first_on=in_days(cast, 90), survives=True)
    before = list(Due.objects.order_by("pk").values())

    def told(step: str) -> dict[int, str]:
        found = effects_of(cast.desk, fresh(record), step, cast.today)
        return {one.data["obligation"]: one.code for one in found if "obligation" in one.data}

    assert told("suspend") == {ahead.pk: "promise_frozen", lasting.pk: "promise_survives"}
    assert told("terminate") == {ahead.pk: "promise_lapses", lasting.pk: "promise_survives"}
    assert told("resume") == {}
    assert effects_of(cast.third_desk, fresh(record), "terminate", cast.today) == []
    assert list(Due.objects.order_by("pk").values()) == before, "asking changes nothing"

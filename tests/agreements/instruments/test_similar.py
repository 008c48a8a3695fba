"""What may be the same agreement already: by title, by date, by what it does; only on what the officer sees."""

from agreements.instruments.agreement import Agreement
from agreements.instruments.similar import agreements_similar
from tests.cast import Cast


def test_an_agreement_of_the_same_type_on_a_common_area_is_named_while_it_is_not_over(cast: Cast) -> None:
    running = cast.prepared("in_force", values={"titles": {"en": "Patrols", "fr": "Patrouilles"}})
    over = cast.prepared("terminated", values={"titles": {"en": "Old patrols", "fr": "Anciennes patrouilles"}})
    Agreement.objects.filter(pk__in=[running.pk, over.pk]).update(instrument_type="mou")
    asked = {"parties": ("UKR", "GBR"), "kind": "training", "titles": ["Something else"], "instrument_type": "mou"}
    assert agreements_similar(cast.desk, **asked, areas=["cyber"]) == [running]
    assert agreements_similar(cast.desk, **asked, areas=["environment"]) == []
    assert agreements_similar(cast.desk, **{**asked, "instrument_type": "not_stated"}, areas=["cyber"]) == []
    assert agreements_similar(cast.third_desk, **asked, areas=["cyber"]) == []


def test_a_title_that_is_nearly_the_same_is_named(cast: Cast) -> None:
    made = cast.record(titles={"fr": "Accord de coopération en matière de défense"}, kind="framework")
    asked = {"parties": ("UKR", "GBR"), "kind": "training"}
    assert agreements_similar(cast.desk, **asked, titles=["ACCORD de cooperation en matière de defense"]) == [made]
    assert agreements_similar(cast.desk, **asked, titles=["Accord de coopération en matière de santé"]) == []
    assert agreements_similar(cast.desk, **asked, titles=["Accord sur le cyberespace"]) == []
    assert agreements_similar(cast.partner_desk, **asked, titles=["Accord de coopération en matière de défense"]) == []

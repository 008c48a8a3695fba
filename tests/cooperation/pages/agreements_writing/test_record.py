"""The door for what exists: one page, one save."""

from django.test import Client

from agreements.models import Agreement, AgreementSide
from tests.cast import Cast
from tests.cooperation.pages.agreements_writing.filling import fields_of, fill, written
from tests.cooperation.pages.looking import as_, look, text

PATH = "/agreements/record/"


def test_partner_and_title_are_enough(cast: Cast) -> None:
    answer = fill(cast.desk, PATH, partner="EST", title="Memorandum")
    made = Agreement.objects.get(titles={"en": "Memorandum"})
    assert (answer.status_code, answer.url) == (303, f"/agreements/{made.key}/")
    assert (made.door, made.audience, made.status, made.kind) == ("recorded", "national", "unknown", "framework")
    assert (made.instrument_type, made.legal_nature, made.term_kind) == ("not_stated",) * 3
    assert made.partnership.code == "EST-UKR"


def test_a_memorandum_of_2011_in_one_save(cast: Cast) -> None:
    answer = fill(
        cast.desk,
        PATH,
        partner="EST",
        title="Memorandum on training",
        title_fr="Mémorandum sur la formation",
        instrument_type="mou",
        kind="training",
        legal_nature="political_non_binding",
        areas=["training_education", "cyber"],
        signed_on="2011",
        signed_place="Tallinn",
        entry_method="on_signature",
        term_kind="tacit_renewal",
        term_months_0="5",
        renewal_months_1="18",
        notice_months_1="6",
        source="Treaty series",
        source_url="https://series.example/1",
        source_as_of="2024-05",
        file_number="UA/11-12345678",
        deputy=cast.liaison.pk,
    )
    assert answer.status_code == 303
    made = Agreement.objects.get(reference="EST-UKR-2011-001")
    assert made.titles == {"fr": "Mémorandum sur la formation", "en": "Memorandum on training"}
    assert (made.term_months, made.renewal_months, made.notice_months) == (60, 18, 6)
    (act,) = made.acts.all()
    assert (act.kind, act.on, act.place, act.side) == ("signed", "2011", "Tallinn", None)
    assert (act.source, act.source_url, act.source_as_of) == ("Treaty series", "https://series.example/1", "2024-05")
    half = AgreementSide.objects.get(agreement=made)
    assert (half.file_number, half.responsible, half.deputy) == ("UA/11-12345678", cast.desk, cast.liaison)


def test_a_source_without_a_dated_act_speaks_of_the_title(cast: Cast) -> None:
    fill(cast.desk, PATH, partner="EST", title="Letter", source="A ministry")
    (said,) = Agreement.objects.get(titles={"en": "Letter"}).statements.all()
    assert (said.field, said.says, said.source) == ("title", {"en": "Letter"}, "A ministry")


def test_wrong_input_comes_back_filled_with_every_reason(cast: Cast) -> None:
    sent = {"title": "", "signed_on_0": "3", "signed_on_2": "2011", "term_kind": "fixed", "purpose": "To train."}
    answer = fill(cast.desk, PATH, partner="EST", **sent)
    assert answer.status_code == 400 and not Agreement.objects.exists()
    back = fields_of(answer)
    assert back["purpose"] == ["To train."] and back["partner"] == ["EST"] and back["signed_on_2"] == ["2011"]
    assert "Title: Fill this in." in text(answer)
    assert "Signed on: Write the year, and the month if you write the day." in text(answer)
    assert 'href="#id_signed_on"' in answer.content.decode()


def test_what_the_service_refuses_lands_on_its_field(cast: Cast) -> None:
    answer = fill(cast.desk, PATH, partner="EST", title="Early", signed_on="2099-01-01", term_kind="fixed")
    assert answer.status_code == 400 and not Agreement.objects.exists()
    assert "Length of the term: Fill this in." in text(answer)
    later = fill(cast.desk, PATH, partner="EST", title="Early", signed_on="2099-01-01", term_kind=None)
    assert later.status_code == 400
    assert fill(cast.desk, PATH, partner="EST", title="T", signed_on="2400-01-01").status_code == 400


def test_what_looks_like_a_position_is_asked_about_once(cast: Cast) -> None:
    typed = {"partner": "EST", "title": "Patrols", "purpose": "Meet at 50.4501, 30.5234."}
    asked = fill(cast.desk, PATH, **typed)
    assert asked.status_code == 400 and not Agreement.objects.exists()
    assert "Purpose: This looks like coordinates." in text(asked) and 'name="checked"' in asked.content.decode()
    assert as_(cast.desk).post(PATH, written(fields_of(asked), checked="on")).status_code == 303
    assert Agreement.objects.get().purpose == typed["purpose"]


def test_the_same_form_sent_twice_is_one_record(cast: Cast) -> None:
    browser = as_(cast.desk)
    sent = written(fields_of(browser.get(PATH)), partner="EST", title="Twice")
    first, second = browser.post(PATH, sent), browser.post(PATH, sent)
    assert first.status_code == second.status_code == 303 and first.url == second.url
    assert Agreement.objects.count() == 1


def test_what_may_be_recorded_already_is_named_and_blocks_nothing(cast: Cast) -> None:
    earlier = cast.record("EST", titles={"en": "Accord on Séa"}, acts=[])
    asked = {"partner": "EST", "title": "accord on sea", "kind": "training"}
    assert earlier.titles["en"] in text(look(cast.desk, "/agreements/similar/", **asked))
    assert text(look(cast.desk, "/agreements/similar/", partner="LVA", title="accord on sea")) == ""
    assert text(look(cast.third_desk, "/agreements/similar/", partner="EST", title="accord on sea")) == ""
    assert fill(cast.desk, PATH, partner="EST", title="accord on sea").status_code == 303
    assert Agreement.objects.count() == 2


def test_same_kind_signed_within_sixty_days_may_be_the_same(cast: Cast) -> None:
    cast.record("EST", titles={"en": "One"})
    near = {"partner": "EST", "title": "Other", "kind": "framework", "signed_on_0": "1", "signed_on_2": "2024"}
    assert "One" in text(look(cast.desk, "/agreements/similar/", **near, signed_on_1="3"))
    assert "One" not in text(look(cast.desk, "/agreements/similar/", **near, signed_on_1="5"))
    assert "One" not in text(look(cast.desk, "/agreements/similar/", **{**near, "kind": "training"}, signed_on_1="3"))


def test_only_who_writes_records(cast: Cast) -> None:
    for path in (PATH, "/agreements/new/"):
        for reader in (cast.auditor, cast.minister, cast.admin, cast.guest):
            assert look(reader, path).status_code == 403
            assert as_(reader).post(path, {"partner": "EST", "title": "X"}).status_code == 403
        assert Client().get(path).url == f"/account/login/?next={path}"
    assert not Agreement.objects.exists()

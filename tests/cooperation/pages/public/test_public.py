"""What was released, for everyone: identical facts and standing, nobody's name, nothing national."""

import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agreements.instruments.entry import ActEntry
from agreements.instruments.preparing import side_edit
from tests.cast import Cast
from tests.cooperation.pages.agreements.opening import Open, name_everybody

LIST = "/public/agreements/"


def test_only_what_was_released_is_there(cast: Cast, look: Open) -> None:
    hidden = [cast.record(titles={"en": "Ours alone"}), cast.record(titles={"en": "Between us"}, audience="parties")]
    open_to_all = cast.record(titles={"en": "For all"}, audience="public")
    page = look(None, LIST)
    assert "For all" in page.text
    assert "1 agreement" in page.text
    assert "Ours alone" not in page.text
    assert "Between us" not in page.text
    assert look(None, f"{LIST}{open_to_all.key}/").status == 200
    for one in hidden:
        for key in (one.key, one.slug):
            assert look(None, f"{LIST}{key}/").status == 404
            # Whoever is signed in finds no more there.
            assert look(cast.desk, f"{LIST}{key}/").status == 404


def test_the_same_facts_sources_and_standing(cast: Cast, look: Open) -> None:
    acts = [ActEntry("signed", "2024-01-12", place="Kyiv", source="Daily", source_url="https://daily.example/1")]
    made = cast.record(acts=acts, audience="public")
    cards = re.compile(r"Dates and term (.*) What it is Parties")
    everyone, desk = look(None, f"{LIST}{made.key}/"), look(cast.desk, f"/agreements/{made.key}/")
    assert cards.findall(everyone.text)[0] in desk.text
    for words in ("It has applied since 12 January 2024", "Daily"):
        assert words in everyone.text
        assert words in desk.text


def test_no_name_and_nothing_national(cast: Cast, look: Open) -> None:
    names = name_everybody(cast)
    made = cast.prepared("in_force", audience="public")
    side_edit(
        officer=cast.desk,
        today=cast.today,
        agreement=made,
        values={"responsible": cast.desk, "notes": "A note of ours", "file_number": "MoD/77"},
        expected_version=made.version,
    )
    page = look(None, f"{LIST}{made.key}/")
    for words in (*names, "A note of ours", "MoD/77", "Own budget.", "Directorate"):
        assert words not in page.text, words
    assert not [one for one in page.links if one.startswith("/agreements/")]


def test_in_french_and_english_with_a_switch(cast: Cast, look: Open) -> None:
    made = cast.record(audience="public", titles={"en": "Naval", "fr": "Accord naval"})
    french = look(None, f"{LIST}{made.key}/", Accept_Language="fr")
    assert "Accord naval" in french.text
    assert 'lang="fr"' in french.source
    assert "English" in french.text
    english = look(None, f"{LIST}{made.key}/")
    assert "français" in english.text


def test_files_hold_what_was_released_alone(cast: Cast, look: Open) -> None:
    cast.record(titles={"en": "Ours alone"})
    cast.record(titles={"en": "For all"}, audience="public")
    body = look(None, f"{LIST}?format=csv").response.content.decode()
    assert "For all" in body
    assert "Ours alone" not in body


def test_an_old_address_leads_to_the_present_one(cast: Cast, look: Open) -> None:
    made = cast.record(audience="public")
    assert look(None, f"{LIST}{made.slug}/").response["Location"] == f"{LIST}{made.key}/"


def test_few_queries(cast: Cast, day: None) -> None:
    made = cast.record(audience="public")
    with CaptureQueriesContext(connection) as few:
        Client().get(LIST)
    for partner in ("POL", "EST", "USA"):
        cast.record(partner, audience="public")
    with CaptureQueriesContext(connection) as many:
        Client().get(LIST)
    assert len(few) == len(many) <= 8
    with CaptureQueriesContext(connection) as one:
        Client().get(f"{LIST}{made.key}/")
    assert len(one) <= 15

"""What must never be kept is noticed, and the numbers of ministries are let alone."""

import pytest

from partners.records.forbidden_content import COORDINATES, PASSPORT, PRIVATE_NUMBER, forbidden_content


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Meet at 50.4501, 30.5234.", COORDINATES),
        ("50.4501N 30.5234E", COORDINATES),
        ("48° 51' 24\" N", COORDINATES),
        ("48.8566° N", COORDINATES),
        ("grid 36U UA 12345 67890", COORDINATES),
        ("UTM 36U 315432 5589123", COORDINATES),
        ("passport no. FG123456", PASSPORT),
        ("passeport : 12AB34567", PASSPORT),
        ("паспорт АА 123456", PASSPORT),
        ("he holds AA1234567.", PASSPORT),
        ("+380 44 253 04 71", PRIVATE_NUMBER),
        ("00 33 1 44 42 30 11", PRIVATE_NUMBER),
        ("06 12 34 56 78", PRIVATE_NUMBER),
        ("call 0207 218 9000", PRIVATE_NUMBER),
    ],
)
def test_it_is_noticed(text: str, code: str) -> None:
    assert forbidden_content(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 January 2024, 10.2.2024 – 11.02.2024",
        "01.02.2024 12:30",
        "From 2024-01-12 to 2024-02-13",
        "File 220/14/1234",
        "Budget 12.500, 30.250 thousand",
        "GBR-UKR-2024-001",
        "1 234 567 890 francs CFA",
        "EUR 3.500.000",
        "UNTS 1155, I-18232; CETS 076",
        "Note 0112/2026 of 12.05.2026",
        "between 48 and 50 degrees",
        "Articles 12.3 and 14.2",
    ],
)
def test_it_is_let_alone(text: str) -> None:
    assert forbidden_content(text) == []

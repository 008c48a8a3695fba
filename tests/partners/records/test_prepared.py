"""A query that is compiled once says what the query itself says, to every kind of reader."""

from agreements.models import Agreement
from partners.records.prepared import Prepared
from partners.records.record import PUBLIC
from tests.cast import Cast

COLUMNS = ("id", "reference", "titles", "areas", "updated_at", "standing__assumptions", "partnership__code")


def test_each_reader_sees_what_the_query_shows(cast: Cast) -> None:
    made = [cast.record(audience=audience, areas=["cyber"]) for audience in ("national", "parties", "public")]
    prepared = Prepared(
        lambda reader, key: Agreement.objects.visible_to(reader).filter(addresses__key=key).values(*COLUMNS),
        {"key": "the key"},
    )
    seen = 0
    for reader in (*cast.everybody().values(), PUBLIC):
        for agreement in made:
            plain = Agreement.objects.visible_to(reader).filter(addresses__key=agreement.key).values(*COLUMNS)
            assert prepared.rows(reader, key=agreement.key) == list(plain)
            seen += len(plain)
    assert len(made) < seen < len(made) * 17

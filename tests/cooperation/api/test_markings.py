"""The table of markings by REST: scales, what is handled as what, and the answer to what may be sent."""

from typing import Any

from tests.cast import Cast
from tests.walks import fresh


def test_the_table_is_read_and_written_by_rest(cast: Cast, rest: Any) -> None:
    agreement = fresh(cast.record(instrument_type="gsomia", audience="parties"))
    where = f"agreements/{agreement.key}/markings/"

    def sent(rest_of: str, data: Any, officer: Any = cast.desk) -> Any:
        return rest.post(officer, where + rest_of, data, If_Match=rest.get(officer, where).tag)

    for party, names in (("UKR", ["Restricted", "Secret"]), ("GBR", ["Official", "Hidden"])):
        made = sent("scales/", {"party": party, "names": names, "source": "Article 3"})
        assert made.status == 201, made.data
    row = {"sender": "UKR", "named": "Secret", "handled": "Hidden"}
    made = sent("equivalences/", {"rows": [row], "source": "Article 4"}, cast.partner_desk)
    assert made.data["equivalences"] == [row | {"source": "Article 4"}]
    lower = {"sender": "GBR", "named": "Hidden", "handled": "Restricted"}
    assert sent("equivalences/", {"rows": [lower], "source": "Article 4"}).codes == ["marking_comes_back_as_high"]
    assert sent("equivalences/", {"rows": [row | {"named": "None"}], "source": "A"}).status == 400
    answer = rest.get(cast.auditor, where + "?sender=UKR&named=Restricted").data["answer"]
    assert answer["ask"] and answer["handled"] is None and answer["next_higher"] == "Secret"
    assert rest.get(cast.desk, where + "?sender=POL&named=Secret").status == 400
    assert rest.get(cast.third_desk, where).status == 404

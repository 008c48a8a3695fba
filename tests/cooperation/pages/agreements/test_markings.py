"""The table of markings on its page: both directions beside each other, and what may be sent as what."""

from agreements.models import MarkingName
from tests.cast import Cast
from tests.cooperation.pages.agreements_writing.filling import at, fill
from tests.cooperation.pages.looking import look, text
from tests.walks import fresh


def test_both_tables_stand_beside_each_other_and_answer(cast: Cast) -> None:
    agreement = fresh(cast.record(instrument_type="gsomia", audience="parties"))
    here = at(agreement, "markings/")
    assert here in look(cast.desk, at(agreement, "")).content.decode()
    assert "not written down yet" in text(look(cast.minister, here))
    for code, names in (("UKR", "Restricted\nSecret"), ("GBR", "Official\nHidden")):
        sent = fill(cast.desk, at(agreement, f"markings/{code}/"), names=names, source="Article 3")
        assert sent.status_code == 303, text(sent)
    keys = dict(MarkingName.objects.values_list("name", "pk"))
    low, high = (f"as_{keys[name]}" for name in ("Restricted", "Secret"))
    wrong = {low: str(keys["Hidden"]), high: str(keys["Official"]), "source": "Article 4"}
    refused = fill(cast.desk, at(agreement, "markings/table/"), **wrong)
    assert refused.status_code == 409 and "not handled lower than Restricted" in text(refused)
    right = wrong | {low: "", high: str(keys["Hidden"]), f"as_{keys['Hidden']}": str(keys["Secret"])}
    assert fill(cast.partner_desk, at(agreement, "markings/table/"), **right).status_code == 303
    page = text(look(cast.partner_desk, here, send=str(keys["Secret"])))
    assert "What Ukraine marks Secret, United Kingdom handles as Hidden." in page
    assert "The other way round it is the same." in page
    ask = text(look(cast.desk, here, send=str(keys["Restricted"])))
    assert "There is no equivalent: ask United Kingdom before anything marked Restricted is sent." in ask
    assert "is Secret, handled as Hidden" in ask and "From United Kingdom to Ukraine" in ask
    other = fresh(cast.record(instrument_type="gsomia", audience="parties", titles={"en": "Another"}))
    assert "Restricted" in text(look(cast.desk, at(other, "markings/UKR/")))
    assert look(cast.third_desk, here).status_code == 404
    assert look(cast.minister, at(agreement, "markings/UKR/")).status_code == 403

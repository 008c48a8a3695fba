"""The number and the clause of an act go out with our template and come in with it."""

from agreements.instruments.entry import ActEntry
from agreements.models import AgreementAct
from tests.agreements.importing.bringing import written
from tests.agreements.importing.test_template import as_csv, exported
from tests.cast import Cast


def test_the_number_of_an_act_goes_out_and_comes_in(cast: Cast) -> None:
    cast.record(acts=[ActEntry("signed", "2024-01-12"), ActEntry("registered", "2024-05-01", number="I-58120")])
    rows = exported(cast)
    assert [row["number"] for row in rows if row["record"] == "act"] == ["", "I-58120"]
    assert written(cast, as_csv(rows)).counts == {"unchanged": 1}
    rows[-1] |= {"number": "I-58121", "clause": "Art. 9"}
    assert written(cast, as_csv(rows), name="edited.csv").counts == {"changed": 1}
    act = AgreementAct.objects.get(kind="registered")
    assert (act.number, act.clause) == ("I-58121", "Art. 9")
    rows[-1] |= {"number": "x" * 161}
    assert written(cast, as_csv(rows)).counts == {"refused": 1}

"""Each side keeps its own mandate on the same page; the side that prepares has it granted by its step first."""

from typing import Any

import pytest

from agreements.instruments.half.mandate import mandate_record
from agreements.models import AgreementSide
from partners.records.errors import Forbidden, Malformed, Refused
from tests.cast import Cast
from tests.cooperation.pages.agreements_writing.filling import fill
from tests.cooperation.pages.looking import look, text

GIVEN = {"authority": "Prime Minister", "on": "2026-11-20", "limits": "No bases."}


def kept(cast: Cast, officer: Any, agreement: Any, **more: str) -> AgreementSide:
    """A mandate."""
    told = {"officer": officer, "today": cast.today, "agreement": agreement, "expected_version": None}
    return mandate_record(**told, **{**GIVEN, **more})


def test_a_mandate_is_an_approvers_of_either_side_and_nobody_elses_business(cast: Cast) -> None:
    agreement = cast.prepared("negotiating")
    for officer, given, error in (
        (cast.partner_desk, {}, Forbidden),
        (cast.partner_approver, {"authority": " "}, Malformed),
        (cast.partner_approver, {"on": "2027-01-01"}, Malformed),
        (cast.approver, {"limits": ""}, Malformed),
    ):
        with pytest.raises(error):
            kept(cast, officer, agreement, **given)
    mine = kept(cast, cast.partner_approver, agreement)
    assert (mine.owner.code, mine.mandate_authority, mine.audience) == ("GBR", "Prime Minister", "national")
    assert (
        AgreementSide.objects.visible_to(cast.approver).get(agreement=agreement).mandate_authority != "Prime Minister"
    )
    waiting = cast.prepared("authority_requested", audience="parties")
    with pytest.raises(Refused, match="mandate_by_its_step"):
        kept(cast, cast.approver, waiting)
    assert kept(cast, cast.partner_approver, waiting).mandate_on == "2026-11-20"


def test_the_partner_keeps_its_mandate_on_the_page_that_the_owner_has(cast: Cast) -> None:
    agreement = cast.prepared("negotiating")
    own = f"/agreements/{agreement.key}/own/"
    for officer in (cast.approver, cast.partner_approver):
        assert f"{own}mandate/" in look(officer, own).content.decode()
    assert f"{own}mandate/" not in look(cast.partner_desk, own).content.decode()
    assert look(cast.partner_desk, f"{own}mandate/").status_code == 403
    assert fill(cast.partner_approver, f"{own}mandate/", **GIVEN).status_code == 303
    assert "No bases." in text(look(cast.partner_approver, own))
    assert "No bases." not in text(look(cast.approver, own))

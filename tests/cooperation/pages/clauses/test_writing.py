"""Writing a text on pages: from a starting text to a version that was sent, with remarks of both sides."""

from agreements.models import Clause, OwnClause, TextComment, TextVersion
from tests.cast import Cast
from tests.cooperation.pages.agreements_writing.filling import at, fill
from tests.cooperation.pages.looking import as_, look, text
from tests.walks import fresh

MOU = {"instrument_type": "mou"}


def the_draft(cast: Cast) -> TextVersion:
    return TextVersion.objects.get(owner=cast.party("UKR"), number=None, mistake_at=None)


def test_a_text_is_half_done_with_one_form(cast: Cast) -> None:
    made = cast.prepared("concept", binding=False, values=MOU)
    answer = fill(cast.desk, at(made, "text/write/"), first="fr", second="ar", numbering="section")
    assert answer.status_code == 303
    shown = look(cast.desk, answer["Location"])
    said = text(shown)
    assert "Section première Objet" in said and "البند 1" in said
    assert "5 ans" in said and "Its numbers come from the record." in said
    assert 'dir="rtl"' in shown.content.decode()
    assert "Still missing" in said and "Competent authorities" in said
    assert look(cast.partner_desk, answer["Location"]).status_code == 404


def test_a_clause_is_written_moved_and_taken_out_without_script(cast: Cast) -> None:
    made = cast.prepared("concept", binding=False, values=MOU)
    fill(cast.desk, at(made, "text/write/"), first="en", second="", numbering="paragraph")
    draft = the_draft(cast)
    purpose = Clause.objects.get(version=draft, key="purpose")
    page = at(made, f"text/{draft.pk}/clauses/")
    answer = fill(cast.desk, f"{page}{purpose.part}/", body_en="The purpose is to train together.")
    assert answer.status_code == 303 and answer["Location"].endswith(f"#c{purpose.part}")
    assert "to train together" in text(look(cast.desk, page))
    sent = {"version": fresh(made).version, "do": f"down:{purpose.part}"}
    assert as_(cast.desk).post(f"{page}do/", sent).status_code == 303
    purpose.refresh_from_db()
    assert purpose.order == 4
    old = as_(cast.desk).post(f"{page}do/", {**sent, "do": f"remove:{purpose.part}"}, follow=True)
    assert "Somebody changed the text meanwhile" in text(old)
    assert fill(cast.desk, f"{page}insert/", what="finance.host_all", after=purpose.part).status_code == 303
    assert Clause.objects.filter(version=draft, key="finance").count() == 2
    assert fill(cast.desk, f"{page}{purpose.part}/keep/", name="Our purpose").status_code == 303
    assert OwnClause.objects.get().name == "Our purpose"
    assert as_(cast.auditor).post(f"{page}do/", sent).status_code == 403


def test_the_second_officer_sees_both_and_nothing_is_lost(cast: Cast) -> None:
    made = cast.prepared("concept", binding=False, values=MOU)
    fill(cast.desk, at(made, "text/write/"), first="en", second="", numbering="section")
    draft = the_draft(cast)
    part = Clause.objects.get(version=draft, key="purpose").part
    page = at(made, f"text/{draft.pk}/clauses/{part}/")
    before = fresh(made).version
    assert fill(cast.desk, page, body_en="Mine.").status_code == 303
    late = fill(cast.other_desk, page, body_en="Theirs.", version=before)
    assert late.status_code == 412
    assert "changed this meanwhile" in text(late) and "Theirs." in text(late)


def test_remarks_stay_at_home_unless_they_are_said_to_the_partner(cast: Cast) -> None:
    made = cast.prepared("negotiating", values={"instrument_type": "mou"})
    version = TextVersion.objects.get(agreement=made)
    part = Clause.objects.filter(version=version).order_by("order")[1].part
    remark = at(made, f"text/{version.pk}/remark/?part={part}")
    assert fill(cast.desk, remark, text="Our red line.").status_code == 303
    assert fill(cast.desk, remark, text="Shall we say more?", shared="on").status_code == 303
    page = at(made, f"text/{version.pk}/clauses/")
    theirs = text(look(cast.partner_desk, page))
    assert "Shall we say more?" in theirs and "Our red line." not in theirs and "Ukraine" in theirs
    thread = TextComment.objects.get(text="Shall we say more?")
    answer = at(made, f"text/{version.pk}/remark/?reply={thread.pk}")
    assert fill(cast.partner_desk, answer, text="Gladly.").status_code == 303
    assert as_(cast.partner_desk).post(at(made, f"text/{version.pk}/remarks/{thread.pk}/close/")).status_code == 303
    ours = text(look(cast.desk, page))
    assert "Gladly." in ours and "Closed by the other side" in ours
    hidden = TextComment.objects.get(text="Our red line.")
    assert (
        fill(cast.partner_desk, at(made, f"text/{version.pk}/remark/?reply={hidden.pk}"), text="?").status_code == 404
    )


def test_an_amendment_is_written_and_read_as_a_difference(cast: Cast) -> None:
    made = cast.prepared("in_force")
    assert fill(cast.desk, at(made, "amendments/lay/")).status_code == 303
    begun = fill(cast.desk, at(made, "amendments/new/"), kind="amending_protocol", title="Protocol")
    assert begun.status_code == 303
    tab = begun["Location"]
    chosen = fill(cast.desk, f"{tab}change/", part=part_of(made, "purpose"), action="replace")
    assert chosen.status_code == 303
    assert fill(cast.desk, chosen["Location"], body_en="The purpose is to sail.").status_code == 303
    shown = look(cast.desk, tab)
    assert "<del>" in shown.content.decode() and "<ins>sail" in shown.content.decode()
    assert fill(cast.desk, f"{tab}time/", term_months_0="10", term_months_1="0").status_code == 303
    assert "10 years" in text(look(cast.desk, tab))
    above = look(cast.desk, at(made, "amendments/"))
    assert "Protocol" in text(above) and "The text as it reads, number 1" in text(above)
    assert "Protocol" not in text(look(cast.partner_desk, at(made, "amendments/")))


def part_of(agreement: object, key: str) -> str:
    return str(Clause.objects.get(version__agreement=agreement, key=key).part)

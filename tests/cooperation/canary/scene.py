"""A stage full of records, each text of which carries a word of its own.

The word, a canary, tells where it came from: whoever finds one that is not
theirs has found a leak. Rows are made by services; then every free text of
every row is replaced by canaries, so that a new column, or a new kind of
record, is in the walk without being asked (a kind without rows fails it).
"""

from typing import Any

from django.utils import timezone

from agreements.amendments.beginning import amendment_prepare
from agreements.amendments.consolidating import consolidated_begin
from agreements.amendments.editing import amendment_edit_set
from agreements.documents.prints import print_make
from agreements.instruments.acts import act_record
from agreements.instruments.agreement import Agreement
from agreements.instruments.contesting import act_contest
from agreements.instruments.half.approval import approval_keep
from agreements.instruments.half.opinion import opinion_ask
from agreements.instruments.half.powers import powers_record
from agreements.instruments.half.tabling import sitting_add, tabling_rule_add
from agreements.instruments.links import link_make
from agreements.instruments.mending import agreement_correct, agreement_same_as
from agreements.instruments.preparing import agreement_edit, agreement_prepare
from agreements.instruments.route.switch import step_switch
from agreements.instruments.route.waiving import condition_waive
from agreements.instruments.talks.round import round_record
from agreements.models import AskedReminder, Clause, TextVersion
from agreements.reminders.telling import reminders_tell
from agreements.texts.commenting.saying import comment_add, comment_reply
from agreements.texts.exchanging import version_draft, version_receive
from agreements.texts.filing import Paper
from agreements.texts.settling import wording_waive
from agreements.texts.writing.commitments import commitment_answer
from agreements.texts.writing.keeping import clause_keep
from cooperation.models import FormDraft
from partners.models import Job, Notice, Officer, Party
from partners.parties.correcting import party_fact_correct
from partners.people.calendar_access import calendar_open
from partners.people.tokens import token_create
from partners.records import jobs
from partners.records.audience import audience_ask
from partners.records.imports.asking import import_check
from partners.records.imports.receiving import import_receive
from partners.records.reads import look
from partners.records.seal import seal_history
from tests.agreements.texts.word_files import word_file
from tests.cast import Cast
from tests.cooperation.canary.activities import activities_played
from tests.cooperation.canary.given import given_staged
from tests.cooperation.canary.meetings import meetings_staged
from tests.cooperation.canary.opportunities import opportunities_staged
from tests.cooperation.canary.origins import Origin
from tests.cooperation.canary.partnerships import partnerships_kept
from tests.cooperation.canary.phases import gates_staged
from tests.cooperation.canary.profiles import profiles_staged
from tests.cooperation.canary.ranking import ranking_staged
from tests.cooperation.canary.recorded import RecordedScene
from tests.cooperation.canary.redlines import red_lines_staged
from tests.walks import fresh


class Scene(RecordedScene):
    """What is on stage: the cast, its agreements by name, and the canaries."""

    def __init__(self, cast: Cast) -> None:
        super().__init__(cast)
        self._record()
        self._prepare()
        self._happen()
        self.activities = activities_played(self.cast)
        self.gates = gates_staged(self.cast)
        self.given, self.understandings = given_staged(self.cast)
        self.profiles = profiles_staged(self.cast)
        ranking_staged(self.cast)
        self.opportunities = opportunities_staged(self.cast)
        self.red_lines = red_lines_staged(self.cast)
        partnerships_kept(self.cast)
        self.meetings, self.tokens["minutes"] = meetings_staged(cast)
        self._personal()
        self.mark()
        seal_history()

    def keys(self) -> dict[str, str]:
        """Addresses of the agreements, by name."""
        now = Agreement._base_manager.in_bulk([one.pk for one in self.agreements.values()])
        return {name: now[one.pk].key for name, one in self.agreements.items()}

    def _prepare(self) -> None:
        cast = self.cast
        self.agreements["prepared concept"] = cast.prepared("concept")
        self.agreements["prepared negotiating"] = cast.prepared("negotiating", partner="EST")
        self.agreements["prepared in force"] = cast.prepared("in_force")
        theirs = agreement_prepare(
            officer=cast.third_desk, today=cast.today, partner=cast.party("UKR"), values={"titles": {"en": "Draft"}}
        )
        self.agreements["prepared by a third"] = fresh(theirs)
        # What it said before it was shared is nobody's but the owner's.
        draft = cast.prepared("concept")
        secret = self.canary(Origin("an edit before sharing", "UKR", ("GBR", "UKR"), "national", 0))
        for text in (secret, "Harmless"):
            values = {"purpose": text, "titles": {"en": text}}
            given = {"values": values, "expected_version": draft.version}
            agreement_edit(officer=cast.desk, today=cast.today, agreement=draft, **given)
            draft = fresh(draft)
        corrected = {"values": {"purpose": "Harmless still"}, "reason": "Before", "expected_version": draft.version}
        draft = fresh(agreement_correct(officer=cast.desk, today=cast.today, agreement=draft, **corrected))
        self.agreements["shared after an edit"] = self._widened(cast.desk, cast.approver, draft, "parties")

    def _happen(self) -> None:
        """Each kind of thing that is kept beside a record, national and shared."""
        cast, day = self.cast, self.cast.today
        for name in ("UKR UKR-GBR national", "UKR UKR-GBR parties", "UKR UKR-GBR public"):
            self._corrected(name)
        talks = self.agreements["prepared negotiating"]
        given = {"agreement": talks, "expected_version": None}
        self._texts(talks)
        _, self.tokens["link"] = link_make(officer=cast.desk, today=day, asks="text_confirmed", **given)
        shared = self.agreements["prepared in force"]
        act = shared.acts.filter(owner=cast.party("UKR")).first()
        contest = {"agreement": shared, "act_id": act.pk, "reason": "Reason", "expected_version": None}
        act_contest(officer=cast.partner_desk, today=day, **contest)
        duplicate = self._recorded(cast.desk, cast.approver, ("UKR", "GBR"), "national")
        joined = {"duplicate": duplicate, "kept": self.agreements["UKR UKR-GBR national"], "reason": "Reason"}
        agreement_same_as(officer=cast.desk, today=day, expected_version=duplicate.version, **joined)
        waiting = fresh(self.agreements["UKR UKR-GBR national"])
        asked = {"root": waiting, "to": "parties", "reason": "Reason", "expected_version": waiting.version}
        audience_ask(officer=cast.desk, today=day, **asked)
        self._printed()
        self._kept_by_a_side()
        for officer in (cast.desk, cast.partner_desk, cast.third_desk):
            self._fact(officer)
            given = {
                "of": "agreements",
                "name": "list.csv",
                "content": f"Country,Title\nPoland,{officer.pk}\n".encode(),
            }
            batch = import_receive(officer=officer, today=day, **given)
            jobs.run(import_check(officer=officer, today=day, batch=batch, expected_version=None).job_id)
            look(officer, "export", {"list": "agreements", "format": "csv", "rows": 3, "asked": {"q": ["words"]}})
        self._written()
        signed = {"kind": "published", "number": "12", "on": "2026-11-20", "expected_version": None}
        act_record(officer=cast.partner_desk, today=day, agreement=shared, evidence="Letter", **signed)

    def _texts(self, talks: Agreement) -> None:
        """A text of theirs that we reported, and a draft of ours, each with a word inside its file."""
        told = {"officer": self.cast.desk, "today": self.cast.today, "agreement": talks, "expected_version": None}
        for begin, more in ((version_receive, {"evidence": "Letter"}), (version_draft, {})):
            word = f"qz{next(self._numbers):05d}x"
            papers = [Paper("text.docx", word_file([f"They shall meet: {word}."]), "en")]
            made: Any = begin(**told, note="Note", papers=papers, **more)  # type: ignore[operator]
            self._inside[made.files.get().pk] = word
        Agreement.objects.filter(pk=talks.pk).update(legal_nature="political_non_binding")
        wording_waive(**told, version_id=made.pk, reason="Reason")
        Agreement.objects.filter(pk=talks.pk).update(legal_nature="treaty_binding")

    def _written(self) -> None:
        """What is written and said of texts, by each side for itself and for both."""
        cast, day = self.cast, self.cast.today
        shared = self.agreements["prepared in force"]
        union, _ = Party.objects.get_or_create(
            code="AU", defaults={"kind": "organisation", "name_en": "African Union", "name_fr": "Union africaine"}
        )
        text = TextVersion.objects.get(agreement=shared)
        part = Clause.objects.filter(version=text).values_list("part", flat=True)[0]
        for officer in (cast.desk, cast.partner_desk):
            given = {"officer": officer, "today": day, "agreement": shared}
            clause_keep(**given, version_id=text.pk, part=part, name="Name")
            said = {**given, "expected_version": None, "text": "Text"}
            comment_add(**said, place="Article 1")
            thread = comment_add(**said, version_id=text.pk, part=part, shared=True)
            comment_reply(**said, comment_id=thread.pk)
            answer = {"framework": union, "contradicts": True, "reason": "Reason", "expected_version": None}
            commitment_answer(**given, **answer)
        for name in ("UKR UKR-GBR national", "UKR UKR-GBR parties", "UKR UKR-GBR public"):
            above = fresh(self.agreements[name])
            told = {"officer": cast.desk, "today": day, "expected_version": None}
            words = "Article 1\nPurpose\nTo train.\n\nArticle 2\nCosts\nEach its own."
            consolidated_begin(**told, agreement=above, texts={"en": words})
            made = fresh(
                amendment_prepare(**told, agreement=fresh(above), kind="amending_protocol", titles={"en": "Protocol"})
            )
            costs = {"part": "p2", "headings": {"en": "Costs"}, "bodies": {"en": "The host pays."}}
            amendment_edit_set(**told, agreement=made, action="replace", **costs)
            self.agreements[f"amends {name}"] = self._widened(cast.desk, cast.approver, fresh(made), above.audience)

    def _printed(self) -> None:
        """Prints by their own party, and one by everyone."""
        for name, officer in (
            ("UKR UKR-GBR national", self.cast.desk),
            ("GBR UKR-GBR parties", self.cast.partner_desk),
            ("UKR UKR-GBR public", None),
        ):
            given = {"agreement": fresh(self.agreements[name]), "paper": "record", "language": "en"}
            print_make(officer=officer, today=self.cast.today, **given)

    def _kept_by_a_side(self) -> None:
        """What each side keeps of an agreement, a round between the two, and what a ministry does not use."""
        day = self.cast.today
        shared = {"agreement": self.agreements["prepared negotiating"], "expected_version": None}
        both = {"agreement": self.agreements["prepared in force"], "expected_version": None}
        for officer in (self.cast.desk, self.cast.partner_desk):
            told = {"officer": officer, "today": day, **both}
            opinion_ask(kind="legal", office="Legal service", **told)
            given = {"name": "Somebody", "function": "Minister", "issued_by": "President", "issued_on": day}
            powers_record(power="full_powers", reference="3", **given, **told)
            rule = tabling_rule_add(
                officer=officer, today=day, name="Treaties", days=21, kind="sitting_days", source="Law 7"
            )
            sitting_add(officer=officer, today=day, first=day, last=day, weekdays=[7])
            approval_keep(rule=rule, values={"procedure": "parliament", "act_number": "Law 9", "gazette": "12"}, **told)
        talks = {"means": "by_video", "our_head": "Director", "their_head": "Director", "outcome": "Articles 1 to 4"}
        round_record(officer=self.cast.desk, today=day, values={"on": day, **talks}, **shared)
        step_switch(officer=self.cast.partner_approver, today=day, switch="registration", off=True, reason="Elsewhere")
        text = fresh(self.cast.prepared("negotiating", partner="LVA", values={"titles": {"en": "Talks"}}))
        self.agreements["prepared with a waiver"] = text
        waived = {"stage": "agree_text", "code": "title_in_both_languages", "reason": "Reason"}
        condition_waive(officer=self.cast.approver, today=day, agreement=text, expected_version=text.version, **waived)

    def _corrected(self, name: str) -> None:
        before = fresh(self.agreements[name])
        given = {"values": {"purpose": "Put right"}, "reason": "Reason", "expected_version": before.version}
        agreement_correct(officer=self.cast.desk, today=self.cast.today, agreement=before, **given)

    def _fact(self, officer: Officer) -> None:
        told = {"source": "A letter", "as_of": "2026", "reason": "Reason", "note": "Note"}
        capital = {"en": "Tallinn", "fr": "Tallinn", "lat": 59.4, "lon": 24.7}
        for party, kind, other, value in (
            ("EST", "capital", None, capital),
            ("GBR", "sea_neighbour", "POL", {"basis": "adjacent"}),
            ("GBR", "sea_neighbour", "UKR", {"basis": "adjacent"}),
        ):
            given = {"party": self.cast.party(party), "kind": kind, "value": value, **told}
            across = self.cast.party(other) if other else None
            party_fact_correct(officer=officer, today=self.cast.today, other=across, **given)

    def _personal(self) -> None:
        """What belongs to one officer alone, and not even to the own party."""
        for officer in self.cast.everybody().values():
            mine = Origin(f"personal of {officer.name}", "", (), "", 0, officer=officer.pk)
            words = [self.canary(mine) for _ in range(4)]
            FormDraft.objects.create(
                officer=officer, key="agreement-new", typed={"title_en": [words[0]]}, saved_at=timezone.now()
            )
            Notice.objects.create(officer=officer, code="audience_asked", key="canary", data={"to": words[1]})
            agreement = self.agreements["UKR UKR-GBR public"]
            AskedReminder.objects.create(officer=officer, agreement=agreement, on="2027-03-01", note=words[3])
            Job.objects.create(kind="verify_history", officer=officer, result={"error": words[2]}, state="failed")
        self.tokens["calendar"] = calendar_open(officer=self.cast.desk, today=self.cast.today, scope="all")[1]
        reminders_tell(self.cast.today)
        for officer in (self.cast.service, self.cast.third_desk):
            name = self.canary(Origin(f"token of {officer.name}", officer.party.code, (), "national", 0))
            _, self.tokens[officer.name] = token_create(officer=officer, today=self.cast.today, name=name)

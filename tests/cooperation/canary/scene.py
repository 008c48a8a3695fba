"""A stage full of records, each text of which carries a word of its own.

The word, a canary, tells where it came from: whoever finds one that is not
theirs has found a leak. Rows are made by services; then every free text of
every row is replaced by canaries, so that a new column, or a new kind of
record, is in the walk without being asked (a kind without rows fails it).
"""

import io
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.utils import timezone

from agreements.activities.activity import Activity
from agreements.amendments.beginning import amendment_prepare
from agreements.amendments.consolidating import consolidated_begin
from agreements.amendments.editing import amendment_edit_set
from agreements.documents.adding import document_add
from agreements.documents.document import Document
from agreements.documents.prints import print_make
from agreements.instruments.acts import act_record
from agreements.instruments.agreement import Agreement
from agreements.instruments.contesting import act_contest
from agreements.instruments.entry import ActEntry, AgreementEntry, StatementEntry
from agreements.instruments.half.approval import approval_keep
from agreements.instruments.half.opinion import opinion_ask
from agreements.instruments.half.powers import powers_record
from agreements.instruments.half.tabling import sitting_add, tabling_rule_add
from agreements.instruments.links import link_make
from agreements.instruments.mending import agreement_correct, agreement_decide_audience, agreement_same_as
from agreements.instruments.preparing import agreement_edit, agreement_prepare
from agreements.instruments.recording import agreement_record
from agreements.instruments.route.switch import step_switch
from agreements.instruments.route.waiving import condition_waive
from agreements.instruments.talks.round import round_record
from agreements.models import AskedReminder, Clause, TextVersion
from agreements.obligations.acting import due_act_record
from agreements.obligations.consulting import consultation_ask
from agreements.obligations.due import Due
from agreements.obligations.judging import Given
from agreements.obligations.writing import obligation_add
from agreements.reminders.telling import reminders_tell
from agreements.texts.commenting.saying import comment_add, comment_reply
from agreements.texts.exchanging import version_draft, version_receive
from agreements.texts.filing import Paper
from agreements.texts.settling import wording_waive
from agreements.texts.writing.commitments import commitment_answer
from agreements.texts.writing.keeping import clause_keep
from cooperation.models import FormDraft
from partners.models import Change, Job, Notice, Officer, Party
from partners.parties.correcting import party_fact_correct
from partners.people.calendar_access import calendar_open
from partners.people.tokens import token_create
from partners.records import jobs
from partners.records.audience import audience_ask
from partners.records.imports.asking import import_check
from partners.records.imports.receiving import import_receive
from partners.records.reads import look
from partners.records.record import Record, Visible
from partners.records.seal import seal_history
from tests.agreements.texts.word_files import word_file
from tests.cast import Cast
from tests.cooperation.canary.activities import activities_played
from tests.walks import fresh

READS_ALL = {"desk_officer", "liaison_officer", "approver", "ministers_office", "auditor", "service_account"}
# Texts that are codes, dates, addresses or digests; whatever is not named here is free text and carries a canary.
CODES = {
    "slug", "reference", "source_digest", "digest", "content", "code", "kind", "status", "subject", "step", "what",
    "from_status", "to_status", "to_audience", "from_audience", "was_audience", "request", "cause", "part", "asks",
    "answer", "field", "on", "as_of", "since", "until", "entry_on", "ends_reported", "source_as_of", "mandate_on",
    "shown", "source_key", "language", "dated_on", "occasion", "due", "period", "period_from",
    "period_until", "first_on", "currency", "zone", "given", "of", "profile", "encoding", "delimiter", "sheets",
    "matched", "answers", "date_order", "counts", "key", "alternative", "after", "prevails", "numbering",
    "time_values", "time_changes",
    "stage", "about", "manner", "talks_level", "certified_copy_on", "starts", "ends",
}  # fmt: skip
# These tables are filled by the database from what happens to the others.
FROM_OTHERS = {Change}


@dataclass(frozen=True)
class Origin:
    """Where a canary sits, and who may meet it there."""

    where: str
    owner: str
    pair: tuple[str, ...]
    audience: str
    marking: int
    gone: bool = False
    officer: int | None = None
    person: int | None = None

    def for_reader(self, reader: Officer | None) -> bool:
        """The rule of sight, said again."""
        if self.officer is not None:
            return reader is not None and reader.pk == self.officer
        if self.person is not None:
            # Of a colleague, whoever works here; of oneself, anybody.
            works = reader is not None and bool(set(reader.roles) & (READS_ALL | {"party_administrator"}))
            return reader is not None and (reader.pk == self.person or (works and reader.party.code == self.owner))
        if self.marking > (reader.clearance if reader else 0):
            return False
        # What was a mistake stands in the history of whoever made it, and nowhere else.
        if self.audience == "public" and not self.gone:
            return True
        if reader is None or not reader.is_active:
            return False
        roles, code = set(reader.roles), reader.party.code
        if roles & READS_ALL and code == self.owner:
            return True
        return (
            not self.gone and self.audience == "parties" and code in self.pair and bool(roles & (READS_ALL | {"guest"}))
        )


class Scene:
    """What is on stage: the cast, its agreements by name, and the canaries."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.agreements: dict[str, Agreement] = {}
        self.activities: dict[str, Activity] = {}
        self.origins: dict[str, Origin] = {}
        self.tokens: dict[str, str] = {}
        self._numbers = itertools.count(1)
        self._inside: dict[int, str] = {}
        self._record()
        self._prepare()
        self._happen()
        self.activities = activities_played(self.cast)
        self._personal()
        self._mark()
        seal_history()

    def keys(self) -> dict[str, str]:
        """Addresses of the agreements, by name."""
        return {name: fresh(one).key for name, one in self.agreements.items()}

    # The rows.

    def _record(self) -> None:
        cast = self.cast
        owners = {"UKR": (cast.desk, cast.approver), "GBR": (cast.partner_desk, cast.partner_approver)}
        owners["POL"] = (cast.third_desk, cast.third_approver)
        for owner, parties, audience in (
            *itertools.product(["UKR"], [("UKR", "GBR")], ["national", "parties", "public"]),
            *itertools.product(["GBR"], [("UKR", "GBR")], ["national", "parties", "public"]),
            *itertools.product(["POL"], [("POL", "GBR")], ["national", "parties", "public"]),
            *itertools.product(["UKR"], [("GBR", "POL")], ["national", "public"]),
            ("UKR", ("UKR", "LVA"), "parties"),
            ("UKR", ("UKR", "EST"), "parties"),
        ):
            name = f"{owner} {'-'.join(parties)} {audience}"
            self.agreements[name] = self._recorded(*owners[owner], parties, audience)
        marked = self._recorded(*owners["UKR"], ("UKR", "GBR"), "parties")
        self.agreements["UKR marked"] = marked
        mistaken = self._recorded(*owners["UKR"], ("UKR", "GBR"), "public")
        self.agreements["UKR mistaken"] = mistaken
        withdrawn = self._recorded(*owners["UKR"], ("UKR", "GBR"), "public")
        self.agreements["UKR withdrawn"] = self._widened(*owners["UKR"], withdrawn, "national")
        child = self._recorded(
            *owners["UKR"], ("UKR", "GBR"), "public", parent=str(self.agreements["UKR UKR-GBR national"].reference)
        )
        self.agreements["UKR child of national"] = child

    def _recorded(self, desk: Officer, approver: Officer, parties: tuple[str, str], to: str, **more: Any) -> Agreement:
        entry = AgreementEntry(
            parties=parties,
            titles={"en": "Agreement", "fr": "Accord"},
            purpose="Purpose",
            acts=[
                ActEntry("signed", "2024-01-12", place="Kyiv", evidence="Letter", source="List", note="Note"),
                ActEntry("approved", "2024-02-12", side=parties[0], place="Kyiv"),
            ],
            statements=[StatementEntry("term", {"en": "Ten years", "fr": "Dix ans"}, "List", as_of="2026")],
            term_kind="tacit_renewal",
            term_months=36,
            renewal_months=12,
            notice_months=1,  # so that home has something to say of each
            areas=("cyber",),
            side={"notes": "Notes", "file_number": "7"},
            **more,
        )
        made = fresh(agreement_record(officer=desk, today=self.cast.today, entry=entry))
        self._papers(desk, made)
        self._promises(desk, fresh(made), parties)
        made = fresh(made)
        return self._widened(desk, approver, made, to)

    def _papers(self, desk: Officer, agreement: Agreement) -> None:
        """Two papers, one of which is seen with the agreement, each with a word inside the file itself."""
        for kind in ("signed_text", "letter"):
            word = f"qz{next(self._numbers):05d}x"
            given = {"kind": kind, "name": "text.txt", "content": io.BytesIO(word.encode()), "note": "Note"}
            made = document_add(
                officer=desk, today=self.cast.today, agreement=agreement, expected_version=None, title="Text", **given
            )
            self._inside[made.pk] = word

    def _promises(self, desk: Officer, agreement: Agreement, parties: tuple[str, str]) -> None:
        """A promise with one occasion acted on and others to come, and a consultation that was asked for."""
        given = {"officer": desk, "today": self.cast.today, "agreement": agreement, "expected_version": None}
        values = {"titles": {"en": "Promise"}, "debtor": parties[0], "clause": "5", "source": "List"}
        values |= {"recurrence": "every", "every_months": 12, "first_on": "2026-11-30"}
        promise = obligation_add(**given, values=values, responsible=desk)
        due = Due.objects.select_related("agreement__partnership").filter(obligation=promise).earliest("id")
        shown = Given(on="2026-11-20", evidence="Letter", reason="Reason", quantity=Decimal(1))
        due_act_record(
            officer=desk, today=self.cast.today, due=due, step="record_part", given=shown, expected_version=None
        )
        now = timezone.now()
        about = {"about": "About", "evidence": "Note", "zone": "Europe/Kyiv", "within_hours": 24}
        consultation_ask(**given, now=now, asked_at=now, asked_by=self.cast.party(parties[0]), **about)

    def _widened(self, desk: Officer, approver: Officer, agreement: Agreement, to: str) -> Agreement:
        if to == agreement.audience:
            return agreement
        given = {"today": self.cast.today, "reason": "Reason", "expected_version": agreement.version}
        audience_ask(officer=desk, root=agreement, to=to, **given)
        agreement_decide_audience(officer=approver, agreement=agreement, agree=True, **given)
        return fresh(agreement)

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

    # The canaries.

    def canary(self, origin: Origin) -> str:
        """A fresh word for a place."""
        word = f"qz{next(self._numbers):05d}x"
        self.origins[word] = origin
        return word

    def _mark(self) -> None:
        """Replace every free text; rows that are set aside or marked get so first, with all that hangs on them."""
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for model in visible_models():
                cursor.execute(f"ALTER TABLE {model._meta.db_table} DISABLE TRIGGER USER")
            self._mark_agreement(self.agreements["UKR marked"], {"marking": 1})
            self._mark_agreement(self.agreements["UKR mistaken"], {"mistake_at": timezone.now()})
            self._mark_root(self.activities["UKR marked"], {"marking": 1})
            self._mark_root(self.activities["UKR mistaken"], {"mistake_at": timezone.now()})
            # Changes made so far told of texts that nobody wrote; those to come tell of canaries.
            for model in visible_models():
                cursor.execute(f"ALTER TABLE {model._meta.db_table} ENABLE TRIGGER USER")
                cursor.execute(
                    "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname ~ '(append_only|stays)'",
                    [model._meta.db_table],
                )
                for (name,) in cursor.fetchall():
                    cursor.execute(f'ALTER TABLE {model._meta.db_table} DISABLE TRIGGER "{name}"')
            for model in visible_models():
                for row in model._base_manager.select_related("owner", "partnership"):
                    self._mark_row(model, row)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for model in visible_models():
                cursor.execute(f"ALTER TABLE {model._meta.db_table} ENABLE TRIGGER USER")
        for document in Document._base_manager.select_related("owner", "partnership"):
            self.origins[self._inside[document.pk]] = origin_of(document, f"content of Document {document.pk}")
        for officer in Officer.objects.all():
            self._mark_officer(officer)

    def _mark_agreement(self, agreement: Agreement, values: dict[str, Any]) -> None:
        self._mark_root(agreement, values)

    def _mark_root(self, root: Agreement | Activity, values: dict[str, Any]) -> None:
        for model in visible_models():
            names = {field.name for field in model._meta.concrete_fields}
            given = {name: value for name, value in values.items() if name in names}
            rows = model._base_manager.none()
            if model is type(root):
                rows = model._base_manager.filter(pk=root.pk)
            elif root.subject in names:
                rows = model._base_manager.filter(**{root.subject: root})
            elif "subject_id" in names:
                rows = model._base_manager.filter(subject=root.subject, subject_id=root.pk)
            elif model is Change:
                rows = model._base_manager.filter(source=root._meta.db_table, record_id=root.pk)
            if given:
                rows.update(**given)

    def _mark_row(self, model: type[models.Model], row: Any) -> None:
        values: dict[str, Any] = {}
        for field in free_texts(model):
            where = f"{model.__name__} {row.pk} {field.name}"
            word = self.canary(origin_of(row, where))
            values[field.name] = planted(field, getattr(row, field.name), word)
        if values:
            model._base_manager.filter(pk=row.pk).update(**values)

    def _mark_officer(self, officer: Officer) -> None:
        """Function and contact are for the own party; the name stands beside what an officer did."""
        for name in ("function", "office_contact"):
            origin = Origin(f"{name} of {officer.name}", officer.party.code, (), "national", 0, person=officer.pk)
            Officer.objects.filter(pk=officer.pk).update(**{name: self.canary(origin)})


def visible_models() -> Iterator[Any]:
    """The tables whose rows have readers, without those that the database fills."""
    for model in apps.get_models():
        if issubclass(model, Visible) and model not in FROM_OTHERS:
            yield model


def free_texts(model: type[models.Model]) -> list[Any]:
    """The columns into which somebody writes words."""
    kinds = (models.CharField, models.TextField, models.JSONField)
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, kinds) and not field.choices and field.name not in CODES
    ]


def planted(field: Any, value: Any, word: str) -> Any:
    """A value of the column's kind that says the word."""
    if isinstance(field, models.URLField):
        return f"https://{word}.example/"
    if not isinstance(field, models.JSONField):
        return word
    if isinstance(value, list) and value and isinstance(value[0], dict):
        # Clauses of a text: their words by language, not their names.
        return [
            {key: dict.fromkeys(one, word) if isinstance(one, dict) else one for key, one in row.items()}
            for row in value
        ]
    if not isinstance(value, dict):
        return [word]
    return {key: word if isinstance(one, str) else one for key, one in value.items()} or {"purpose": word}


def origin_of(row: Any, where: str) -> Origin:
    """Who may read a row, by its own columns."""
    pair = tuple(row.partnership.codes) if row.partnership else ()
    gone = (isinstance(row, Record) and row.mistake_at is not None) or _whole_is_gone(row)
    return Origin(where, row.owner.code if row.owner else "", pair, row.audience, row.marking, gone)


def _whole_is_gone(row: Any) -> bool:
    """Whether a row hangs beneath an agreement or an activity that was a mistake."""
    for root in (Agreement, Activity):
        key = getattr(row, f"{root.subject}_id", None)
        if getattr(row, "subject", "") == root.subject and hasattr(row, "subject_id"):
            key = row.subject_id
        if key and root._base_manager.filter(pk=key, mistake_at__isnull=False).exists():
            return True
    return False

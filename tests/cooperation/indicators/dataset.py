"""Random partnerships with all that indicators count, in bulk: mixed owners, audiences, statuses and days."""

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from agreements.activities.vocabulary import ActivityStatus, ActivityType, CostRule, form_of
from agreements.instruments.agreement import Agreement
from agreements.instruments.parts import AgreementAct
from agreements.models import Activity, ActivityCost, ActivitySide, Due, Lesson, Obligation, ReciprocityEntry
from agreements.obligations.vocabulary import DueStatus
from agreements.reciprocity.vocabulary import EntryStatus
from agreements.standing.refresh import standings_refresh
from cooperation.models import (
    ActionReport,
    AgendaItem,
    CriterionWaiver,
    Gate,
    GateCondition,
    GateCriterion,
    Meeting,
    MeetingSeries,
    MinutesAct,
    MinutesText,
    Opportunity,
    Outcome,
    PartnershipPhase,
)
from cooperation.phases.vocabulary import GateStatus
from partners.models import AudienceRequest, Partnership, Party, StepTaken
from partners.partnerships.partnership import pair_code
from tests.cast import Cast

TYPES = ("sofa", "vfa", "gsomia", "acsa", "hns_mou", "mpep", "loa", "project_arrangement", "invitation_letter", "mou")
DONE = ("completed", "reported")
# The data of this seed are with the parties of the cast, of any other with parties of their own.
FIRST = 7


class Dataset:
    """So many partnerships and activities; the same for the same `seed`."""

    def __init__(self, cast: Cast, pairs: int, activities: int, seed: int = FIRST) -> None:
        self.cast, self.chance, self.today, self.seed = cast, random.Random(seed), cast.today, seed
        self.pairs = self._pairs(pairs)
        self.agreements = self._agreements()
        self._promises()
        self.activities = self._activities(activities)
        self._given()
        self._meetings()
        self._gates()
        self._found()
        self._costs(random.Random(seed + 100))
        self._released(random.Random(seed + 200))

    def _pairs(self, count: int) -> list[Partnership]:
        """Half of them with Ukraine; of every pair either of the two, or a third party, may write."""
        states = [
            Party(code=f"S{self.seed}N{number}", name_en=f"State {number}") for number in range(max(8, count // 2))
        ]
        states = Party.objects.bulk_create(states)
        others = [self.cast.party(code) for code in ("GBR", "POL", "LVA", "EST")] if self.seed == FIRST else []
        every = [*others, *states]
        wanted = {pair_code("UKR", one.code): (self.cast.party("UKR"), one) for one in every[: count // 2]}
        while len(wanted) < count:
            two = sorted(self.chance.sample(every, 2), key=lambda one: one.code)
            wanted.setdefault(pair_code(two[0].code, two[1].code), (two[0], two[1]))
        made = []
        for code, (one, other) in wanted.items():
            first, second = sorted((one, other), key=lambda party: party.code)
            made.append(Partnership.objects.get_or_create(code=code, defaults={"party_a": first, "party_b": second})[0])
        return made

    def sight(self, pair: Partnership) -> dict[str, Any]:
        """Who owns a record and who sees it."""
        owner = self.chance.choice([pair.party_a, pair.party_b, pair.party_b, self.cast.party("UKR")])
        audiences = ["national", "public", *(["parties", "parties"] if pair.has(owner.pk) else [])]
        marking = 1 if self.chance.random() < 0.05 else 0
        return {"owner": owner, "partnership": pair, "audience": self.chance.choice(audiences), "marking": marking}

    def beneath(self, whole: Any) -> dict[str, Any]:
        """A part that whoever sees the whole sees."""
        return {name: getattr(whole, name) for name in ("owner_id", "partnership_id", "audience", "marking")}

    def day(self, before: int = 1200, after: int = 400) -> date:
        """Some day around today."""
        return self.today + timedelta(days=self.chance.randint(-before, after))

    def mistake(self) -> datetime | None:
        """Sometimes entered by mistake."""
        return datetime(2026, 1, 1, tzinfo=UTC) if self.chance.random() < 0.03 else None

    def _agreements(self) -> list[Agreement]:
        rows, acts = [], []
        for pair in self.pairs:
            for kind in self.chance.sample(TYPES, 4):
                told = {"instrument_type": kind, "titles": {"en": kind}, "door": "recorded", "status": "unknown"}
                clauses = {
                    "entry_method": "not_stated",
                    "term_kind": "fixed",
                    "term_months": self.chance.choice([12, 36, 120]),
                }
                rows.append(Agreement(**told, **clauses, **self.sight(pair)))
        made = Agreement.objects.bulk_create(rows)
        for one in made:
            signed = self.day(2400, -30)
            enters = signed + timedelta(days=self.chance.randint(0, 200))
            given = {"agreement": one, "way": "officer", **self.beneath(one)}
            if self.chance.random() < 0.9:
                for side in (one.partnership.party_a, one.partnership.party_b):
                    acts.append(AgreementAct(kind="signed", side=side, on=str(signed), **given))
                acts.append(AgreementAct(kind="entry_into_force", on=str(enters), **given))
        AgreementAct.objects.bulk_create(acts)
        standings_refresh(made, self.today)
        for one in self.chance.sample(made, len(made) // 10):
            Agreement.objects.filter(pk=one.pk).update(mistake_at=self.mistake())
        for one in self.chance.sample(made, len(made) // 2):
            at = datetime.combine(self.day(400, 0), datetime.min.time(), UTC)
            Agreement.objects.filter(pk=one.pk).update(updated_at=at)
        renewed = [
            StepTaken(subject="agreement", subject_id=one.pk, step="renewed", from_status="in_force", way="system",
                      to_status="in_force", on=self.day(800, 0), cause="tacit_renewal", **self.beneath(one))
            for one in made[::3]
        ]  # fmt: skip
        mandated = [
            StepTaken(subject="agreement", subject_id=one.pk, step="grant_mandate", from_status="authority_requested",
                      way="officer", to_status="mandate_granted", **self.beneath(one),
                      on=self.today - timedelta(days=600 + 37 * number % 2200))
            for number, one in enumerate(made[::2])
        ]  # fmt: skip
        StepTaken.objects.bulk_create([*renewed, *mandated])
        return made

    def _promises(self) -> None:
        rows = []
        for one in self.agreements:
            debtor = self.chance.choice([one.partnership.party_a_id, one.partnership.party_b_id, None])
            told = {"titles": {"en": "Promise"}, "tracked_from": date(2020, 1, 1), "debtor_id": debtor}
            rows.append(Obligation(agreement=one, **told, **self.beneath(one)))
        dues = [self._due(one, number) for one in Obligation.objects.bulk_create(rows) for number in range(3)]
        Due.objects.bulk_create(dues)

    def _due(self, promise: Obligation, number: int) -> Due:
        status, due_on = self.chance.choice([str(one) for one in DueStatus]), self.day()
        done = due_on + timedelta(days=self.chance.randint(-40, 40))
        fulfilled = done if status in ("fulfilled", "to_acknowledge", "disputed") and done <= self.today else None
        return Due(
            obligation=promise,
            agreement=promise.agreement,
            occasion=f"{number}",
            due=str(due_on),
            due_on=due_on if self.chance.random() < 0.9 else None,
            status=status,
            fulfilled_on=fulfilled,
            settled_on=done if status in ("fulfilled", "waived", "closed") and done <= self.today else None,
            good_until=self.today if self.chance.random() < 0.5 else None,
            mistake_at=self.mistake(),
            **self.beneath(promise),
        )

    def _activities(self, count: int) -> list[Activity]:
        kinds = [str(one) for one in ActivityType]
        rows = [self._activity(self.chance.choice(self.pairs), self.chance.choice(kinds)) for _ in range(count)]
        made = Activity.objects.bulk_create(rows, batch_size=2000)
        sides, lessons = [], []
        for one in made:
            if self.chance.random() < 0.5:
                for party in (one.partnership.party_a_id, one.partnership.party_b_id):
                    number = self.chance.choice([None, 0, 30])
                    told = {"activity": one, "party_id": party, "participants": number, "way": "officer"}
                    sides.append(ActivitySide(**told, **self.beneath(one)))
            if one.form == "exercise" and one.status in DONE:
                state = self.chance.choice(["identified", "learned", "rejected"])
                closed = one.last_on + timedelta(days=self.chance.randint(10, 700))
                told = {"activity": one, "text": "Lesson", "office": "Office", "state": state, "closing": "Closed"}
                lessons.append(Lesson(**told, closed_on=closed if state != "identified" else None, **self.beneath(one)))
        ActivitySide.objects.bulk_create(sides, batch_size=2000)
        Lesson.objects.bulk_create(lessons)
        return made

    def _activity(self, pair: Partnership, kind: str) -> Activity:
        status, first = self.chance.choice([str(one) for one in ActivityStatus]), self.day()
        last = first + timedelta(days=self.chance.randint(0, 20))
        soil = self.chance.choice([pair.party_a, pair.party_b, self.cast.party("USA"), None])
        about = [one for one in self.agreements if one.partnership_id == pair.pk and one.mistake_at is None]
        return Activity(
            door=self.chance.choice(["prepared", "recorded"]),
            form=form_of(kind),
            activity_type=kind,
            title=f"Activity of {pair.code}",
            country=soil,
            host=self.chance.choice([pair.party_a, pair.party_b, None]),
            starts=str(first),
            ends=str(last),
            first_on=first,
            last_on=last,
            cost_rule=self.chance.choice([CostRule.EACH_OWN, CostRule.REIMBURSABLE]),
            status=status,
            unplanned=self.chance.random() < 0.3,
            put_off_from=first - timedelta(days=self.chance.randint(1, 90)) if self.chance.random() < 0.2 else None,
            called_off_by=self.chance.choice([pair.party_a, pair.party_b, None]),
            reported_on=last + timedelta(days=self.chance.randint(1, 60)) if status == "reported" else None,
            public_sentence=self.chance.choice(["", "A sentence."]),
            source_key=self.chance.choice(["", f"key {self.chance.random()}"]),
            legal_basis=self.chance.choice([None, *about]),
            mistake_at=self.mistake(),
            **self.sight(pair),
        )

    def _costs(self, chance: random.Random) -> None:
        """What each activity cost each side, as one of the two wrote it down, in one currency or in two."""
        rows = []
        for one in self.activities:
            pair, same = one.partnership, chance.choice(["EUR", "USD", ""])
            owner = chance.choice([pair.party_a, pair.party_b])
            for party in (pair.party_a, pair.party_b):
                actual = Decimal(chance.randint(0, 90_000)) / 100 if chance.random() < 0.8 else None
                told = {
                    "activity": one,
                    "party": party,
                    "currency": same or chance.choice(["EUR", "USD"]),
                    "actual": actual,
                }
                rows.append(ActivityCost(**told, owner=owner, partnership=pair, audience="national", marking=0))
        ActivityCost.objects.bulk_create(rows, batch_size=2000)

    def _released(self, chance: random.Random) -> None:
        """When it was decided that everyone may see what everyone sees."""
        rows = []
        for one in self.agreements:
            if one.audience == "public":
                at = datetime.combine(self.today - timedelta(days=chance.randint(0, 900)), datetime.min.time(), UTC)
                told = {"subject": "agreement", "subject_id": one.pk, "to_audience": "public", "version_read": 1}
                said = {"from_audience": "parties", "asked_by": self.cast.desk, "reason": "Asked.", "outcome": "agreed"}
                sight = self.beneath(one) | {"audience": "national"}
                rows.append(AudienceRequest(**told, **said, decided_at=at, decided_by=self.cast.approver, **sight))
        AudienceRequest.objects.bulk_create(rows)

    def _given(self) -> None:
        """What was given with every third activity, one entry each."""
        rows = []
        for one in self.activities[::3]:
            kind, unit = self.chance.choice([("guests_hosted", "person_days"), ("hosting", "days"), ("seats", "seats")])
            giver = self.chance.choice([one.partnership.party_a_id, one.partnership.party_b_id])
            status = self.chance.choice([str(each) for each in EntryStatus])
            told = {"activity": one, "kind": kind, "unit": unit, "giver_id": giver, "status": status}
            amount = Decimal(self.chance.randint(1, 900)) / 4
            rows.append(ReciprocityEntry(quantity=amount, given_on=one.last_on, **told, **self.beneath(one)))
        ReciprocityEntry.objects.bulk_create(rows, batch_size=2000)

    def _meetings(self) -> None:
        series = MeetingSeries.objects.bulk_create(
            MeetingSeries(
                titles={"en": "Commission"},
                every_months=self.chance.choice([6, 12, 24]),
                decided="By both",
                last_held_on=str(self.day(2000, -400)),
                ended_on=self.day(200, 200) if self.chance.random() < 0.1 else None,
                **self.sight(pair),
            )
            for pair in self.pairs
        )
        rows = []
        for one in series:
            for _ in range(4):
                at = datetime.combine(self.day(1500, 100), datetime.min.time(), UTC) + timedelta(hours=23)
                status = self.chance.choice(["closed", "closed", "open", "cancelled"])
                told = {"titles": {"en": "Meeting"}, "starts_at": at, "status": status}
                rows.append(Meeting(series=one, **told, **self.beneath(one)))
        meetings = Meeting.objects.bulk_create(rows)
        items = AgendaItem.objects.bulk_create(
            AgendaItem(
                meeting=one, position=1, title="Item", moved_from=meetings[0] if number % 2 else None,
                **self.beneath(one),
            )
            for number, one in enumerate(meetings)
        )  # fmt: skip
        outcomes = Outcome.objects.bulk_create(self._outcome(one) for one in items)
        told = [one for one in outcomes if one.kind == "action" and self.chance.random() < 0.6]
        ActionReport.objects.bulk_create(self._report(one) for one in told)
        self._minutes(meetings)

    def _outcome(self, item: AgendaItem) -> Outcome:
        kind = self.chance.choice(["action", "action", "deferred", "information"])
        due_on = self.day(900, 100) if kind == "action" else None
        return Outcome(meeting=item.meeting, item=item, kind=kind, text="Outcome", due_on=due_on, **self.beneath(item))

    def _report(self, outcome: Outcome) -> ActionReport:
        assert outcome.due_on is not None
        told = {"kind": self.chance.choice(["done", "dropped"]), "way": "officer", "recorded_by": self.cast.desk}
        on = outcome.due_on + timedelta(days=self.chance.randint(-20, 20))
        return ActionReport(meeting=outcome.meeting, outcome=outcome, on=on, **told, **self.beneath(outcome))

    def _minutes(self, meetings: list[Meeting]) -> None:
        closed = [one for one in meetings if one.status == "closed" and one.audience == "parties"]
        agreed = self.chance.sample(closed, len(closed) // 2)
        texts = MinutesText.objects.bulk_create(
            MinutesText(meeting=one, number=1, text="Minutes", sent_on=self.today, **self.beneath(one))
            for one in agreed
        )
        acts = []
        for one in texts:
            held: Any = one.meeting.starts_at
            for side in (one.meeting.partnership.party_a_id, one.meeting.partnership.party_b_id):
                on = held.date() + timedelta(days=self.chance.randint(1, 50))
                told = {"kind": "agreed", "side_id": side, "on": on, "way": "officer"}
                acts.append(MinutesAct(meeting=one.meeting, minutes=one, **told, **self.beneath(one)))
        MinutesAct.objects.bulk_create(acts)
        Meeting.objects.filter(pk__in=[one.pk for one in agreed]).update(minutes="agreed")

    def _gates(self) -> None:
        phases = PartnershipPhase.objects.bulk_create(
            PartnershipPhase(phase="pilot", since=self.day(900, -10), **self.sight(pair)) for pair in self.pairs
        )
        over = [str(one) for one in GateStatus if one not in ("preparing", "in_review", "held")]
        gates = Gate.objects.bulk_create(
            Gate(
                phase=one, number=number, from_phase="pilot", to_phase="structured_programme",
                status=self.chance.choice(over), opened_by=self.cast.desk,
                decided_on=self.day(700, 0) if number else None, **self.beneath(one),
            )
            for one in phases
            for number in (0, 1, 2)
        )  # fmt: skip
        criteria = GateCriterion.objects.bulk_create(
            GateCriterion(gate=one, title="Criterion", **self.beneath(one)) for one in gates
        )
        told = {"reason": "Reason", "on": self.today, "recorded_by": self.cast.desk}
        CriterionWaiver.objects.bulk_create(
            CriterionWaiver(gate=one.gate, criterion=one, **told, **self.beneath(one) | {"audience": "national"})
            for one in criteria[::2]
        )
        GateCondition.objects.bulk_create(self._condition(one) for one in gates)

    def _condition(self, gate: Gate) -> GateCondition:
        due_on = self.day(600, 100)
        met = due_on + timedelta(days=self.chance.randint(-30, 30)) if self.chance.random() < 0.6 else None
        told = {"text": "Condition", "side": gate.phase.partnership.party_a, "due_on": due_on, "evidence": "Letter"}
        return GateCondition(gate=gate, met_on=met, **told, **self.beneath(gate))

    def _found(self) -> None:
        """What Ukraine found, once for each of its pairs; in turn, so that nothing else depends on it."""
        us, desk, rows = self.cast.party("UKR"), self.cast.desk, []
        for number, pair in enumerate(one for one in self.pairs if one.has(us.pk)):
            status = ("taken_up", "open", "taken_up", "not_taken_up")[number % 4]
            opened = self.today - timedelta(days=2000 - 37 * number % 1500)
            told = {"owner": us, "partnership": pair, "party": pair.other(us.pk), "opened_by": desk, "status": status}
            decided = None if status == "open" else opened + timedelta(days=11)
            said = {"why": "other", "reason": "Reason"} if status == "not_taken_up" else {}
            days = {"opened_on": opened, "decided_on": decided}
            rows.append(Opportunity(**told, **days, **said))
        Opportunity.objects.bulk_create(rows)

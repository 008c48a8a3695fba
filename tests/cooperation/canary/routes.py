"""Every address of the product, and what to put into those that take something.

Routes are read from the resolver. One that takes values and is not in `VALUES`
fails the walk, so that no address is added without being walked.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from agreements.models import (
    AgreementAct,
    AskedReminder,
    Clause,
    Consultation,
    Document,
    Due,
    DueAct,
    FullPowers,
    HomeApproval,
    Obligation,
    Opinion,
    OwnClause,
    PrintMade,
    Round,
    Sitting,
    TablingRule,
    TextComment,
    TextVersion,
)
from partners.models import AnswerLink, Contest, Import, Job, Officer, PartyFact
from tests.cooperation.canary.scene import Scene
from tests.walks import fresh

Values = Callable[[Scene], list[dict[str, Any]]]

STEPS = ("authority_requested", "suspended")
NOBODY = "nothing-here"
# Who holds the code of a print is led by it, as by a link.
BY_CODE = ("check_code", "api-print")
# Ways to ask a list, with a search that only what is out of sight would answer.
LISTS = ("", "?format=csv", "?format=xlsx", "?q=agreement", "?page=2")
QUERIES = {
    "agreements": (*LISTS, "?ordering=-title", "?q=kyiv", "?format=template.csv", "?format=template.xlsx"),
    "imports": ("", "?q=list", "?state=checked"),
    "import": ("", "?format=csv", "?format=xlsx", "?outcome=refused", "?code=party_not_known"),
    "public_agreements": LISTS,
    "quality": (*LISTS, "?sort=missing", "?ordering=-score"),
    "api-quality": ("", "?limit=1000"),
    "library": ("", "?q=name", "?format=csv", "?format=xlsx", "?of=own"),
    "agreement_documents": ("", "?format=csv", "?format=xlsx", "?q=text"),
    "partners": LISTS,
    "todo": (*LISTS, "?group=due", "?by=person"),
    "todo_marked": ("?do=fulfil&all=1", "?do=remind&due=1&due=2"),
    "our_word": LISTS,
    "parties": ("?q=estonia", "?q=estonia&format=csv"),
    "history": (*LISTS, "?source=agreements_agreement"),
    "history_reads": LISTS,
    "people": LISTS,
    "notices": (*LISTS, "?state=unread", "?kind=other"),
    "reminders": LISTS,
    "api-notices": ("", "?limit=1000", "?unread=true"),
    "api-if-nothing": ("", "?start=2027-06-01", "?partnership=GBR-UKR"),
    "if_nothing": (*LISTS, "?start=2027-06-01", "?start=1950-01-01"),
    "agreement_similar": ("?partner=GBR&title_en=Agreement", "?partner=GBR&parties=GBR&q=qz", "?title=Agreement"),
    "agreement_new": ("", "?partner=GBR"),
    "agreement_record": ("", "?partner=GBR"),
    "api-agreements": ("", "?limit=3", "?limit=1000", "?q=agreement", "?party=GBR", "?fields=reference,title"),
    "api-statuses": ("", "?limit=1000", "?as_of=2030-01-01", "?updated_since=2020-01-01T00:00:00Z"),
    "api-status": ("", "?as_of=2030-01-01"),
    "api-changes": ("", "?limit=1000", "?after=100", "?after=100000"),
    "api-parties": ("?limit=1000", "?q=estonia"),
    "api-partnerships": ("", "?limit=1000"),
    "api-obligations": ("", "?limit=1000", "?party=GBR"),
    "api-dues": ("", "?limit=1000", "?overdue=true", "?status=partly"),
    "api-docs": ("",),
    "api-imports": ("", "?limit=1000"),
    "api-import-report": ("", "?outcome=refused", "?fields=line,outcome"),
    "api-template": ("", "?form=xlsx"),
}


def keys(scene: Scene) -> list[dict[str, Any]]:
    """Each agreement at each of its addresses, and one that there is not."""
    return [{"key": key} for key in (*scene.keys().values(), NOBODY)]


def with_key(name: str, *values: Any) -> Values:
    """Each agreement with each of these values."""
    return lambda scene: [{**one, name: value} for one in keys(scene) for value in values]


def acts(name: str) -> Values:
    """Each agreement with one of its acts."""

    def found(scene: Scene) -> list[dict[str, Any]]:
        rows = []
        for agreement in scene.agreements.values():
            act = AgreementAct._base_manager.filter(agreement=agreement).order_by("pk").first()
            agreement.refresh_from_db()
            rows.append({"key": agreement.key, name: act.pk if act else 1})
        return [*rows, {"key": NOBODY, name: 1}]

    return found


def documents(name: str) -> Values:
    """Each document, beneath its agreement."""

    def found(scene: Scene) -> list[dict[str, Any]]:
        ours = [one.pk for one in scene.agreements.values()]
        rows = Document._base_manager.filter(agreement__in=ours).select_related("agreement").order_by("pk")
        return [*({"key": one.agreement.key, name: one.pk} for one in rows), {"key": NOBODY, name: 1}]

    return found


def papers(scene: Scene) -> list[dict[str, Any]]:
    """The papers of each agreement."""
    forms = (("record", "pdf"), ("note", "docx"), ("text", "pdf"))
    return [{**one, "paper": paper, "form": form} for one in keys(scene) for paper, form in forms]


def prints(scene: Scene) -> list[dict[str, Any]]:
    """The codes of prints; whoever has one is led by it."""
    return [{"code": code} for code in (*PrintMade._base_manager.values_list("code", flat=True), "AAAAAAAAAA")]


def links(scene: Scene) -> list[dict[str, Any]]:
    """The link, beneath its agreement."""
    key = scene.keys()["prepared negotiating"]
    return [{"key": key, "link_id": one.pk} for one in AnswerLink._base_manager.all()] + [{"key": NOBODY, "link_id": 1}]


def parts(model: Any, name: str) -> Values:
    """Each part of a kind beneath its agreement, and one beneath an agreement that there is not."""

    def found(scene: Scene) -> list[dict[str, Any]]:
        rows = [
            {"key": fresh(one.agreement).key, name: one.pk} for one in model._base_manager.select_related("agreement")
        ]
        return [*rows, {"key": NOBODY, name: 1}]

    return found


def contests(scene: Scene) -> list[dict[str, Any]]:
    """The objection, beneath its agreement."""
    key = scene.keys()["prepared in force"]
    return [{"key": key, "contest_id": one.pk} for one in Contest._base_manager.all()] + [
        {"key": NOBODY, "contest_id": 1}
    ]


def texts(scene: Scene) -> list[dict[str, Any]]:
    """Each version of a text beneath its agreement."""
    rows = TextVersion._base_manager.select_related("agreement").order_by("pk")
    return [{"key": one.agreement.key, "pk": one.pk} for one in rows] + [{"key": NOBODY, "pk": 1}]


def clauses(scene: Scene) -> list[dict[str, Any]]:
    """A clause of each written version beneath its agreement."""
    rows = Clause._base_manager.select_related("version__agreement").order_by("version", "order").distinct("version")
    found = [{"key": one.version.agreement.key, "pk": one.version_id, "part": one.part} for one in rows]
    return [*found, {"key": NOBODY, "pk": 1, "part": "none"}]


def remarks(scene: Scene) -> list[dict[str, Any]]:
    """Each remark on a version beneath its agreement."""
    rows = TextComment._base_manager.exclude(version=None).select_related("agreement").order_by("pk")
    found = [{"key": one.agreement.key, "pk": one.version_id, "comment_id": one.pk} for one in rows]
    return [*found, {"key": NOBODY, "pk": 1, "comment_id": 1}]


def beneath(model: Any, **fixed: Any) -> Values:
    """Rows of a table beneath their agreements, and one that there is not."""

    def found(scene: Scene) -> list[dict[str, Any]]:
        rows = model._base_manager.filter(agreement__in=scene.agreements.values())
        rows = rows.select_related("agreement").order_by("agreement_id", "pk")
        first = {one.agreement_id: one for one in reversed(rows)}.values()
        return [{"key": one.agreement.key, "pk": one.pk, **fixed} for one in first] + [
            {"key": NOBODY, "pk": 1, **fixed}
        ]

    return found


def due_acts(scene: Scene) -> list[dict[str, Any]]:
    """Acts on occasions, beneath these."""
    rows = DueAct._base_manager.filter(agreement__in=scene.agreements.values())
    rows = rows.select_related("agreement").order_by("pk")
    found = [{"key": one.agreement.key, "pk": one.due_id, "act_id": one.pk} for one in rows]
    return [*found, {"key": NOBODY, "pk": 1, "act_id": 1}]


def codes(scene: Scene) -> list[dict[str, Any]]:
    """Each party on stage."""
    return [{"code": code} for code in ("UKR", "GBR", "POL", "LVA", "EST", "EU", "XXX")]


def facts(scene: Scene) -> list[dict[str, Any]]:
    """Each fact on stage."""
    return [{"code": one.party.code, "pk": one.pk} for one in PartyFact._base_manager.select_related("party")]


def of(model: Any) -> Values:
    """Each row of a table by its key."""
    return lambda scene: [{"pk": pk} for pk in model._base_manager.order_by("pk").values_list("pk", flat=True)]


VALUES: dict[str, Values] = {
    "agreement": keys,
    "agreement_history": keys,
    "agreement_preview": with_key("seen_as", "partner", "parties", "public", "nobody"),
    "agreement_edit": keys,
    "agreement_correct": keys,
    "agreement_half": keys,
    "agreement_audience": keys,
    "agreement_mistake": keys,
    "agreement_same": keys,
    "agreement_step": with_key("to", *STEPS),
    "agreement_act": lambda scene: [
        {**one, "kind": kind, "side": side} for one in keys(scene) for kind, side in (("signed", "UKR"), ("x", "GBR"))
    ],
    "agreement_act_correct": acts("act_id"),
    "agreement_act_contest": acts("act_id"),
    "agreement_contest_settle": contests,
    "agreement_link": with_key("asks", "text_confirmed"),
    "agreement_link_revoke": links,
    "agreement_papers": keys,
    "agreement_paper": papers,
    "public_agreement_papers": keys,
    "public_agreement_paper": papers,
    "check_code": prints,
    "agreement_documents": keys,
    "agreement_document_add": keys,
    "agreement_document": documents("pk"),
    "agreement_document_file": documents("pk"),
    "agreement_document_correct": documents("pk"),
    "agreement_document_mistake": documents("pk"),
    "agreement_document_audience": documents("pk"),
    "public_document_file": documents("pk"),
    "api-versions": keys,
    **{f"api-version{name}": texts for name in ("", "-sending", "-objections", "-difference", "-wording")},
    "agreement_texts": keys,
    "agreement_text_take": documents("pk"),
    "agreement_text_add": keys,
    "agreement_text_receive": keys,
    **{
        f"agreement_text{name}": texts
        for name in ("", "_difference", "_wording", "_send", "_received", "_drop", "_object")
    },
    "agreement_text_write": keys,
    "agreement_commitments": keys,
    "agreement_commitment_accept": with_key("code", "AU"),
    "library_clause": lambda scene: (
        [{"name": f"own-{row.pk}"} for row in OwnClause._base_manager.all()]
        + [{"name": "binding-claims"}, {"name": "none"}]
    ),
    "own_clause_drop": of(OwnClause),
    **{name: texts for name in ("agreement_clauses", "agreement_clause_do", "agreement_clause_insert")},
    **{name: texts for name in ("agreement_text_shape", "agreement_text_go_on", "agreement_text_comment")},
    "agreement_clause_edit": clauses,
    "agreement_clause_keep": clauses,
    "agreement_comment_resolve": remarks,
    "agreement_amendments": keys,
    **{f"amendment_{name}": keys for name in ("new", "mark", "time", "add", "rebase", "merge")},
    "consolidated_lay": keys,
    "amendment_insert": with_key("after", "p1"),
    "amendment_edit": with_key("part", "p2"),
    "amendment_drop": with_key("part", "p2"),
    "agreement_text_settle": lambda scene: [{"key": NOBODY, "contest_id": 1}, *with_key("contest_id", 1)(scene)],
    "agreement_promises": keys,
    "promise_new": keys,
    "promise": beneath(Obligation),
    "promise_correct": beneath(Obligation),
    "promise_end": beneath(Obligation),
    "promise_mistake": beneath(Obligation),
    "due": beneath(Due),
    "due_link": beneath(Due),
    "due_step": beneath(Due, step="fulfil"),
    "due_act_correct": due_acts,
    "due_act_contest": due_acts,
    "due_contest_settle": beneath(Due, contest_id=1),
    "consultation_new": keys,
    "consultation": beneath(Consultation),
    "consultation_end": beneath(Consultation),
    "consultation_mistake": beneath(Consultation),
    "public_agreement": keys,
    "agreement_own": keys,
    "agreement_opinion_new": keys,
    "agreement_opinion": parts(Opinion, "part"),
    "agreement_powers_new": keys,
    "agreement_powers_remove": parts(FullPowers, "part"),
    "agreement_approval_new": keys,
    "agreement_approval": parts(HomeApproval, "part"),
    "agreement_round_new": keys,
    "agreement_round": parts(Round, "part"),
    "agreement_waive": lambda scene: [
        {**one, "stage": "agree_text", "code": "title_in_both_languages"} for one in keys(scene)
    ],
    "our_way_switch": lambda scene: [{"switch": "mandate"}, {"switch": "none"}],
    "our_way_remove": lambda scene: (
        [{"what": "rule", "part": one.pk} for one in TablingRule._base_manager.all()] + [{"what": "none", "part": 1}]
    ),
    "api-opinions": keys,
    "api-opinion": parts(Opinion, "part"),
    "api-powers": keys,
    "api-power": parts(FullPowers, "part"),
    "api-approvals": keys,
    "api-approval": parts(HomeApproval, "part"),
    "api-rounds": keys,
    "api-round": parts(Round, "part"),
    "api-waivers": keys,
    "api-family": keys,
    "api-effects": keys,
    "api-holdings": lambda scene: [{"pair": pair} for pair in ("GBR-UKR", "GBR-POL", "EST-UKR", "POL-UKR", "EU-UKR")],
    "api-tabling-rule": lambda scene: [{"part": one.pk} for one in TablingRule._base_manager.all()],
    "api-sitting": lambda scene: [{"part": one.pk} for one in Sitting._base_manager.all()],
    "answer_file": lambda scene: [
        {"token": token, "pk": one["pk"]} for one in documents("pk")(scene) for token in (scene.tokens["link"], "none")
    ],
    "answer": lambda scene: [{"token": scene.tokens["link"]}, {"token": "none"}],
    "partner": codes,
    "party": codes,
    "party_fact_correct": facts,
    "party_fact_withdraw": facts,
    "person": of(Officer),
    "person_invite_again": of(Officer),
    "person_deactivate": of(Officer),
    "person_reactivate": of(Officer),
    "person_sheet": of(Officer),
    "draft": lambda scene: [{"key": "agreement-new"}],
    **{
        name: of(Import)
        for name in (
            *("import", "import_file", "import_match", "import_reread", "import_answers", "import_write"),
            *("import_undo", "import_reopen", "import_progress", "import_stop", "import_resume"),
        )
    },
    **{
        f"api-import{part}": lambda scene: [
            {"number": pk} for pk in Import._base_manager.order_by("pk").values_list("pk", flat=True)
        ]
        for part in ("", "-check", "-run", "-undo", "-cancel", "-resume", "-report")
    },
    "import_template": lambda scene: [{"form": form} for form in ("csv", "xlsx", "pdf")],
    "verification": of(Job),
    "verification_cancel": of(Job),
    "verification_resume": of(Job),
    "account_reset_password_from_key": lambda scene: [{"uidb36": "1", "key": "none"}],
    "mfa_remove_webauthn": lambda scene: [{"pk": 1}],
    "mfa_edit_webauthn": lambda scene: [{"pk": 1}],
    "agreement_remind": keys,
    "quality_look_over": keys,
    "api-look-over": keys,
    "reminder_remove": of(AskedReminder),
    "api-reminder": lambda scene: [{"reminder": one["pk"]} for one in of(AskedReminder)(scene)],
    "calendar": lambda scene: [{"token": scene.tokens["calendar"]}, {"token": "none"}],
    "api-party": codes,
    "api-partnership": lambda scene: [
        {"pair": pair} for pair in ("GBR-UKR", "GBR-POL", "EST-UKR", "POL-UKR", "EU-UKR")
    ],
    "api-agreement": keys,
    "api-status": keys,
    "api-transitions": keys,
    "api-acts": keys,
    "api-act": acts("act"),
    "api-contests": acts("act"),
    "api-audience": keys,
    "api-agreement-obligations": keys,
    "api-agreement-obligation": beneath(Obligation),
    "api-due": beneath(Due),
    "api-due-transitions": beneath(Due),
    "api-consultations": keys,
    "api-consultation": beneath(Consultation),
    "api-history": keys,
    "api-said": keys,
    "api-paper": papers,
    "api-print": prints,
    "api-documents": keys,
    "api-document": documents("document"),
    "api-document-audience": documents("document"),
    "api-document-file": documents("document"),
    **{f"api-{name}": keys for name in ("text-write", "remarks", "amendments", "changes-made", "consolidated")},
    "api-clauses": lambda scene: [{"key": one["key"], "text": one["pk"]} for one in texts(scene)],
    "api-clause": lambda scene: [{"key": one["key"], "text": one["pk"], "part": one["part"]} for one in clauses(scene)],
    "api-remark": lambda scene: [{"key": one["key"], "remark": one["comment_id"]} for one in remarks(scene)],
    "api-vocabulary": lambda scene: [{"name": "areas"}, {"name": "none"}],
}


@dataclass(frozen=True)
class Address:
    """One address: the name of its route, and what was put into it."""

    name: str
    url: str
    query: str = ""
    key: str = ""
    token: str = ""

    @property
    def full(self) -> str:
        """As it is asked for."""
        return self.url + self.query


def names(resolver: Any = None) -> Iterator[str]:
    """The name of every route."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from names(one)
        elif isinstance(one, URLPattern):
            yield str(one.name)


def addresses(scene: Scene) -> list[Address]:
    """Every address. Raises AssertionError for a route that nobody told what to put into it."""
    found = []
    for name in names():
        for values in VALUES.get(name, lambda scene: [{}])(scene):
            try:
                url = reverse(name, kwargs=values)
            except NoReverseMatch:
                raise AssertionError(f"the route {name} is not in the walk: say in VALUES what it takes") from None
            token = values.get("token") or (values.get("code") if name in BY_CODE else "")
            told = {"key": str(values.get("key", "")), "token": str(token or "")}
            found += [Address(name, url, query, **told) for query in QUERIES.get(name, ("",))]
    return found


def sampled(walked: list[Address], unseen: set[str], turn: int) -> list[Address]:
    """Of the addresses beneath agreements, for each route two that are out of sight, one in sight and one that there
    is not; others with each turn and route, so that a walk by the whole cast meets them all."""
    found = [one for one in walked if not one.key or one.name == "draft"]
    by_route: dict[str, list[Address]] = {}
    for one in walked:
        if one.key and one.name != "draft":
            by_route.setdefault(one.name, []).append(one)
    for place, rows in enumerate(by_route.values()):
        hidden = [one for one in rows if one.key in unseen]
        shown = [one for one in rows if one.key not in unseen and one.key != NOBODY]
        at = turn * 5 + place * 3
        found += [one for one in rows if one.key == NOBODY][:1]
        found += [
            group[(at + step) % len(group)]
            for group, count in ((hidden, 2), (shown, 1))
            if group
            for step in range(count)
        ]
    return found

"""Taking a step with an occasion, for the own side or as reported of the other."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.instruments.agreement import Agreement
from agreements.models import Due, DueAct
from agreements.obligations.acting import due_act_record
from agreements.obligations.judging import due_situation, step_allowed
from agreements.obligations.steps import ACT_OF_STEP, OFFICERS
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.about import address, writable
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.obligations.act_form import DueActForm, framed
from cooperation.pages.obligations.finding import due_seen
from cooperation.pages.obligations.told import what
from cooperation.words import label, party_name
from partners.people.officer import acts_here
from partners.records.errors import Unseen, refuse_unless
from partners.records.record import Audience

STEP_DOES = {
    "record_part": gettext_lazy("It is fulfilled in part; the rest stays open."),
    "fulfil": gettext_lazy("The promise counts as kept on the day you give, once something shows it."),
    "acknowledge": gettext_lazy("Our side, to which it is owed, says that it received what was promised."),
    "waive": gettext_lazy("It is given up once both sides say so, or at once where a clause allows it."),
    "dispute": gettext_lazy("It stays open and is shown as disputed. A consultation is proposed."),
    "settle": gettext_lazy("The dispute is over; the promise stands again where its acts and its day lead."),
    "close": gettext_lazy("Nothing more is asked of anybody. It counts as kept only if it was fulfilled."),
}


@writing_page
def due_step_page(request: HttpRequest, key: str, pk: int, step: str) -> HttpResponse:
    """Take a step with an occasion, for the own side or as reported of the other."""
    officer: Any = request.user
    writable(request, key, guests=True)
    due = due_seen(request, key, pk)
    if step not in ACT_OF_STEP:
        raise Unseen
    side = _whose(officer, due, step)
    reported = side is not None and side.pk != officer.party_id

    def make(_root: Agreement, data: QueryDict | None) -> DueActForm:
        first = {"on": legal_day().isoformat()}
        return DueActForm(officer, due, step, data, initial=first, reported=reported)

    def do(form: DueActForm, version: int) -> str:
        due_act_record(
            officer=officer,
            today=legal_day(),
            due=due,
            step=step,
            given=form.given(officer),
            expected_version=version,
            side=side,
        )
        due.refresh_from_db()
        words = {"act": label("due_act", ACT_OF_STEP[step]), "status": label("due_status", due.status)}
        messages.success(request, _("Recorded: %(act)s. It now stands: %(status)s.") % words)
        return address("due", due.agreement, due.pk)

    context = framed(
        _("%(step)s: %(what)s") % {"step": label("due_step", step), "what": what(due.obligation)}, due, request
    )
    context |= {"does": STEP_DOES[step], "reported": reported}
    if reported:
        context["party"] = party_name(side)
    return Sheet(
        request,
        make,
        key=f"due.{due.pk}.{step}",
        root=due.agreement,
        template="agreements/writing/act.html",
        **context,
    ).answer(do)


def _whose(officer: Any, due: Due, step: str) -> Any:
    """The side whose act it is; the service refuses what the table does not name."""
    acts = list(DueAct.objects.visible_to(officer).filter(due=due).order_by("id"))
    kind = ACT_OF_STEP[step]
    situation = due_situation(officer, due, acts, legal_day())
    pair = due.agreement.partnership
    named = None
    if step == "waive" and any(act.kind == kind and act.side_id == officer.party_id for act in acts):
        # We gave it up already: what is left to record is that they did.
        named = pair.other(officer.party_id)
    key = step_allowed(officer, due, situation, step, named)[1]
    side = {pair.party_a_id: pair.party_a, pair.party_b_id: pair.party_b}.get(key) if key else None
    if side is not None and side.pk != officer.party_id and due.audience != Audience.NATIONAL:
        refuse_unless(not acts_here(side.pk, OFFICERS), "side_acts_itself", party=side.code)
    return side

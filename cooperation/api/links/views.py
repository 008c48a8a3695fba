"""One-time links of the own party: listed, made, closed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.access import agreement_by_key
from agreements.instruments.agreement import Agreement
from agreements.instruments.links import link_revoke
from agreements.models import Activity, Due, Exchange, ReciprocityEntry, Understanding
from cooperation.address import site_url
from cooperation.api.addresses import activity_url, agreement_url
from cooperation.api.agreements.schema import codes
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described, page_of_schema, query
from cooperation.api.enums import LINK_ACTS, LINK_SUBJECTS
from cooperation.api.inputs import Input, text
from cooperation.api.links.making import link_made
from cooperation.api.lists import LIST_PARAMETERS, Order, listing, page_of
from cooperation.api.meetings.rows import meeting_url
from cooperation.api.phases.rows import gate_url
from cooperation.api.preconditions import version_read
from cooperation.api.problems import ParameterFault
from cooperation.api.reciprocity.rows import given_url, understanding_url
from cooperation.api.resource import Resource
from cooperation.desk.links import STATES, SentLink, sent_links
from cooperation.meetings.meeting import Meeting
from cooperation.phases.gate import Gate
from cooperation.words import asked_words, label, party_name
from partners.models import AnswerLink
from partners.records.errors import Unseen

_ACTS = {Due.subject: "due_act", Exchange.subject: "exchange_do", ReciprocityEntry.subject: "entry_act"}
_NEWEST = Order("-created_at", "created_at")
_PRIVATE = {"Cache-Control": "private, no-store"}


class LinkSerializer(s.Serializer[Any]):
    """One link; its secret is answered once, when it is made."""

    id = s.IntegerField()
    url = s.CharField()
    display = s.CharField()
    asks = s.ChoiceField(choices=LINK_ACTS, help_text="The act that it answers.")
    party = s.CharField(help_text="Who is asked.")
    subject = s.ChoiceField(choices=LINK_SUBJECTS, help_text="What it asks about.")
    about_url = s.CharField(help_text="The address of what it asks about; of a day due that of its agreement.")
    agreement = s.CharField(allow_null=True, help_text="The agreement that it is about, or beneath which it is.")
    agreement_url = s.CharField(allow_null=True)
    due = s.IntegerField(allow_null=True, help_text="Which day due it is about.")
    state = codes(STATES)
    made_at = s.DateTimeField()
    expires_at = s.DateTimeField()
    answered_at = s.DateTimeField(allow_null=True)
    answer = s.CharField(help_text="agreed or contested; empty while nobody answered.")
    address = s.CharField(allow_null=True, help_text="Where it is answered; told once.")


LinksSerializer = page_of_schema("Links", LinkSerializer)


class LinkInput(Input):
    """What to ask: about an agreement, one day due under it, an activity, the minutes of a meeting, or a gate."""

    agreement = text(40)
    due = s.IntegerField(required=False, min_value=1, help_text="Which day due under the agreement.")
    activity = text(40)
    exchange = s.IntegerField(required=False, min_value=1, help_text="Which entry of the register of the activity.")
    meeting = text(40)
    partnership = text(16, help_text="Both codes: of a gate.")
    gate = s.IntegerField(required=False, min_value=1, help_text="Which gate of the partnership.")
    given = text(16, help_text="Key of what a side gives.")
    understanding = text(16, help_text="Key of what is proposed about a balance.")
    asks = s.ChoiceField(choices=LINK_ACTS)


class LinkResource(Resource):
    """Links as answers."""

    def beneath(self, agreement: Agreement) -> Q:
        """Those about an agreement, or about days due under it."""
        dues = Due.objects.visible_to(self.reader).filter(agreement=agreement).values("pk")
        return Q(subject=Agreement.subject, subject_id=agreement.pk) | Q(subject=Due.subject, subject_id__in=dues)

    def sent(self, rows: QuerySet[AnswerLink], keys: Sequence[int]) -> list[SentLink]:
        """Some of these links with what they are about, in the order of `keys`."""
        found = rows.select_related("party").in_bulk(keys)
        return sent_links(self.officer, [found[key] for key in keys])

    def one(self, pk: int, address: str | None = None, status: int = 200) -> Response:
        """One link. Raises Unseen."""
        sent = self.sent(AnswerLink.objects.visible_to(self.reader).filter(owner=self.officer.party_id, pk=pk), [pk])
        if not sent:
            raise Unseen
        return Response(_row(sent[0]) | {"address": address}, status=status, headers=_PRIVATE)

    def found(self, link: int) -> Response:
        """One link of the own party. Raises Unseen."""
        if not AnswerLink.objects.visible_to(self.reader).filter(owner=self.officer.party_id, pk=link).exists():
            raise Unseen
        return self.one(link)


class Links(LinkResource):
    """The links of the own party."""

    parameters: ClassVar[frozenset[str]] = (LIST_PARAMETERS - {"fields", "omit"}) | {"state", "agreement"}

    @described(
        "links",
        LinksSerializer,
        parameters=[
            query("limit", "Rows on a page, at most 1000; 100 unless told."),
            query("cursor", "Where the next page begins, as `next` names it."),
            query("state", "Only those that are `open`, `answered`, `closed` or `expired`."),
            query("agreement", "Only those of this agreement and of the days due under it, by reference."),
        ],
    )
    def get(self, request: Request) -> Response:
        """One-time links, newest first."""
        rows = AnswerLink.objects.visible_to(self.reader).filter(owner=self.officer.party_id)
        rows = rows.filter(_in_state(request.query_params.get("state", "")))
        if key := request.query_params.get("agreement"):
            rows = rows.filter(self.beneath(agreement_by_key(self.reader, key)))
        page = page_of(rows, _NEWEST, request.query_params, ["pk"])
        shown = [_row(one) for one in self.sent(rows, [row["pk"] for row in page.rows])]
        return Response(listing(request, page, shown, self.reader), headers=_PRIVATE)

    @described("link_make", LinkSerializer, request=LinkInput, parameters=[IF_MATCH], status=201, writes=True)
    def post(self, request: Request) -> Response:
        """Ask the other side by a new link, which is told this once; name one thing that it is to ask about.

        It takes no Idempotency-Key: an answer with a secret in it is kept nowhere.
        """
        values = LinkInput.read(request.data)
        told = {"officer": self.officer, "today": self.today, "expected_version": version_read(request)}
        link, token = link_made(values, told)
        return self.one(link.pk, site_url(reverse("answer", args=[token])), 201)


class OneLink(LinkResource):
    """One of them."""

    @described("link", LinkSerializer)
    def get(self, request: Request, link: int) -> Response:
        """What it asks, and whether it was answered."""
        return self.found(link)

    @described("link_close", LinkSerializer, parameters=[ONCE], writes=True)
    def delete(self, request: Request, link: int) -> Response:
        """Close it before it is answered; one that was answered meanwhile stays so."""

        def work() -> Response:
            self.found(link)
            link_revoke(officer=self.officer, today=self.today, link_id=link)
            return self.one(link)

        return self.write(work)


def _asked(link: AnswerLink) -> str:
    if link.subject == Gate.subject:
        return gettext("Decision at a gate")
    if link.subject == Meeting.subject:
        return label("minutes_act", "agreed")
    if link.subject == Activity.subject:
        return asked_words(link.asks)
    if link.subject == Understanding.subject:
        return label("understanding_act", "agreed")
    return label(_ACTS.get(link.subject, "act"), link.asks)


def _about_url(one: SentLink) -> str:
    about = one.about
    if isinstance(about, Gate):
        return gate_url(about.phase.partnership.code, about.number)
    beside: Mapping[type, Callable[[str], str]] = {
        Activity: activity_url,
        Meeting: meeting_url,
        ReciprocityEntry: given_url,
        Understanding: understanding_url,
    }
    addressed = beside.get(type(about), agreement_url)
    return addressed(about.key)


def _in_state(state: str) -> Q:
    now = timezone.now()
    waiting = Q(answered_at=None, revoked_at=None)
    states = {
        "": Q(),
        "open": waiting & Q(expires_at__gt=now),
        "expired": waiting & Q(expires_at__lte=now),
        "answered": Q(answered_at__isnull=False),
        "closed": Q(answered_at=None, revoked_at__isnull=False),
    }
    if state not in states:
        raise ParameterFault("state", "not_a_choice")
    return states[state]


def _row(one: SentLink) -> dict[str, Any]:
    link, agreement = one.link, one.agreement
    return {
        "id": link.pk,
        "url": reverse("api-link", args=[link.pk]),
        "display": f"{_asked(link)}: {party_name(link.party)}",
        "asks": link.asks,
        "party": link.party.code,
        "subject": link.subject,
        "about_url": _about_url(one),
        "agreement": agreement.key if agreement else None,
        "agreement_url": agreement_url(agreement.key) if agreement else None,
        "due": one.due.pk if one.due else None,
        "state": one.state,
        "made_at": link.created_at,
        "expires_at": link.expires_at,
        "answered_at": link.answered_at,
        "answer": link.answer,
        "address": None,
    }

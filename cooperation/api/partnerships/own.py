"""What your side keeps of a partnership: who is responsible, points of contact, comments and the contact log."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api.addresses import partnership_url
from cooperation.api.agreements.schema import codes
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described, list_parameters, page_of_schema, query
from cooperation.api.inputs import Input, text
from cooperation.api.lists import LIST_PARAMETERS, Order, fields_of, listing, narrowed, order_of, page_of
from cooperation.api.phases.base import PairResource
from cooperation.api.preconditions import UNCACHED, etag, fresh_headers, version_read
from partners.models import Officer, Partnership, PartnershipNote, PartnershipSide, PointOfContact
from partners.parties.choosing import party_by_code
from partners.partnerships.keeping import NoteKind
from partners.partnerships.noting import contact_put, note_put, note_withdraw, partnership_assign, side_of
from partners.records.errors import Forbidden, Malformed, Unseen

Row = dict[str, Any]
NOTE_FIELDS = ("id", "kind", "on", "with_whom", "text", "written_by")
_NOTE_COLUMNS = ("id", "kind", "on", "with_whom", "text", "written_by__name")
ORDERS = {one.name: one for one in (Order("-on", "on", "pk"), Order("on", "on", "pk"))}


class ContactSerializer(s.Serializer[Any]):
    """Whom one reaches."""

    id = s.IntegerField()
    party = s.CharField(help_text="Whose office it is.")
    function = s.CharField()
    name = s.CharField()
    office = s.CharField()
    office_contact = s.CharField()
    language = s.CharField()
    left_on = s.DateField(allow_null=True)


class OwnSerializer(s.Serializer[Any]):
    """What your side keeps. Nobody else sees it."""

    partnership = s.CharField()
    responsible = s.IntegerField(allow_null=True, help_text="`id` of the officer.")
    responsible_name = s.CharField()
    contacts = ContactSerializer(many=True)
    notes_url = s.CharField()
    version = s.IntegerField()


class NoteSerializer(s.Serializer[Any]):
    """A comment, or an entry of the contact log."""

    id = s.IntegerField()
    kind = codes(NoteKind)
    on = s.DateField()
    with_whom = s.CharField()
    text = s.CharField()
    written_by = s.CharField()


NotePage = page_of_schema("PartnershipNotes", NoteSerializer)


class ResponsibleInput(Input):
    """Who is responsible."""

    responsible = s.IntegerField(allow_null=True)


class ContactInput(Input):
    """A point of contact."""

    party = text(12)
    function = text(160)
    name = text(120)
    office = text(160)
    office_contact = text(160)
    language = s.ChoiceField(choices=[code for code, _ in settings.LANGUAGES], required=False, allow_blank=True)
    left_on = s.DateField(required=False, allow_null=True)


class NoteInput(Input):
    """A comment or a contact; `withdrawn`: it was entered by mistake."""

    kind = codes(NoteKind, required=False)
    on = s.DateField(required=False)
    with_whom = text(160)
    text = text(4000)
    withdrawn = s.BooleanField(required=False)


class OwnResource(PairResource):
    """What one side keeps of a pair."""

    def kept(self, code: str) -> tuple[Partnership, PartnershipSide | None]:
        """The pair and what is kept of it. Raises Unseen, Forbidden for whoever does not read it."""
        pair = self.pair(code)
        if not pair.has(self.officer.party_id):
            raise Unseen
        if not self.officer.reads_national:
            raise Forbidden("role")
        return pair, side_of(self.officer, pair)

    def told(self, request: Request, code: str) -> Row:
        """What every service is told; the version that was read, where anything is kept already."""
        pair, side = self.kept(code)
        version = version_read(request) if side else None
        return {
            "officer": self.officer,
            "today": self.today,
            "partner": self.partner(pair),
            "expected_version": version,
        }

    def answer(self, code: str, status: int = 200) -> Response:
        """What is kept, as it now is."""
        pair, side = self.kept(code)
        tag = etag(side.version if side else 0, self.reader, "own")
        return Response(_own(self.reader, pair, side), status=status, headers=fresh_headers(tag))

    def do(self, request: Request, code: str, work: Callable[[Row], Any], status: int = 200) -> Response:
        """Do a write and answer with what is kept then."""
        self.kept(code)

        def done() -> Response:
            work(self.told(request, code))
            return self.answer(code, status)

        return self.write(done)

    def contact_values(self, request: Request) -> Row:
        """A point of contact as it was sent."""
        sent = ContactInput.read(request.data)
        if sent.get("party"):
            sent["party"] = _party(sent["party"])
        else:
            sent.pop("party", None)
        return sent


def _party(code: str) -> Any:
    found = party_by_code(code.upper())
    if found is None:
        raise Malformed({"party": ["unknown"]})
    return found


def _own(reader: Any, pair: Partnership, side: PartnershipSide | None) -> Row:
    rows = PointOfContact.objects.visible_to(reader).filter(side=side.pk if side else 0)
    names = ("id", "function", "name", "office", "office_contact", "language", "left_on")
    return {
        "partnership": pair.code,
        "responsible": side.responsible_id if side else None,
        "responsible_name": str(side.responsible or "") if side else "",
        "contacts": [
            {**{name: getattr(one, name) for name in names}, "party": one.party.code}
            for one in rows.select_related("party").order_by("id")
        ],
        "notes_url": f"{partnership_url(pair.code)}own/notes/",
        "version": side.version if side else 0,
    }


class Own(OwnResource):
    """All of it but the notes."""

    @described("partnership_own", OwnSerializer)
    def get(self, request: Request, pair: str) -> Response:
        """Who of your side is responsible, and whom one reaches."""
        return self.answer(pair)

    @described("partnership_assign", OwnSerializer, request=ResponsibleInput, parameters=[IF_MATCH, ONCE], writes=True)
    def put(self, request: Request, pair: str) -> Response:
        """Say who of your side is responsible; null: nobody."""
        wanted = ResponsibleInput.read(request.data)["responsible"]
        chosen = Officer.objects.visible_to(self.officer).filter(pk=wanted).first() if wanted else None
        if wanted and chosen is None:
            raise Malformed({"responsible": ["unknown"]})
        return self.do(request, pair, lambda told: partnership_assign(responsible=chosen, **told))


class Contacts(OwnResource):
    """The points of contact."""

    @described(
        "partnership_contact_add",
        OwnSerializer,
        request=ContactInput,
        parameters=[IF_MATCH, ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, pair: str) -> Response:
        """Keep a point of contact."""
        values = self.contact_values(request)
        return self.do(request, pair, lambda told: contact_put(contact_id=None, values=values, **told), 201)


class OneContact(OwnResource):
    """One point of contact."""

    @described("partnership_contact_put", OwnSerializer, request=ContactInput, parameters=[IF_MATCH, ONCE], writes=True)
    def patch(self, request: Request, pair: str, contact: int) -> Response:
        """Put a point of contact right, or say that it is somebody else since a day."""
        values = self.contact_values(request)
        return self.do(request, pair, lambda told: contact_put(contact_id=contact, values=values, **told))


class Notes(OwnResource):
    """Comments and the contact log."""

    parameters = frozenset({*LIST_PARAMETERS, "ordering", "kind"})

    @described(
        "partnership_notes",
        NotePage,
        parameters=[
            *list_parameters(NOTE_FIELDS, tuple(ORDERS), "-on"),
            query("kind", "Only notes of this kind.", choices=[str(one) for one in NoteKind]),
        ],
    )
    def get(self, request: Request, pair: str) -> Response:
        """Comments and contacts, the latest first."""
        found, asked = self.kept(pair)[0], request.query_params
        fields = fields_of(asked, NOTE_FIELDS)
        rows = PartnershipNote.objects.visible_to(self.reader).filter(partnership=found.pk, owner=self.officer.party_id)
        if kind := asked.get("kind", ""):
            rows = rows.filter(kind=kind)
        page = page_of(rows, order_of(asked, ORDERS, "-on"), asked, _NOTE_COLUMNS)
        answers = [narrowed({**row, "written_by": row["written_by__name"]}, fields) for row in page.rows]
        return Response(listing(request, page, answers, self.reader), headers=UNCACHED)

    @described(
        "partnership_note_add", OwnSerializer, request=NoteInput, parameters=[IF_MATCH, ONCE], status=201, writes=True
    )
    def post(self, request: Request, pair: str) -> Response:
        """Write a comment, or log a contact."""
        values = NoteInput.read(request.data)
        values.pop("withdrawn", None)
        return self.do(request, pair, lambda told: note_put(note_id=None, values=values, **told), 201)


class OneNote(OwnResource):
    """One of them."""

    @described("partnership_note_put", OwnSerializer, request=NoteInput, parameters=[IF_MATCH, ONCE], writes=True)
    def patch(self, request: Request, pair: str, note: int) -> Response:
        """Put one of yours right, or take it out."""
        values = NoteInput.read(request.data)
        if values.pop("withdrawn", False):
            return self.do(request, pair, lambda told: note_withdraw(note_id=note, **told))
        return self.do(request, pair, lambda told: note_put(note_id=note, values=values, **told))

"""The brief on a partner: its points to read and to write, and the whole of it as a file, several in a binder."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api.addresses import partnership_url
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described, query
from cooperation.api.inputs import Input
from cooperation.api.preconditions import etag, fresh_headers, version_read
from cooperation.api.problems import ParameterFault
from cooperation.api.resource import Resource
from cooperation.downloads import attached
from cooperation.meetings.access import meeting_by_key
from cooperation.meetings.brief import MOST_POINTS, MOST_SIGNS
from cooperation.meetings.briefing import brief_of, brief_write, last_print
from cooperation.meetings.meeting import Meeting
from cooperation.papers.brief.making import briefed, briefs_make
from partners.models import Partnership
from partners.records.errors import Forbidden, Malformed, Unseen

MOST_BOUND = 30
_LINES = ("avoid", "our_promise", "their_promise")
_MEETING = query("meeting", "The meeting for which it is; without it, for any occasion.")
_LANGUAGE = query("language", "Of the paper.")


def _points() -> Any:
    return s.ListField(child=s.CharField(max_length=MOST_SIGNS), max_length=MOST_POINTS, required=False)


class BriefSerializer(s.Serializer[Any]):
    """The first page of a brief; what nobody wrote is drafted from the record."""

    url = s.CharField()
    display = s.CharField()
    partnership = s.CharField()
    meeting = s.CharField(allow_null=True)
    to_say = s.ListField(child=s.CharField())
    they_say = s.ListField(child=s.CharField())
    avoid = s.CharField()
    our_promise = s.CharField()
    their_promise = s.CharField()
    drafted = s.ListField(child=s.CharField(), help_text="Which of these nobody has written yet.")
    printed_on = s.DateField(allow_null=True, help_text="When one on this partner was printed last.")
    version = s.IntegerField(help_text="0 while nobody has written one.")


class BriefInput(Input):
    """The points; what is left empty is drafted from the record."""

    to_say = _points()
    they_say = _points()
    avoid = s.CharField(max_length=MOST_SIGNS, required=False, allow_blank=True)
    our_promise = s.CharField(max_length=MOST_SIGNS, required=False, allow_blank=True)
    their_promise = s.CharField(max_length=MOST_SIGNS, required=False, allow_blank=True)


class BriefResource(Resource):
    """Briefs of the own party."""

    def pair(self, code: str) -> Partnership:
        """A partnership of the own party. Raises Unseen, and Forbidden for whoever does not read what is only ours."""
        if not self.officer.reads_national:
            raise Forbidden("role")
        wanted = "-".join(sorted(code.upper().split("-")))
        pair = Partnership.objects.filter(code=wanted).select_related("party_a", "party_b").first()
        if pair is None or not pair.has(self.officer.party_id):
            raise Unseen
        return pair

    def meeting(self, request: Request, pair: Partnership) -> Meeting | None:
        """The meeting that is named. Raises Unseen for one with another partner."""
        key = request.query_params.get("meeting", "")
        meeting = meeting_by_key(self.officer, key) if key else None
        if meeting and meeting.partnership_id != pair.pk:
            raise Unseen
        return meeting

    def paper(self, request: Request, pairs: list[Partnership], form: str, meeting: Meeting | None) -> HttpResponseBase:
        """The briefs as one file, kept as printed. Raises Unseen for an unknown form."""
        language = request.query_params.get("language") or self.officer.language
        if language not in dict(settings.LANGUAGES):
            raise ParameterFault("language", "not_a_choice")
        made = briefs_make(self.officer, pairs, self.today, form=form, language=language, meeting=meeting)
        response = HttpResponse(made.content, content_type=made.media_type)
        response["Cache-Control"] = "private, no-store"
        return attached(response, made.name, len(made.content))


class PartnershipBrief(BriefResource):
    """The brief on one partner."""

    parameters = frozenset({"meeting"})

    @described("partnership_brief", BriefSerializer, parameters=[_MEETING])
    def get(self, request: Request, pair: str) -> Response:
        """The points of its first page as it would be printed now, in the language of the request."""
        found = self.pair(pair)
        return self.answer(found, self.meeting(request, found))

    @described("partnership_brief_write", BriefSerializer, request=BriefInput, parameters=[IF_MATCH, ONCE], writes=True)
    def put(self, request: Request, pair: str) -> Response:
        """Write its points for any occasion; what is not sent is drafted again. Only your party sees them."""
        found = self.pair(pair)

        def work() -> Response:
            values = BriefInput.read(request.data)
            version = version_read(request) if brief_of(self.officer, found) else None
            told = {"officer": self.officer, "today": self.today, "pair": found}
            brief_write(values=values, expected_version=version, **told)
            return self.answer(found, None)

        return self.write(work)

    def answer(self, pair: Partnership, meeting: Meeting | None) -> Response:
        """The points as they now are."""
        brief, last = brief_of(self.officer, pair, meeting), last_print(self.officer, pair)
        version = brief.version if brief else 0
        points = briefed(self.officer, pair, self.today, meeting).points
        row = {
            "url": f"{partnership_url(pair.code)}brief/",
            "display": pair.code,
            "partnership": pair.code,
            "meeting": meeting.key if meeting else None,
            "to_say": list(points.to_say),
            "they_say": list(points.they_say),
            **{name: getattr(points, name) for name in _LINES},
            "drafted": sorted(points.drafted),
            "printed_on": last.on if last else None,
            "version": version,
        }
        language = translation.get_language() or ""
        tag = etag(version, self.reader, "brief", self.today, meeting.pk if meeting else 0, language)
        return Response(row, headers={**fresh_headers(tag), "Cache-Control": "private, no-store"})


class BriefPaper(BriefResource):
    """The whole brief as a file."""

    parameters = frozenset({"meeting", "language"})

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:
        """A paper is what its address says; problems come in JSON."""
        return super().perform_content_negotiation(request, force=True)

    @described(
        "partnership_brief_paper",
        OpenApiResponse(OpenApiTypes.BINARY, description="The brief as PDF or DOCX, as an attachment."),
        parameters=[_MEETING, _LANGUAGE],
    )
    def get(self, request: Request, pair: str, form: str) -> HttpResponseBase:
        """The brief as `pdf` or `docx`; that it was printed is kept, with its place in the history."""
        found = self.pair(pair)
        return self.paper(request, [found], form, self.meeting(request, found))


class BriefBinder(BriefResource):
    """The briefs on several partners as one file."""

    parameters = frozenset({"partnership", "language"})

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:
        """A paper is what its address says; problems come in JSON."""
        return super().perform_content_negotiation(request, force=True)

    @described(
        "brief_binder",
        OpenApiResponse(OpenApiTypes.BINARY, description="The briefs as PDF or DOCX, as an attachment."),
        parameters=[query("partnership", "A pair by both codes; named once for each partner."), _LANGUAGE],
    )
    def get(self, request: Request, form: str) -> HttpResponseBase:
        """The briefs on several partners bound together, as `pdf` or `docx`."""
        codes = list(dict.fromkeys(request.query_params.getlist("partnership")))
        if not self.officer.reads_national:
            raise Forbidden("role")
        if not 0 < len(codes) <= MOST_BOUND:
            raise Malformed({"partnership": ["required" if not codes else "too_many"]})
        return self.paper(request, [self.pair(code) for code in codes], form, None)

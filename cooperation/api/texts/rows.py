"""Versions of a text, their difference and their words as REST answers them."""

from typing import Any

from rest_framework import serializers as s

from agreements.models import Document, TextVersion
from agreements.texts.contents import Content, hits_in
from agreements.texts.difference.comparing import Half, Kind, Line
from agreements.texts.papers.paragraph import Place
from agreements.texts.turn import Waits
from agreements.texts.wording.checking import Hit
from cooperation.api.addresses import agreement_url
from cooperation.api.agreements.schema import codes
from cooperation.desk.texts import Texts
from partners.records.ways import Way


class VersionFileSerializer(s.Serializer[Any]):
    """A file of a version."""

    url = s.CharField()
    name = s.CharField()
    language = s.CharField(help_text="ISO 639; empty where it is not stated.")
    media_type = s.CharField()
    sha256 = s.CharField()


class ConfirmationSerializer(s.Serializer[Any]):
    """Which side confirmed a version, and when."""

    side = s.CharField(allow_null=True)
    on = s.CharField()
    way = codes(Way.values)


class ObjectionSerializer(s.Serializer[Any]):
    """Which side objects to a version, and why."""

    id = s.IntegerField()
    side = s.CharField()
    reason = s.CharField()
    settled = s.BooleanField()


class VersionSerializer(s.Serializer[Any]):
    """A version of the text."""

    id = s.IntegerField()
    url = s.CharField()
    display = s.CharField()
    number = s.IntegerField(allow_null=True, help_text="Null for an own draft that was not sent.")
    side = s.CharField(help_text="Code of the party whose version it is.")
    way = codes(Way.values)
    languages = s.ListField(child=s.CharField())
    sent_on = s.DateField(allow_null=True)
    received_on = s.DateField(allow_null=True)
    written = s.BooleanField(help_text="Written here as clauses; else it is kept as files.")
    evidence = s.CharField(allow_null=True)
    note = s.CharField(allow_null=True)
    audience = s.CharField()
    files = VersionFileSerializer(many=True)
    confirmed_by = ConfirmationSerializer(many=True)
    objections = ObjectionSerializer(many=True)


class TurnSerializer(s.Serializer[Any]):
    """Whose turn it is."""

    side = s.CharField(allow_null=True, help_text="Code of the party; null when both sides are on one text.")
    waits_for = codes([str(one) for one in Waits])
    version = s.IntegerField(allow_null=True, help_text="Number of the version that lies on the table.")
    since = s.DateField(allow_null=True)


class VersionsSerializer(s.Serializer[Any]):
    """The versions in sight, the latest first, and whose turn it is."""

    version = s.IntegerField(help_text="Of the agreement, for If-Match.")
    turn = TurnSerializer()
    results = VersionSerializer(many=True)


class PieceSerializer(s.Serializer[Any]):
    """A stretch of a paragraph."""

    text = s.CharField()
    mark = s.CharField(help_text="Empty, `removed` or `inserted`.")


class LineSerializer(s.Serializer[Any]):
    """A paragraph in both texts."""

    kind = codes([str(one) for one in Kind])
    place = s.CharField(help_text="Article and paragraph, parted by `/`.")
    across = s.CharField(allow_null=True, help_text="Where a paragraph moved to, or from.")
    old = PieceSerializer(many=True, allow_null=True)
    new = PieceSerializer(many=True, allow_null=True)


class DifferenceSerializer(s.Serializer[Any]):
    """What changed from one version to a later one; unchanged paragraphs are counted and left out."""

    old = s.IntegerField(help_text="`id` of the earlier version.")
    new = s.IntegerField()
    language = s.CharField()
    counts = s.DictField(child=s.IntegerField())
    lines = LineSerializer(many=True)


class HitSerializer(s.Serializer[Any]):
    """A word of the wrong kind."""

    place = s.CharField()
    sentence = s.CharField()
    word = s.CharField()
    start = s.IntegerField(help_text="Where in the sentence it begins.")
    instead = s.ListField(child=s.CharField())


class WordingFileSerializer(s.Serializer[Any]):
    """The words found in one file."""

    file = s.IntegerField(help_text="`id` of the document.")
    language = s.CharField()
    unread = s.CharField(allow_null=True, help_text="Why it could not be read, as a code.")
    hits = HitSerializer(many=True)


class WordingSerializer(s.Serializer[Any]):
    """The wording check of a version; it advises."""

    looked_for = s.CharField(help_text="`treaty` or `memo`; empty while the legal nature is not stated.")
    settled = s.BooleanField(help_text="Nothing was found, or the own party goes ahead with a reason.")
    reason = s.CharField(allow_null=True)
    files = WordingFileSerializer(many=True)


def version_data(texts: Texts, one: TextVersion) -> dict[str, Any]:
    """A version."""
    sides = {texts.agreement.partnership.party_a_id: texts.agreement.partnership.party_a.code}
    sides[texts.agreement.partnership.party_b_id] = texts.agreement.partnership.party_b.code
    base = agreement_url(texts.agreement.key)
    return {
        "id": one.pk,
        "url": f"{base}versions/{one.pk}/",
        "display": f"{texts.agreement.key}/{one.number or 'draft'}",
        "number": one.number,
        "side": sides[one.side_id],
        "way": one.way,
        "languages": one.languages,
        "sent_on": one.sent_on,
        "received_on": one.received_on,
        "written": one.written,
        "evidence": one.evidence or None,
        "note": one.note or None,
        "audience": one.audience,
        "files": [_file(base, document) for document in texts.files.get(one.pk, ())],
        "confirmed_by": [
            {"side": sides.get(act.side_id or 0), "on": act.on, "way": act.way}
            for act in texts.confirmed.get(one.pk, ())
        ],
        "objections": [
            {"id": no.pk, "side": sides[no.party_id], "reason": no.reason, "settled": no.settled_at is not None}
            for no in texts.objections.get(one.pk, ())
        ],
    }


def _file(base: str, document: Document) -> dict[str, Any]:
    return {
        "url": f"{base}documents/{document.pk}/file/",
        "name": document.file_name,
        "language": document.language,
        "media_type": document.file.media_type,
        "sha256": document.file.digest,
    }


def turn_data(texts: Texts) -> dict[str, Any]:
    """Whose turn it is, as far as the reader may know."""
    turn, pair = texts.turn, texts.agreement.partnership
    side = next((one.code for one in (pair.party_a, pair.party_b) if one.pk == turn.side), None)
    return {
        "side": side,
        "waits_for": str(turn.waits),
        "version": turn.version.number if turn.version else None,
        "since": turn.since,
    }


def line_data(line: Line) -> dict[str, Any]:
    """A paragraph in both texts."""
    half = line.new or line.old
    return {
        "kind": str(line.kind),
        "place": place_data(half.place) if half else "",
        "across": place_data(line.across) if line.across else None,
        "old": _pieces(line.old),
        "new": _pieces(line.new),
    }


def _pieces(half: Half | None) -> list[dict[str, str]] | None:
    return [{"text": one.text, "mark": one.mark} for one in half.pieces] if half else None


def place_data(place: Place) -> str:
    """Article and paragraph."""
    return f"{place.article}/{place.paragraph}"


def wording_data(content: Content, kind: str) -> dict[str, Any]:
    """The words found in one file."""
    hits = hits_in(content.paragraphs, content.language, kind) if kind else []
    return {
        "file": content.document.pk,
        "language": content.language,
        "unread": content.unread or None,
        "hits": [_hit(one) for one in hits],
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "place": place_data(hit.place),
        "sentence": hit.sentence,
        "word": hit.word,
        "start": hit.start,
        "instead": list(hit.instead),
    }

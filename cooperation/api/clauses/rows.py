"""Clauses, remarks and the library as answers."""

from typing import Any

from rest_framework import serializers

from agreements.texts.commenting.reading import Thread
from agreements.texts.library.reading import LANGUAGES, clauses
from agreements.texts.writing.clause import OwnClause
from agreements.texts.writing.showing import TextRead
from cooperation.api.addresses import agreement_url
from partners.records.record import Audience


class ClauseSerializer(serializers.Serializer[Any]):
    """A clause of a written version: as it is written, and as it reads in each language."""

    url = serializers.CharField()
    part = serializers.CharField(help_text="Its lasting name: the same in every version.")
    key = serializers.CharField(help_text="Which clause of the library it is; empty: another.")
    alternative = serializers.CharField()
    number = serializers.IntegerField(allow_null=True)
    headings = serializers.DictField(child=serializers.CharField())
    bodies = serializers.DictField(child=serializers.CharField(), help_text="With what the record fills in, in braces.")
    reads = serializers.DictField(child=serializers.DictField(), help_text="Number, heading and body, by language.")
    gaps = serializers.ListField(child=serializers.CharField(), help_text="What is still to be filled in.")
    record_says = serializers.CharField(help_text="The alternative that the record names, where it is another.")


class TextSerializer(serializers.Serializer[Any]):
    """A version that is written here."""

    version = serializers.IntegerField(help_text="Of the agreement, for If-Match.")
    text = serializers.IntegerField(help_text="The version of the text.")
    number = serializers.IntegerField(allow_null=True)
    languages = serializers.ListField(child=serializers.CharField())
    prevails = serializers.CharField()
    numbering = serializers.CharField()
    missing = serializers.ListField(child=serializers.CharField(), help_text="Keys of clauses that it must have.")
    clauses = ClauseSerializer(many=True)


class RemarkSerializer(serializers.Serializer[Any]):
    """A remark on a text, with the answers to it; of the other side the party is named, not the person."""

    id = serializers.IntegerField()
    text_version = serializers.IntegerField(allow_null=True)
    part = serializers.CharField()
    place = serializers.CharField()
    audience = serializers.CharField()
    open = serializers.BooleanField()
    said = serializers.ListField(child=serializers.DictField())


class RemarksSerializer(serializers.Serializer[Any]):
    """The remarks in sight, the open ones first."""

    version = serializers.IntegerField()
    results = RemarkSerializer(many=True)


class LibrarySerializer(serializers.Serializer[Any]):
    """The clause library, and the own clauses of the reader's party."""

    results = serializers.ListField(child=serializers.DictField())


def text_data(text: TextRead, missing: list[str]) -> dict[str, Any]:
    """A written version with its clauses."""
    version = text.version
    base = f"{agreement_url(version.agreement.key)}texts/{version.pk}/clauses/"
    return {
        "version": version.agreement.version,
        "text": version.pk,
        "number": version.number,
        "languages": list(text.languages),
        "prevails": text.prevails,
        "numbering": text.numbering,
        "missing": missing,
        "clauses": [
            {
                "url": f"{base}{one.clause.part}/",
                "part": one.clause.part,
                "key": one.clause.key,
                "alternative": one.clause.alternative,
                "number": one.number,
                "headings": one.clause.headings,
                "bodies": one.clause.bodies,
                "reads": {
                    code: {"number": shown.number, "heading": shown.heading, "body": shown.body}
                    for code, shown in one.by_language.items()
                },
                "gaps": one.gaps,
                "record_says": one.differs,
            }
            for one in text.clauses
        ],
    }


def remark_data(thread: Thread, party_id: Any) -> dict[str, Any]:
    """A remark with its answers."""
    row = thread.comment
    said = [
        {
            "by": one.author.name if one.owner_id == party_id else getattr(one.owner, "code", ""),
            "at": one.created_at.isoformat(),
            "text": one.text,
        }
        for one in (row, *thread.replies)
    ]
    return {
        "id": row.pk,
        "text_version": row.version_id,
        "part": row.part,
        "place": row.place,
        "audience": str(Audience(row.audience)),
        "open": thread.is_open,
        "said": said,
    }


def library_data(binding: bool) -> list[dict[str, Any]]:
    """The clauses of the library in all its languages."""
    by_language = {code: clauses(code, binding) for code in LANGUAGES}
    return [
        {
            "name": name,
            "key": one.key,
            "alternative": one.alternative,
            "binding": binding,
            "headings": {code: words[name].heading for code, words in by_language.items()},
            "bodies": {code: words[name].body for code, words in by_language.items()},
        }
        for name, one in by_language["en"].items()
    ]


def own_data(rows: list[OwnClause]) -> list[dict[str, Any]]:
    """Own clauses."""
    return [
        {
            "id": one.pk,
            "name": one.name,
            "key": one.key,
            "binding": one.binding,
            "headings": one.headings,
            "bodies": one.bodies,
        }
        for one in rows
    ]

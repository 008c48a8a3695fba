"""What is sent about written texts."""

from rest_framework import serializers

from cooperation.api.inputs import Input
from cooperation.api.inputs import text as words


def _words() -> serializers.DictField:
    return serializers.DictField(child=serializers.CharField(max_length=20_000, allow_blank=True), required=False)


class WriteInput(Input):
    """Beginning a text: languages, framework, counting; or from an earlier version."""

    languages = serializers.ListField(child=serializers.CharField(max_length=3), required=False)
    frameworks = serializers.ListField(child=serializers.CharField(max_length=12), required=False)
    numbering = words(10)
    prevails = words(3)
    from_text = serializers.IntegerField(min_value=1, required=False)


class ClauseNewInput(Input):
    """A clause to put in: by its name in the library, from the own one, or empty."""

    name = words(60)
    own_clause = serializers.IntegerField(min_value=1, required=False)
    after = words(12)


class ClauseInput(Input):
    """New words of a clause, another wording of the library, or another place (`by` so many up or down)."""

    headings = _words()
    bodies = _words()
    numbered = serializers.BooleanField(required=False)
    alternative = words(48)
    by = serializers.IntegerField(min_value=-200, max_value=200, required=False)


class RemarkInput(Input):
    """A remark, or an answer to one."""

    text = words(4000, required=True)
    text_version = serializers.IntegerField(min_value=1, required=False)
    part = words(12)
    place = words(80)
    shared = serializers.BooleanField(required=False)
    reply_to = serializers.IntegerField(min_value=1, required=False)


class RemarkStateInput(Input):
    """Whether a remark is closed."""

    resolved = serializers.BooleanField()

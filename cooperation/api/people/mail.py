"""Mail of the own party that could not be sent, for its administrators."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api.agreements.schema import codes
from cooperation.api.documentation.describe import ONCE, described
from cooperation.api.inputs import Input
from cooperation.api.resource import Resource
from cooperation.words import label
from partners.people.unsent import MAILS, UnsentMail, mail_send_again, unsent_mail

_PRIVATE = {"Cache-Control": "private, no-store"}


class UnsentMailSerializer(s.Serializer[Any]):
    """One mail that did not go."""

    id = s.IntegerField()
    display = s.CharField()
    kind = codes(MAILS)
    officer = s.IntegerField()
    email = s.CharField()
    attempts = s.IntegerField()
    given_up = s.BooleanField(help_text="Nobody tries it any more.")
    next_at = s.DateTimeField(allow_null=True, help_text="When it is tried again.")
    answer = s.CharField(help_text="What the mail server said, or what went wrong.")


class UnsentMailsSerializer(s.Serializer[Any]):
    """All of them, the oldest first."""

    results = UnsentMailSerializer(many=True)


class AgainInput(Input):
    """Which of them to send again."""

    ids = s.ListField(child=s.IntegerField(min_value=1), min_length=1, max_length=1000)


class AgainSerializer(s.Serializer[Any]):
    """How many are tried again."""

    sent_again = s.IntegerField()


class UnsentMails(Resource):
    """Mail that could not be sent."""

    @described("unsent_mail", UnsentMailsSerializer)
    def get(self, request: Request) -> Response:
        """What did not go to people of the own party; for its administrators."""
        return Response({"results": [_row(one) for one in unsent_mail(self.officer)]}, headers=_PRIVATE)

    @described("unsent_mail_again", AgainSerializer, request=AgainInput, parameters=[ONCE], writes=True)
    def post(self, request: Request) -> Response:
        """Try some of them again, from the beginning and at once."""

        def work() -> Response:
            keys = AgainInput.read(request.data)["ids"]
            return Response({"sent_again": mail_send_again(officer=self.officer, today=self.today, keys=keys)})

        return self.write(work)


def _row(one: UnsentMail) -> dict[str, Any]:
    return {
        "id": one.effect.pk,
        "display": f"{label('mail', one.kind)}: {one.officer.name}",
        "kind": one.kind,
        "officer": one.officer.pk,
        "email": one.officer.email,
        "attempts": one.effect.attempts,
        "given_up": one.given_up,
        "next_at": one.next_at,
        "answer": one.effect.error,
    }

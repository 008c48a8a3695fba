"""Drafts of forms on the server: what an officer typed survives a dropped line and an expired session."""

import re
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from cooperation.pages.base import signed_in

_KEY = re.compile(r"^[\w.:-]{1,120}$")
_NEVER = ("csrfmiddlewaretoken", "submission", "version")
MOST_BYTES = 200_000


class FormDraft(models.Model):
    """What one officer has typed into one form and not yet sent."""

    officer = models.ForeignKey("partners.Officer", models.CASCADE, related_name="+")
    key = models.CharField(max_length=120)
    typed = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["officer", "key"], name="one_draft_per_form")]


def draft_of(officer: Any, key: str) -> dict[str, list[str]]:
    """What the officer typed into this form, as lists of values by field; empty where nothing waits."""
    row = FormDraft.objects.filter(officer=officer, key=key).first()
    return row.typed if row else {}


def draft_url(key: str) -> str:
    """Where the form saves its draft by itself."""
    return reverse("draft", args=[key])


def draft_done(officer: Any, key: str) -> None:
    """Forget the draft of a form that was sent."""
    FormDraft.objects.filter(officer=officer, key=key).delete()


@require_POST
@signed_in
def draft_save(request: HttpRequest, key: str) -> HttpResponse:
    """Keep what was typed so far."""
    typed = {name: values for name, values in request.POST.lists() if name not in _NEVER and "password" not in name}
    if not _KEY.match(key) or sum(len(value) for values in typed.values() for value in values) > MOST_BYTES:
        return HttpResponse(status=400)
    now = timezone.now()
    officer: Any = request.user
    FormDraft.objects.update_or_create(officer=officer, key=key, defaults={"typed": typed, "saved_at": now})
    return JsonResponse({"saved_at": now.isoformat()})

"""Tokens of REST clients: hashed at rest, shown once, limited in scope, time and place."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from knox.models import AbstractAuthToken


class Scope(models.TextChoices):
    """What a token may do."""

    READ = "read"
    WRITE = "write"


class ApiToken(AbstractAuthToken):
    """A bearer token of an officer or a service account."""

    name = models.CharField(max_length=80, blank=True)
    scope = models.CharField(max_length=5, choices=Scope.choices, default=Scope.READ)
    networks = ArrayField(models.CharField(max_length=43), default=list, blank=True, help_text="Empty: from anywhere.")
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        triggers: list[object] = []

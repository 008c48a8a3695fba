"""Whether the process answers, and whether it can do its work."""

from django.core.cache import caches
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

_migrated = False


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 as long as the process answers."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """200 where database, migrations and cache (or the table in its place) are ready; else 503 with what is not."""
    found = {"database": database(), "migrations": "unknown", "cache": "unknown"}
    if found["database"] == "ok":
        found["migrations"] = migrations()
    if found["migrations"] == "ok":
        found["cache"] = cache()
    ready = all(state in ("ok", "table") for state in found.values())
    return JsonResponse({"status": "ok" if ready else "not ready", **found}, status=200 if ready else 503)


def database() -> str:
    """`ok` or `away`."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        connection.close()
        return "away"
    return "ok"


def migrations() -> str:
    """`ok` or `pending`; asked until it was once `ok`, for migrations are never undone under a running process."""
    global _migrated
    if not _migrated:
        try:
            _migrated = not pending()
        except Error:
            return "pending"
    return "ok" if _migrated else "pending"


def pending() -> bool:
    """True where a migration is not applied yet."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def cache() -> str:
    """`ok`, or `table` where the database stands in, or `away`."""
    default = caches["default"]
    try:
        default.set("readyz", 1, 10)
    except Error:
        return "away"
    return "table" if getattr(default, "is_away", True) else "ok"

"""The rights of the product role: it reads and writes rows, but changes no table and no history."""

from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections

MIGRATIONS_TABLE = "django_migrations"


def after_migrate(sender: AppConfig, using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """Makes the cache table and gives the product role its rights, once the last app has migrated."""
    if sender is not [app for app in apps.get_app_configs() if app.models_module][-1]:
        return
    call_command("createcachetable", database=using, verbosity=0)
    if settings.PRODUCT_ROLE:
        grant(settings.PRODUCT_ROLE, using)


def grant(role: str, using: str = DEFAULT_DB_ALIAS) -> None:
    """Gives `role` the rights of the product on every table that there is now. Run as the owner."""
    from partners.records import append_only_tables  # models are there only once the apps are loaded

    connection = connections[using]
    quote = connection.ops.quote_name
    name = quote(role)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        if cursor.fetchone() is None:
            return
        cursor.execute("SELECT current_user")
        if cursor.fetchone() == (role,):
            return
        cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {name}")
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {name}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {name}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}")
        cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON {quote(MIGRATIONS_TABLE)} FROM {name}")
        for table in append_only_tables():
            cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {quote(table)} FROM {name}")

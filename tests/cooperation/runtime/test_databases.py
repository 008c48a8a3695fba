"""The fixtures that other tests stand on, and the rights of the two roles."""

import threading

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import ProgrammingError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from partners.records import append_only_tables


@pytest.mark.parametrize("time", [1, 2])
def test_each_committing_test_begins_with_a_fresh_database(committed_db: BaseDatabaseWrapper, time: int) -> None:
    assert not ContentType.objects.filter(model="left_by_a_test").exists()
    ContentType.objects.create(app_label="tests", model="left_by_a_test")


def test_threads_of_a_committing_test_see_the_same_database(committed_db: BaseDatabaseWrapper) -> None:
    ContentType.objects.create(app_label="tests", model="seen_by_threads")
    found: list[bool] = []

    def look() -> None:
        found.append(ContentType.objects.filter(model="seen_by_threads").exists())
        connection.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert found == [True]


def test_the_product_reads_and_writes_rows(product_role: BaseDatabaseWrapper) -> None:
    row = ContentType.objects.create(app_label="tests", model="one")
    ContentType.objects.filter(pk=row.pk).update(model="two")
    assert ContentType.objects.get(pk=row.pk).delete()[0] == 1


def test_the_product_cannot_change_history(product_role: BaseDatabaseWrapper) -> None:
    tables = append_only_tables()
    assert "partners_change" in tables
    for table in tables:
        refused(f"DELETE FROM {table}")
        refused(f"TRUNCATE {table}")
        assert rights_on(table) == {"SELECT", "INSERT"}


def rights_on(table: str) -> set[str]:
    """What the present role may do with a table, in whole or in one of its columns."""
    rights = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_any_column_privilege(%s, 'UPDATE')", [table])
        found = {"UPDATE"} if cursor.fetchone() == (True,) else set()
        for right in rights:
            cursor.execute("SELECT has_table_privilege(%s, %s)", [table, right])
            found |= {right} if cursor.fetchone() == (True,) else set()
    return found


def test_the_product_has_no_right_to_the_shape_of_things(product_role: BaseDatabaseWrapper) -> None:
    for statement in (
        "CREATE TABLE sneaked (id int)",
        "ALTER TABLE partners_officer DISABLE TRIGGER ALL",
        "DROP TABLE partners_officer",
        "TRUNCATE partners_officer CASCADE",
        "DELETE FROM django_migrations",
        "CREATE DATABASE sneaked",
        "SET ROLE entente_owner",
    ):
        refused(statement)


def refused(statement: str) -> None:
    """The statement fails for want of a right, not for another reason."""
    with connection.cursor() as cursor, pytest.raises(ProgrammingError, match=r"permission denied|must be owner"):
        cursor.execute(statement)
    assert transaction.get_autocommit()

"""A copy of the whole database, and back."""

from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db.backends.base.base import BaseDatabaseWrapper

from cooperation.runtime import backup
from cooperation.runtime.account import ServiceError


def test_a_backup_brings_everything_back(committed_db: BaseDatabaseWrapper, tmp_path: Path) -> None:
    file = tmp_path / "entente.backup"
    ContentType.objects.create(app_label="tests", model="kept")
    backup.save(file)
    assert file.stat().st_mode & 0o777 == 0o600
    ContentType.objects.filter(model="kept").delete()
    ContentType.objects.create(app_label="tests", model="later")
    backup.bring_back(file)
    assert ContentType.objects.filter(app_label="tests").values_list("model", flat=True).get() == "kept"
    backup.save(file)
    backup.bring_back(file)
    assert list(tmp_path.iterdir()) == [file]


def test_a_backup_that_is_cut_off_changes_nothing(committed_db: BaseDatabaseWrapper, tmp_path: Path) -> None:
    file = tmp_path / "entente.backup"
    backup.save(file)
    ContentType.objects.create(app_label="tests", model="later")
    file.write_bytes(file.read_bytes()[:-40000])
    with pytest.raises(ServiceError, match="pg_restore failed"):
        backup.bring_back(file)
    assert ContentType.objects.filter(model="later").exists()


@pytest.mark.parametrize(("content", "says"), [(b"junk", "is not a backup"), (None, "cannot read")])
def test_what_is_no_backup_is_refused(
    committed_db: BaseDatabaseWrapper, tmp_path: Path, content: bytes | None, says: str
) -> None:
    file = tmp_path / "entente.backup"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ServiceError, match=says):
        backup.bring_back(file)
    assert ContentType.objects.exists()

"""The Celery application: background work, and a bell that never raises."""

import os
from pathlib import Path
from typing import Any

from celery import Celery, signals

from cooperation.runtime.boot import load_settings
from cooperation.runtime.processes import die_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cooperation.settings")
app = Celery("entente")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@signals.celeryd_init.connect
@signals.beat_init.connect
def _check_settings(**_: Any) -> None:
    load_settings()


@signals.worker_process_init.connect
def _end_with_worker(**_: Any) -> None:
    die_with_parent()


@signals.worker_ready.connect
@signals.beat_init.connect
def _mark_ready(**_: Any) -> None:
    """Tells `up` that we answer."""
    mark = os.environ.get("ENTENTE_READY_MARK")
    if mark:
        Path(mark).touch()

"""The Celery application: background work, and a bell that never raises."""

import os
from pathlib import Path
from typing import Any

from celery import Celery, signals
from django.core.cache import caches
from kombu.exceptions import OperationalError

from cooperation.runtime.boot import load_settings
from cooperation.runtime.cache import RedisOrTable
from cooperation.runtime.processes import die_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cooperation.settings")


class Bell(Celery):
    """Gives up at once while Redis is away: its client would try for seconds, and the sweep finds the work anyway."""

    def send_task(self, *args: Any, **kwargs: Any) -> Any:
        """As Celery does; raises `OperationalError` where nobody would hear."""
        cache = caches["default"]
        if isinstance(cache, RedisOrTable) and not cache.answers():
            raise OperationalError("Redis is away")
        return super().send_task(*args, **kwargs)


app = Bell("entente")
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

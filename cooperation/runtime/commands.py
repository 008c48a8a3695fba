"""The command lines of the processes that `up` starts."""

import os
import sys
from typing import Final

from django.conf import settings

from cooperation.runtime.children import Child
from cooperation.runtime.environment import whole
from cooperation.runtime.home import PROJECT, Home
from cooperation.runtime.network import Listening

READY_MARK: Final = "ENTENTE_READY_MARK"


def environment(home: Home) -> dict[str, str]:
    """What every process of a home is told."""
    return {"ENTENTE_HOME": str(home.path), "PYTHONUNBUFFERED": "1", "DATABASE_ROLE": "product"}


def manage(home: Home, task: str) -> Child:
    """A task that ends by itself: `migrate` as the owner, or `static`."""
    arguments = {
        "migrate": ["migrate", "--noinput", "--verbosity=0"],
        "static": ["collectstatic", "--noinput", "--verbosity=0"],
    }[task]
    role = "owner" if task == "migrate" else "product"
    extra = {"DATABASE_ROLE": role} | ({"STATIC_ROOT": str(home.static)} if task == "static" else {})
    command = [sys.executable, str(PROJECT / "manage.py"), *arguments]
    return Child(task, command, environment(home) | extra, home.log / f"{task}.log")


def web(home: Home, listening: Listening) -> Child:
    """The web process, with the names under which it answers."""
    extra = {"STATIC_ROOT": os.environ.get("STATIC_ROOT", str(home.static))}
    if not settings.PRODUCTION and not os.environ.get("ALLOWED_HOSTS"):
        extra["ALLOWED_HOSTS"] = ",".join(listening.names())
    command = [
        *(sys.executable, "-m", "granian", "cooperation.wsgi:application"),
        "--interface=wsgi",
        f"--host={listening.ip}",
        f"--port={listening.port}",
        f"--workers={whole('WEB_WORKERS', min(2, os.cpu_count() or 1), least=1, most=64)}",
        f"--blocking-threads={whole('WEB_THREADS', 4, least=1, most=64)}",
        "--respawn-failed-workers",
        "--respawn-interval=0.5",
        "--workers-kill-timeout=10",
        "--no-ws",
        "--log-level=warning",
    ]
    return Child("web", command, environment(home) | extra, home.log / "web.log")


def celery_worker(home: Home) -> Child:
    """The worker. Two at once at least: a long job must not keep the sweep waiting."""
    processes = whole("WORKER_PROCESSES", 2, least=2, most=64)
    pool = "prefork" if settings.REDIS_ADDRESS else "threads"  # over files, prefork takes ten seconds to stop
    alone = ("--without-gossip", "--without-mingle", "--without-heartbeat")
    return celery(home, "worker", f"--concurrency={processes}", f"--pool={pool}", *alone)


def beat(home: Home) -> Child:
    """The clock that rings for what is due."""
    return celery(home, "beat", "--pidfile=")


def celery(home: Home, name: str, *options: str) -> Child:
    """A process of Celery, which leaves a mark when it is ready."""
    mark = home.run / f"{name}.ready"
    command = [sys.executable, "-m", "celery", "--app=cooperation", name, "--loglevel=INFO", *options]
    return Child(name, command, environment(home) | {READY_MARK: str(mark)}, home.log / f"{name}.log", mark)

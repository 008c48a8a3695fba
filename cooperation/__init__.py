"""The upper floor: how a partnership moves, and the faces the world sees."""

from cooperation.celery import app as celery_app

__all__ = ["celery_app"]

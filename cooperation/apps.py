"""The upper floor as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CooperationConfig(AppConfig):
    """Pages, REST, public face, and the runtime under them."""

    name = "cooperation"
    label = "cooperation"

    def ready(self) -> None:
        """After every migration the product role receives its rights."""
        from cooperation.runtime.grants import after_migrate

        post_migrate.connect(after_migrate)

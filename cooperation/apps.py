"""The upper floor as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CooperationConfig(AppConfig):
    """Pages, REST, public face, and the runtime under them."""

    name = "cooperation"
    label = "cooperation"

    def ready(self) -> None:
        """After every migration the product role receives its rights; an effect that is written rings; mails go out."""
        from cooperation import invitations, mail  # noqa: F401  their handlers register
        from cooperation.pages.people.signing_in import signals  # noqa: F401  what is kept of signing in
        from cooperation.phases import limits, risks  # noqa: F401  what an activity keeps to, and gates that are open
        from cooperation.runtime.grants import after_migrate
        from cooperation.tasks import ring
        from partners.records.outbox import on_ring

        post_migrate.connect(after_migrate)
        on_ring(ring)

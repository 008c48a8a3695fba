"""The ground floor: who, and what every record has."""

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "partners"
    verbose_name = "Partners"

    def ready(self) -> None:
        """Tell the imports what they may bring in of this floor."""
        from partners.profile.importing import subject  # noqa: F401

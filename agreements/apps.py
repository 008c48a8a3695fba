"""The middle floor: what was agreed."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "agreements"
    verbose_name = "Agreements"

    def ready(self) -> None:
        """Tell the imports what they may bring in; let register what follows the standing, what reminds, what asks."""
        from agreements.activities.importing import subject as activities  # noqa: F401
        from agreements.amendments import asked, effect  # noqa: F401
        from agreements.coverage import confirming  # noqa: F401
        from agreements.coverage.risk import answering, turning  # noqa: F401
        from agreements.importing import subject  # noqa: F401
        from agreements.obligations import following, foretelling, reminding  # noqa: F401
        from agreements.reciprocity import following as given  # noqa: F401
        from agreements.reciprocity import telling  # noqa: F401
        from agreements.texts import asked as wording  # noqa: F401
        from partners.records.imports import working  # noqa: F401

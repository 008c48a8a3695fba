"""What every record has; this package knows no subject."""


def append_only_tables() -> list[str]:
    """The tables to which the product may only add: the role it runs as has no right to more."""
    from django.apps import apps

    from partners.records.triggers import AppendOnly

    models = [model for model in apps.get_models() if hasattr(model._meta, "triggers")]
    return sorted(
        model._meta.db_table for model in models if any(isinstance(one, AppendOnly) for one in model._meta.triggers)
    )

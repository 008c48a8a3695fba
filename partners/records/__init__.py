"""What every record has; this package knows no subject."""


def append_only_tables() -> list[str]:
    """The tables to which the product may only add: the role it runs as has no right to more."""
    from django.apps import apps

    from partners.records.triggers import AppendOnly

    triggers = {model._meta.db_table: getattr(model._meta, "triggers", ()) for model in apps.get_models()}
    return sorted(table for table, carried in triggers.items() if any(isinstance(one, AppendOnly) for one in carried))

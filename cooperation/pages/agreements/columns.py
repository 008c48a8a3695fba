"""Columns that lists about agreements share; `of` gives the agreement of a row."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from agreements.models import Agreement
from cooperation.pages.agreements.sheet import stage_tag, status_words
from cooperation.pages.lists.columns import Column
from cooperation.pages.naming import partner_of

Of = Callable[[Any], Agreement]


def reference_column(of: Of) -> Column:
    """Its reference, in files alone: on the page it stands beneath the title."""
    return Column("reference", _("Reference"), plain=lambda row: of(row).reference or "")


def partner_column(of: Of, reader: Any, sort: Any = None) -> Column:
    """The party across, or both where the reader is neither; sorted by its words unless told how."""

    def partner(row: Any) -> str:
        return partner_of(of(row), reader)

    return Column("partner", _("Partner"), cell=partner, plain=partner, sort=sort or partner)


def stands_column(of: Of, plain: Callable[[Any], Any], sort: Any = ()) -> Column:
    """One of the leading words, with the exact one beneath where it says more."""

    def stands(row: Any) -> dict[str, Any]:
        status = of(row).standing.status
        return {"tag": stage_tag(status), "note": status_words(status)}

    return Column("stands", _("How it stands"), cell=stands, plain=plain, sort=sort)

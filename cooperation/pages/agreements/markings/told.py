"""What the table of markings of an agreement says, in words."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.instruments.agreement import Agreement
from agreements.instruments.vocabulary import Area, InstrumentType, Kind
from agreements.markings.table import Name, Table
from agreements.models import MarkingEquivalence, MarkingName
from cooperation.words import party_name
from partners.models import Party
from partners.records.record import Reader

_ABOUT = frozenset({Area.CLASSIFIED, Area.INTELLIGENCE})


def may_carry_markings(agreement: Agreement) -> bool:
    """Whether an agreement is about classified information, so that its page leads to its markings."""
    about = agreement.instrument_type == InstrumentType.GSOMIA or agreement.kind == Kind.INTELLIGENCE
    return about or bool(_ABOUT & set(agreement.areas))


def sides(agreement: Agreement, reader: Reader) -> list[Party]:
    """Both parties, the reader's own first."""
    pair = agreement.partnership
    return sorted((pair.party_a, pair.party_b), key=lambda party: party.pk != reader.party_id)


def tables(agreement: Agreement, reader: Reader, table: Table) -> list[dict[str, Any]]:
    """One table a direction: what each side marks so, and as what the other handles it."""
    rows = MarkingEquivalence.objects.visible_to(reader).filter(agreement=agreement)
    sources = dict(rows.values_list("named", "source"))
    one, other = sides(agreement, reader)
    return [_direction(table, sources, *pair) for pair in ((one, other), (other, one))]


def _direction(table: Table, sources: dict[int, str], sender: Party, receiver: Party) -> dict[str, Any]:
    said = {"sender": party_name(sender), "receiver": party_name(receiver)}
    rows = []
    for name in reversed(table.scale(sender.pk)):
        handled = table.as_what(name)
        cell: Any = {"tag": {"text": _("no equivalent: ask"), "tone": "warn"}}
        if handled:
            cell = {"text": handled.name, "note": sources.get(name.pk, "")}
        rows.append({"cells": [name.name, cell]})
    return {
        "title": _("From %(sender)s to %(receiver)s") % said,
        "columns": [
            {"label": _("%(sender)s marks it") % said},
            {"label": _("%(receiver)s handles it as") % said},
        ],
        "rows": rows,
        "empty": {"text": _("The markings of %(sender)s are not written down yet.") % said},
    }


def answered(agreement: Agreement, reader: Reader, table: Table, sent: Name) -> list[str]:
    """What may be sent as `sent`: sentences, the answer first."""
    parties = {one.pk: party_name(one) for one in sides(agreement, reader)}
    other = next(pk for pk in parties if pk != sent.party)
    said = {"sender": parties[sent.party], "receiver": parties[other], "marking": sent.name}
    handled = table.as_what(sent)
    if handled is None:
        found = [_("There is no equivalent: ask %(receiver)s before anything marked %(marking)s is sent.") % said]
        if higher := table.next_higher(sent):
            as_what = table.as_what(higher)
            told = {**said, "higher": higher.name, "handled": as_what.name if as_what else ""}
            found.append(
                _("The next marking above it that has one is %(higher)s, handled as %(handled)s.") % told
                + " "
                + _("Protection may be asked higher, never lower.")
            )
        return found
    back = table.as_what(handled)
    told = {**said, "handled": handled.name, "back": back.name if back else ""}
    found = [_("What %(sender)s marks %(marking)s, %(receiver)s handles as %(handled)s.") % told]
    if back is None:
        words = _("The other way round %(handled)s of %(receiver)s has no equivalent with %(sender)s.")
    elif back.pk == sent.pk:
        words = _("The other way round it is the same.")
    else:
        words = _("The other way round it is not the same: %(handled)s of %(receiver)s is handled as %(back)s.")
    return [*found, words % told]


def scale_source(agreement: Agreement, reader: Reader, party: Party) -> str:
    """From where the scale of a side is known."""
    seen = MarkingName.objects.visible_to(reader).filter(agreement=agreement, party=party)
    return str(seen.order_by("rank").values_list("source", flat=True).first() or "")


def known_scale(reader: Reader, party: Party) -> tuple[list[str], str]:
    """The scale of a side as it stands in the latest agreement in sight, to begin with, and its source."""
    seen = MarkingName.objects.visible_to(reader).filter(party=party)
    latest = seen.order_by("-agreement", "rank").values_list("agreement", "name", "source")
    rows = list(latest[:24])
    first = [row for row in rows if row[0] == rows[0][0]] if rows else []
    return [name for _agreement, name, _source in first], first[0][2] if first else ""


def address_of_markings(agreement: Agreement) -> str:
    """Where the table stands."""
    return reverse("agreement_markings", args=[agreement.key])

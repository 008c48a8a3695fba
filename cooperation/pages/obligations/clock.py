"""The running clock of a consultation in words, and whom to call on each side."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.models import AgreementSide, Consultation, ObligationSide
from cooperation.words import party_name
from cooperation.words.dates import day_words
from partners.models import Officer


def instant_in(at: datetime, zone: str) -> str:
    """An instant in the zone in which it was written, which is said."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{day_words(local.date())}, {local:%H:%M} ({zone})"


def length(span: timedelta) -> str:
    """Hours and minutes of a span: `23 hours 15 minutes`; days are counted in hours, as the clause does."""
    minutes = int(span.total_seconds() // 60)
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours})
    if rest or not hours:
        parts.append(ngettext("%(count)s minute", "%(count)s minutes", rest) % {"count": rest})
    return " ".join(parts)


def clock(asked: Consultation, now: datetime) -> dict[str, Any]:
    """How much time is left, or by how much it has run out; of one that ended, how long it took.

    Instants are subtracted, so a change of clocks in between makes no hour.
    """
    whole = asked.limit_at - asked.asked_at
    end = asked.ended_at or now
    used = min(max(end - asked.asked_at, timedelta()), whole)
    shown = {"used": int(used.total_seconds()), "whole": int(whole.total_seconds()), "runs": asked.is_open}
    if not asked.is_open:
        took = {"length": length(max(end - asked.asked_at, timedelta()))}
        late = end > asked.limit_at
        words = _("It ended after %(length)s, later than the limit.") if late else _("It ended after %(length)s.")
        return shown | {"text": words % took, "tone": "bad" if late else "good"}
    if now >= asked.limit_at:
        past = {"length": length(now - asked.limit_at)}
        return shown | {"text": _("The time has run out, %(length)s ago.") % past, "tone": "bad"}
    left = {"length": length(asked.limit_at - now)}
    return shown | {"text": _("%(length)s left.") % left, "tone": "warn" if now >= asked.half_at else ""}


def contacts(reader: Any, asked: Consultation) -> list[dict[str, Any]]:
    """Whom to call: our own officers by function, and the office of their point of contact, as our half knows it.

    Of the other side no person is named that it did not name to us itself.
    """
    agreement = asked.agreement
    half = AgreementSide.objects.visible_to(reader).filter(agreement=agreement, owner=reader.party_id)
    own = half.select_related("responsible", "deputy").first()
    people = [one for one in (own.responsible, own.deputy) if one] if own else []
    if asked.obligation_id:
        promise = ObligationSide.objects.visible_to(reader).filter(
            obligation=asked.obligation_id, owner=reader.party_id
        )
        named = promise.select_related("responsible").first()
        if named and named.responsible and named.responsible not in people:
            people.insert(0, named.responsible)
    ours = [_person(one) for one in people]
    other = agreement.partnership.other(reader.party_id)
    theirs = [{"name": own.partner_contact, "note": ""}] if own and own.partner_contact else []
    mine = party_name(reader.party) if agreement.partnership.has(reader.party_id) else party_name(asked.owner)
    address = reverse("agreement_half", args=[agreement.key])
    may = reader.writes and agreement.partnership.has(reader.party_id)
    return [
        {"side": mine, "people": ours, "missing": _("Nobody of ours is named. Name who sees to it.")},
        {
            "side": party_name(other),
            "people": theirs,
            "missing": _("Their point of contact is not written down yet."),
            "url": f"{address}?field=partner_contact#id_partner_contact" if may else "",
        },
    ]


def _person(officer: Officer) -> dict[str, str]:
    parts = [officer.function, officer.office_contact]
    return {"name": officer.name, "note": ", ".join(part for part in parts if part)}

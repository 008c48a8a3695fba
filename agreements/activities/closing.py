"""Saying what an activity brought the own side, before it is reported on."""

from datetime import date
from decimal import Decimal
from typing import IO, Any

from django.conf import settings

from agreements.activities.access import hold_activity, national_of
from agreements.activities.activity import Activity
from agreements.activities.benefit import Benefit
from agreements.activities.vocabulary import ActivityStatus
from partners.records.errors import Forbidden, Malformed, refuse_unless
from partners.records.file_checks import FileFault, check_file
from partners.records.files import file_digest, file_store
from partners.records.service import service

_TEXTS = {"capability": 200, "before": 4000, "after": 4000}
MOST_AMOUNT = Decimal(10) ** 15


@service
def benefit_state(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    expected_version: int | None,
    none_seen: bool = False,
    capability: str = "",
    before: str = "",
    after: str = "",
    joint_price: Decimal | None = None,
    alone_price: Decimal | None = None,
    currency: str = "",
    public_sentence: str = "",
    quote: tuple[str, IO[bytes]] | None = None,
) -> Benefit:
    """Say what the own side gained, or that no benefit was seen; `quote` is the name and content of the price alone.

    Whose record it is also writes the sentence for the public, which is shown
    once the activity is released. Raises Malformed, Forbidden, Refused before
    it took place, Unseen, Stale.
    """
    held = hold_activity(officer, activity, expected_version)
    if not held.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    over = held.status in (ActivityStatus.COMPLETED, ActivityStatus.REPORTED)
    refuse_unless(over, "activity_took_place", status=held.status)
    said = {"capability": capability.strip(), "before": before.strip(), "after": after.strip()}
    prices = {"joint_price": joint_price, "alone_price": alone_price}
    faults = _faults(none_seen, said, prices, currency, public_sentence)
    found = Benefit.objects.filter(activity=held, owner=officer.party_id).first()
    benefit = found or Benefit(activity=held, **national_of(held, officer.party_id))
    if quote is not None:
        faults |= _attach(benefit, *quote)
    if faults:
        raise Malformed(faults)
    for name, value in {**said, **prices, "currency": currency, "none_seen": none_seen, "mistake_at": None}.items():
        setattr(benefit, name, value)
    benefit.save()
    if held.owner_id == officer.party_id:
        held.public_sentence = public_sentence.strip()
        held.save(update_fields=["public_sentence"])
    return benefit


def _faults(
    none_seen: bool, said: dict[str, str], prices: dict[str, Decimal | None], currency: str, sentence: str
) -> dict[str, list[str]]:
    faults = {name: ["required"] for name, value in said.items() if not none_seen and not value}
    faults |= {name: ["too_long"] for name, most in _TEXTS.items() if len(said[name]) > most}
    faults |= {name: ["out_of_range"] for name, one in prices.items() if one is not None and not 0 <= one < MOST_AMOUNT}
    if len(sentence) > 400:
        faults["public_sentence"] = ["too_long"]
    priced = any(one is not None for one in prices.values())
    if (priced or currency) and not (len(currency) == 3 and currency.isascii() and currency.isupper()):
        faults["currency"] = ["unknown" if currency else "required"]
    return faults


def _attach(benefit: Benefit, name: str, content: IO[bytes]) -> dict[str, list[str]]:
    """Keep the quote, checked like any other file."""
    plain = "".join(sign for sign in name.replace("\\", "/").rsplit("/", 1)[-1] if sign.isprintable())[-200:] or "file"
    _digest, size = file_digest(content)
    most = settings.FILE_MOST_MEGABYTES * 1024 * 1024
    try:
        media = check_file(name=plain, content=content, size=size, endings=settings.FILE_ENDINGS, most=most)
    except FileFault as fault:
        return {"quote": [fault.code]}
    benefit.quote, benefit.quote_name = file_store(content=content, media_type=media), plain
    return {}

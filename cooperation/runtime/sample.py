"""The accounts of the sample: who they are, how they sign in, and when they may be."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Final

from django.contrib.auth import get_user_model
from django.db import transaction

from cooperation.runtime.home import Home, write_private

LOADER: Final = "cooperation.sample"


@dataclass(frozen=True)
class SampleAccount:
    """One account of the sample, as `up` prints it."""

    email: str
    password: str
    label: str


def is_there() -> bool:
    """True where this edition brings a sample."""
    return find_spec(LOADER) is not None


def is_first_run() -> bool:
    """True while nobody has an account: whoever has one would not want the sample."""
    return not get_user_model()._default_manager.exists()


def load(home: Home) -> list[SampleAccount]:
    """Loads the sample, all or nothing; its accounts are written down before it is committed."""
    with transaction.atomic():
        accounts = list(import_module(LOADER).load(home))
        remember(home, accounts)
    return accounts


def remember(home: Home, accounts: Sequence[SampleAccount]) -> None:
    """Keeps the accounts for later runs, readable by us alone."""
    rows = [asdict(account) for account in accounts]
    write_private(home.sample, json.dumps(rows, ensure_ascii=False, indent=2))


def remembered(home: Home) -> list[SampleAccount]:
    """The accounts of the sample in this home; none where it was never loaded."""
    if not home.sample.exists():
        return []
    return [SampleAccount(**row) for row in json.loads(home.sample.read_text(encoding="utf-8"))]


def living(home: Home) -> list[SampleAccount]:
    """Those of the remembered accounts that can still sign in."""
    accounts = remembered(home)
    active = get_user_model()._default_manager.filter(is_active=True, email__in=[a.email for a in accounts])
    emails = set(active.values_list("email", flat=True)) if accounts else set()
    return [account for account in accounts if account.email in emails]

"""Moves the legal day of a product under test on, by as many days as the file that DAYS_ON names says.

Python imports it by its name at its start, where this folder is on its path; the product knows nothing of it.
"""

import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

_localdate = timezone.localdate


def _later(value: Any = None, timezone: Any = None) -> date:
    if value is not None:
        return _localdate(value, timezone)
    try:
        days = int(Path(os.environ["DAYS_ON"]).read_text())
    except (KeyError, OSError, ValueError):
        days = 0
    return _localdate(None, timezone) + timedelta(days)


timezone.localdate = _later

"""Where a capital lies: a dot on a plain graticule, drawn by us, with its words beside it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cooperation.pages.partners.fact_words import value_words
from partners.models import PartyFact

# A sheet of 180 by 90 units: two degrees each, equirectangular, a line every thirty degrees.
MERIDIANS = [str(x) for x in range(15, 180, 15)]
PARALLELS = [str(y) for y in range(15, 90, 15)]


def locator(capital: PartyFact | None) -> dict[str, Any] | None:
    """The graticule with the capital on it; None where no coordinates are known."""
    if capital is None or "lat" not in capital.value or "lon" not in capital.value:
        return None
    lat, lon = float(capital.value["lat"]), float(capital.value["lon"])
    return {
        "x": f"{(lon + 180) / 2:.1f}",
        "y": f"{(90 - lat) / 2:.1f}",
        "meridians": MERIDIANS,
        "parallels": PARALLELS,
        "text": _("%(capital)s, %(lat)s, %(lon)s")
        % {"capital": value_words(capital), "lat": _latitude(lat), "lon": _longitude(lon)},
    }


def _latitude(lat: float) -> str:
    degrees = {"degrees": abs(round(lat))}
    return (pgettext("latitude", "%(degrees)s° N") if lat >= 0 else pgettext("latitude", "%(degrees)s° S")) % degrees


def _longitude(lon: float) -> str:
    degrees = {"degrees": abs(round(lon))}
    return (pgettext("longitude", "%(degrees)s° E") if lon >= 0 else pgettext("longitude", "%(degrees)s° W")) % degrees

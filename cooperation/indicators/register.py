"""Every indicator that the installation holds the data of: five in front, the rest behind "More".

What no subject keeps yet (plans, links between systems, requests for
openness) has no indicator: it is not shown, and not shown as nought.
"""

from cooperation.indicators.agreed import AGREED
from cooperation.indicators.doings import CANCELLED, COVERED, DOINGS, REPORTED
from cooperation.indicators.found import CONVERTED
from cooperation.indicators.gates import GATES
from cooperation.indicators.given import GIVEN, MORE_GIVEN
from cooperation.indicators.indicator import Indicator
from cooperation.indicators.promises import KEPT, PROMISES
from cooperation.indicators.talks import RHYTHM, TALKS

FRONT: tuple[Indicator, ...] = (COVERED, KEPT, REPORTED, RHYTHM, GIVEN)
MORE: tuple[Indicator, ...] = (CANCELLED, *DOINGS, *MORE_GIVEN, *PROMISES, *AGREED, *TALKS, *GATES, CONVERTED)
INDICATORS: dict[str, Indicator] = {one.code: one for one in (*FRONT, *MORE)}

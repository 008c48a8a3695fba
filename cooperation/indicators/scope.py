"""Of what an indicator is asked: who reads, on which day, of which pairs, of which year."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from partners.models import Partnership
from partners.partnerships.partnership import pair_code


@dataclass(frozen=True)
class Scope:
    """`partner` is a party by its code, `pair` a partnership by its code; what is empty narrows nothing."""

    reader: Any
    today: date
    partner: str = ""
    pair: str = ""
    year: int = 0

    @property
    def asked_pairs(self) -> Q:
        """The pairs that are asked for, as a condition on a record."""
        asked = Q()
        if self.pair:
            asked &= Q(code=pair_code(*self.pair.split("-", 1)) if "-" in self.pair else self.pair)
        if self.partner:
            asked &= Q(party_a__code=self.partner) | Q(party_b__code=self.partner)
        return Q(partnership__in=Partnership.objects.filter(asked)) if asked else Q()

    @property
    def ours(self) -> Q:
        """Records of pairs that the reader's own party is one of."""
        return Q(partnership__in=Partnership.objects.of(self.reader.party_id))

    def rows(self, model: Any) -> QuerySet[Any]:
        """The records of a kind in sight, of the pairs that are asked for."""
        found: QuerySet[Any] = model.objects.visible_to(self.reader).filter(self.asked_pairs).order_by()
        return found

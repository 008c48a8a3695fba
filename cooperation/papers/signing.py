"""What registries publish of the signing and of the notifications: who, in which capacity, where and when."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from agreements.documents.papers.paper import Row, Table
from agreements.models import AgreementAct
from agreements.terms.clauses import ActKind
from cooperation.pages.agreements.reading import Reading
from cooperation.papers.facts import row
from cooperation.words import label
from cooperation.words.dates import date_words

_NOTIFICATIONS = (ActKind.NOTIFICATION_SENT, ActKind.NOTIFIED, ActKind.EXCHANGED)


def signatures_of(reading: Reading) -> Table | None:
    """For whom each signed, in which capacity and by what power, where and when; None where no signature is known."""
    rows = [row for act in reading.done(ActKind.SIGNED) for row in _signed(reading, act)]
    if not rows:
        return None
    return Table((_("For"), _("Signed by"), _("By what power"), _("Where and when")), rows, (3, 5, 4, 4))


def _signed(reading: Reading, act: AgreementAct) -> Iterator[Sequence[str]]:
    side = reading.names.get(act.side_id, "") or _("both sides")
    where = "\n".join(part for part in (act.place, date_words(act.on), _manner(act)) if part)
    for one in reading.signed_by(act):
        power = "\n".join(part for part in (label("power", one.power), one.reference) if part)
        yield side, f"{one.name}\n{one.function}", power, where
    if not reading.signed_by(act):
        yield side, act.capacity or _("not stated"), _("not stated"), where


def _manner(act: AgreementAct) -> str:
    return label("manner", act.manner) if act.manner else ""


def notification_rows(reading: Reading) -> Iterator[Row]:
    """Each notification that the own law was complied with, by whom it was sent and when it was received."""
    for kind in _NOTIFICATIONS:
        for act in reading.done(kind):
            who = reading.names.get(act.side_id, "") or _("both sides")
            name = _("%(act)s, %(who)s") % {"act": label("act", kind), "who": who}
            told = [date_words(act.on), act.place, act.number]
            yield row(name, ", ".join(part for part in told if part))


def act_about(act: AgreementAct) -> list[str]:
    """What an act says of itself besides its date: place, function, number, clause and the day a notice bears."""
    given = _("given on %(day)s") % {"day": date_words(act.given)} if act.given else ""
    return [part for part in (act.place, act.capacity, act.number, act.clause, given) if part]

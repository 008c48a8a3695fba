"""What a step of an agreement would bring to its promises, told before it is taken."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from agreements.instruments.agreement import Agreement
from agreements.instruments.family.effects import Effect, foretells
from agreements.obligations.keeping import Affected, dues_living, obligations_affected
from partners.records.record import Reader

# What brings a frozen promise back takes nothing away.
_TAKES_NOTHING = "resume"


@foretells
def promises_foretold(
    reader: Reader, agreement: Agreement, steps: Sequence[str], today: date
) -> dict[str, list[Effect]]:
    """Each promise with open occasions: frozen by a suspension; fallen away, still owed or surviving an end.

    By step. `data` has the key of the promise, what is promised by language,
    and the number of its occasions; one query.
    """
    taking = [step for step in steps if step != _TAKES_NOTHING]
    living = dues_living(reader, agreement) if taking else []
    return {step: list(_told(obligations_affected(living, agreement, today, step == "suspend"))) for step in taking}


def _told(affected: Affected) -> Iterator[Effect]:
    for code, dues in (
        ("promise_frozen", affected.frozen),
        ("promise_lapses", affected.lapsed),
        ("promise_still_owed", affected.still_owed),
        ("promise_survives", affected.survives),
    ):
        promises = {due.obligation_id: due.obligation for due in dues}
        for key, occasions in Counter(due.obligation_id for due in dues).items():
            data = {"obligation": key, "titles": promises[key].titles, "occasions": occasions}
            yield Effect(code, data=data)

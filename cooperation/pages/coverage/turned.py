"""Legal risks that turned after our side bound itself: the mark on what they are about, and the rows of To do."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from agreements.activities.activity import Activity
from agreements.coverage.risk.answering import Risk, risks_of
from agreements.coverage.risk.turning import turned_in
from agreements.coverage.risk.vocabulary import Question
from cooperation.day import legal_day
from cooperation.desk.risks import RiskTurned, risks_turned
from cooperation.pages.naming import address_of, pair_name, title_of
from cooperation.words import label
from cooperation.words.dates import day_words

Row = dict[str, Any]


def question_words(question: Question) -> str:
    """A question; one of our own as we wrote it."""
    return question.text or label("risk_question", question.code)


def turned_mark(root: Any, risks: Sequence[Risk], officer: Any, url: str = "#risk") -> Row | None:
    """What stands in red on an activity, a gate or a case, with the tag of its head; None where nothing turned."""
    turned = turned_in(officer, root, risks)
    if not turned:
        return None
    text = _(
        "What we bound ourselves to stands. It does not go on before an approver decides to go ahead all the same."
    )
    return {
        "tag": {"text": _("Legal risk not mitigated"), "tone": "bad"},
        "notice": {
            "tone": "bad",
            "title": _("A legal risk is not mitigated any more, after we bound ourselves"),
            "text": text,
            "list": [question_words(one.question) for one in turned],
            "action": {"label": _("See the answers"), "url": url},
        },
    }


def activity_turned(activity: Activity, officer: Any, url: str = "#risk") -> Row | None:
    """The mark of an activity."""
    return turned_mark(activity, risks_of(officer, activity, legal_day()), officer, url)


def risk_what(one: RiskTurned, officer: Any) -> str:
    """What is to be decided."""
    said = {
        "question": question_words(one.question),
        "title": title_of(one.root),
        "partner": pair_name(one.root.partnership, officer),
    }
    return _("Decide on “%(title)s” with %(partner)s, of which a risk is not mitigated any more: %(question)s") % said


def risk_otherwise() -> str:
    """What happens if nothing is done."""
    return _("Until then it does not go on.")


def risk_url(one: RiskTurned) -> str:
    """Where it is decided."""
    return address_of(one.root) + "#risk"


def risk_rows(officer: Any) -> list[Row]:
    """What turned, as rows of home and of To do."""
    return [_row(officer, one) for one in risks_turned(officer)]


def _row(officer: Any, one: RiskTurned) -> Row:
    url = risk_url(one)
    return {
        "what": risk_what(one, officer),
        "url": url,
        "since": _("Since %(day)s.") % {"day": day_words(one.on)},
        "otherwise": risk_otherwise(),
        "tone": "bad",
        "tag": {"text": _("Legal risk not mitigated"), "tone": "bad"},
        "action": {"label": _("Decide"), "url": url, "about": title_of(one.root)},
    }

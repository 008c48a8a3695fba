"""The words of legal risk: questions, answers, how they stand."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

VOCABULARIES: dict[str, dict[str, Any]] = {
    "risk_question": {
        "arms_embargo": _("Does an arms embargo stand against it?"),
        "record_of_unit": _(
            "Does the record of the receiving unit in human rights and humanitarian law stand against it?"
        ),
        "detention": _("Could people be detained because of it, without the safeguards of law?"),
        "end_use": _("Could it be used otherwise than agreed, or passed on to others?"),
        "regional_sanctions": _(
            "Has the regional organisation sanctions in force after an unconstitutional change of government?"
        ),
    },
    "risk_answer": {
        "no": pgettext_lazy("a risk", "No"),
        "yes_mitigated": pgettext_lazy("a risk", "Yes, and it is mitigated"),
        "yes_not_mitigated": pgettext_lazy("a risk", "Yes, and it is not mitigated"),
    },
    "risk_state": {
        "not_answered": pgettext_lazy("a risk", "Not answered"),
        "to_be_reviewed": pgettext_lazy("a risk", "To be answered anew"),
        "no": pgettext_lazy("a risk", "No"),
        "yes_mitigated": pgettext_lazy("a risk", "Yes, and it is mitigated"),
        "yes_not_mitigated": pgettext_lazy("a risk", "Yes, and it is not mitigated"),
    },
}

CONDITIONS = {
    "risk_settled": _("Answered so that nothing stands against it: {question}"),
    "one_risk_question_per_code": _("Each question of legal risk is asked once"),
    "risk_question_is_national": _("Our questions of legal risk are seen by nobody else"),
    "risk_question_has_reason": _("Changing a question has a reason"),
    "one_risk_check_per_question": _("Each question is answered once, and then anew"),
    "risk_check_is_national": _("What we answer on legal risk is seen by nobody else"),
    "risk_answer_known": _("The answer is no, yes and mitigated, or yes and not mitigated"),
    "mitigated_risk_says_how": _("It is written how the risk is mitigated"),
    "risk_check_has_source": _("It is written where the answer is known from"),
    "risk_review_after_answer": _("The answer is given anew on a later day"),
}

FAULTS = {
    "not_in_the_future": _("This day is past; write a later one."),
    "not_asked_of_this": _("This question is not asked of this activity."),
}
NOTICES = {
    "risk_review": _("An answer on legal risk is to be given anew by {on}"),
    "risk_turned": _("A legal risk is not mitigated any more, after we bound ourselves: decide"),
}

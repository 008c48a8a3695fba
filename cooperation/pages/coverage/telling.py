"""What an activity needs in law and how it stands, in words: for its page and its checklist."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.activities.activity import Activity
from agreements.coverage.answering import Answer, covered
from agreements.coverage.judging import Lead
from agreements.coverage.rules import Rule
from agreements.coverage.vocabulary import State, Way
from cooperation.pages.activities.about import activity_address
from cooperation.pages.activities.next_step import editable
from cooperation.pages.naming import address_of, title_of, when
from cooperation.words import label, party_by_code, party_name
from partners.models import Role

Dict = dict[str, Any]
_TONES = {State.COVERED: "good", State.MISSING: "bad", State.NOT_CLEAR: "warn"}
# What is said of each way to what is missing, with the agreement that it is about.
_SAID = {
    Way.RECORD_ENTRY: gettext_lazy("It is not known whether it is in force on these days: record when it entered."),
    Way.AWAIT_ENTRY: gettext_lazy("It enters into force on %(begins)s: begin on that day or later."),
    Way.BRING_INTO_FORCE: gettext_lazy("It now stands: %(status)s. Bring it into force before %(first)s."),
    Way.RESUME: gettext_lazy("It is suspended on %(from)s: lift the suspension."),
    Way.EXTEND: gettext_lazy("It ends on %(ends_on)s: extend it."),
    Way.FINISH: gettext_lazy("It now stands: %(status)s. Finish it before %(first)s."),
    Way.AMEND: gettext_lazy("It is in force on these days: amend it, or name the article that has it."),
    Way.CONCLUDE: gettext_lazy("It was given up."),
}


def legal_basis(activity: Activity, officer: Any) -> Dict | None:
    """The card on the page of an activity, for officers of one of the two sides who read what it keeps for itself."""
    if not (officer.reads_national and activity.partnership.has(officer.party_id)):
        return None
    answers = covered(officer, activity)
    missing = [one for one in answers if not one.met]
    if not answers:
        said = _("Nothing is asked of an activity of this kind.")
    elif missing:
        said = _("It is not covered on all of its days.")
    else:
        said = _("It is covered on all of its days.")
    if not missing and any(one.state != State.COVERED for one in answers):
        said = _("We go ahead without a part of it.")
    return {"said": said, "missing": bool(missing), "rows": [_row(one, activity, officer) for one in answers]}


def rule_words(rule: Rule) -> str:
    """What a rule is called: an own one by its name."""
    return rule.name or label("coverage_rule", rule.code)


def _row(answer: Answer, activity: Activity, officer: Any) -> Dict:
    state, waived = answer.state, answer.waived
    tag = {"text": label("coverage_state", state), "tone": _TONES[state], "term": str(state)}
    if waived:
        tag = {"text": _("Gone ahead without"), "tone": "warn", "term": "waived"}
    row: Dict = {"title": rule_words(answer.rule), "tag": tag, "by": _by(answer, activity, officer), "leads": []}
    if waived:
        row["waived"] = {"reason": waived.reason, "who": waived.officer.name, "on": when(waived.on)}
    if answer.state == State.COVERED:
        return row
    row["asked"] = _asked(answer, activity)
    row["leads"] = [lead_words(one, activity, officer) for one in answer.leads]
    row["links"] = _links(answer, activity, officer)
    return row


def _asked(answer: Answer, activity: Activity) -> str:
    if answer.need.soil:
        soil = party_name(activity.country or activity.host)
        return _("People of another state are on the soil of: %(party)s.") % {"party": soil}
    return ""


def _by(answer: Answer, activity: Activity, officer: Any) -> Dict | None:
    """What covers it."""
    if answer.agreement:
        one = answer.agreement
        assumed = "" if one.standing.basis != "assumed" else _("its entry into force is assumed")
        ends = one.standing.ends_on
        until = _("until %(day)s") % {"day": when(ends)} if ends else ""
        note = ", ".join(part for part in (one.reference or "", until, assumed) if part)
        return {"text": title_of(one), "url": address_of(one), "note": note}
    paper = answer.paper
    if paper is None:
        return None
    until = _("until %(day)s") % {"day": when(paper.valid_until)} if paper.valid_until else ""
    parts = (label("paper_kind", paper.kind), paper.issued_by, until)
    told: Dict = {"text": paper.reference, "note": ", ".join(part for part in parts if part)}
    if paper.agreement:
        told["url"] = address_of(paper.agreement)
    if officer.writes:
        told["drop_url"] = activity_address("coverage_paper_drop", activity, paper.pk)
        told["version"] = activity.version
    return told


def lead_words(lead: Lead, activity: Activity, officer: Any) -> Dict:
    """One way to what is missing, as a sentence, with what it is about; the activity need not be kept yet."""
    data = lead.data
    if lead.agreement:
        given = {
            "begins": when(data.get("begins", "")),
            "from": when(data.get("from")),
            "ends_on": when(data.get("ends_on", "")),
            "first": when(activity.first_on),
            "status": label("status", data.get("status", "")),
        }
        return {"about": title_of(lead.agreement), "url": address_of(lead.agreement), "text": _SAID[lead.way] % given}
    if lead.way == Way.NAME_THE_PLACE:
        url = activity_address("activity_edit", activity) + "?field=country" if editable(activity, officer) else ""
        return {"text": _("Name the country: nobody can tell yet on whose soil it is."), "url": url}
    if lead.way == Way.MULTILATERAL:
        words = {"party": party_by_code(data["framework"])}
        return {"text": _("Both belong to: %(party)s. Look whether a text of it covers this, and name it.") % words}
    if lead.way == Way.RECORD_PAPER:
        kinds = ", ".join(label("paper_kind", one) for one in data["papers"])
        return {"text": _("Name the paper that covers it: %(kinds)s.") % {"kinds": kinds}}
    kinds = ", ".join(label("instrument_type", one) for one in data["instruments"])
    codes = [one for one in data["pair"].split("-") if one != officer.party.code]
    return {
        "text": _("Prepare an agreement: %(kinds)s.") % {"kinds": kinds},
        "url": f"{reverse('agreement_new')}?partner={codes[0]}" if officer.writes else "",
    }


def _links(answer: Answer, activity: Activity, officer: Any) -> list[Dict]:
    """What this officer may do about it here."""
    if not officer.writes:
        return []
    code, about = answer.rule.code, rule_words(answer.rule)
    url = activity_address("coverage_paper", activity, code)
    links = [{"label": _("Name what covers it"), "url": url, "about": about}]
    if officer.has_role(Role.APPROVER) and not answer.waived:
        url = activity_address("coverage_waive", activity, code)
        links.append({"label": _("Go ahead without it"), "url": url, "about": about})
    return links

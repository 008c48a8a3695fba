"""The sides put texts to each other: a draft is kept at home, sent, received."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from agreements.instruments.agreement import Agreement
from agreements.instruments.steps import OFFICERS
from agreements.texts.filing import Paper, papers_checked, papers_file
from agreements.texts.holding import (
    TALKS,
    beneath,
    between_sides,
    check_dates,
    checked_languages,
    hold_text,
    links_closed,
    next_number,
    own_version,
    refuse_unless_open,
    tell_side,
)
from agreements.texts.version import TextVersion
from agreements.texts.writing.sent import clauses_sent, sending_conditions
from partners.people.officer import acts_here
from partners.records.errors import Condition, Malformed, Refused
from partners.records.record import Audience
from partners.records.service import service
from partners.records.ways import Way


@service
def version_draft(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    expected_version: int | None,
    papers: Sequence[Paper] = (),
    languages: Collection[str] = (),
    written: bool = False,
    note: str = "",
) -> TextVersion:
    """Begin a version of the own side: only we see it until it is sent.

    It is `written` here as clauses, or brought as `papers`, one or two files
    whose languages are its own. Raises Forbidden, Malformed, Refused once the
    text is agreed, Stale.
    """
    held = hold_text(officer, agreement, expected_version)
    refuse_unless_open(held)
    stated = papers_checked(papers, needed=not written)
    made: TextVersion = TextVersion.objects.create(
        **beneath(officer, held),
        side=officer.party,
        way=Way.OFFICER,
        languages=checked_languages(stated or languages),
        written=written,
        treaty_words=0 if written else None,
        memo_words=0 if written else None,
        note=note.strip(),
    )
    papers_file(officer=officer, today=today, agreement=held, version=made, papers=papers)
    return made


@service
def version_receive(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    expected_version: int | None,
    evidence: str,
    received_on: date | None = None,
    sent_on: date | None = None,
    papers: Sequence[Paper] = (),
    note: str = "",
) -> TextVersion:
    """Record the version that came from the other side by letter: reported by us, with the letter as evidence.

    Possible only while that side has no active officer here. It is counted at
    once, and what confirmed the text before it says nothing of it. Raises
    Malformed, Forbidden, Refused, Stale.
    """
    held = hold_text(officer, agreement, expected_version)
    other = held.partnership.other(officer.party_id)
    received_on = received_on or today
    stated = papers_checked(papers)
    check_dates(today, sent_on=sent_on, received_on=received_on)
    if not evidence.strip():
        raise Malformed({"evidence": ["required"]})
    refuse_unless_open(
        held, Condition("side_acts_itself", {"party": other.code}, met=not acts_here(other.pk, OFFICERS))
    )
    made: TextVersion = TextVersion.objects.create(
        **beneath(officer, held) | {"audience": between_sides(held)},
        number=next_number(held),
        side=other,
        way=Way.REPORTED,
        languages=checked_languages(stated),
        sent_on=sent_on,
        received_on=received_on,
        evidence=evidence.strip(),
        note=note.strip(),
    )
    papers_file(officer=officer, today=today, agreement=held, version=made, papers=papers)
    links_closed(held)
    return made


@service
def version_send(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    version_id: int,
    expected_version: int | None,
    sent_on: date | None = None,
) -> TextVersion:
    """Put a draft of the own side to the other: it is counted, and seen by whoever sees the agreement.

    What confirmed an earlier version says nothing of it, and a one-time link
    that asked to confirm one is closed. Raises Unseen, Forbidden, Malformed,
    Refused outside the talks, without a text, or when it is sent already; Stale.
    """
    held = hold_text(officer, agreement, expected_version)
    version = own_version(officer, held, version_id)
    sent_on = sent_on or today
    check_dates(today, sent_on=sent_on)
    conditions = [
        Condition("text_has_its_time", {"status": held.status}, met=held.status in TALKS),
        Condition("version_not_sent", met=version.is_draft),
        *sending_conditions(version),
    ]
    if any(not one.met for one in conditions):
        raise Refused(conditions)
    version.number, version.sent_on, version.audience = next_number(held), sent_on, between_sides(held)
    other = held.partnership.other(officer.party_id)
    if held.audience != Audience.NATIONAL and acts_here(other.pk, OFFICERS):
        version.received_on = sent_on
    version.save()
    version.files.filter(mistake_at=None).update(follows=True, audience=version.audience)
    if version.written:
        version.agreement = held
        clauses_sent(version)
    links_closed(held)
    if held.audience != Audience.NATIONAL:
        tell_side(other.pk, "text_came", f"version:{version.pk}", held, number=version.number)
    return version


@service
def version_received(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    version_id: int,
    received_on: date,
    expected_version: int | None,
) -> TextVersion:
    """Note on which day the other side received a version of ours. Raises Unseen, Forbidden, Malformed, Stale."""
    held = hold_text(officer, agreement, expected_version)
    version = own_version(officer, held, version_id)
    if version.is_draft or version.sent_on is None:
        raise Refused([Condition("version_sent")])
    check_dates(today, received_on=received_on, sent_on=version.sent_on)
    version.received_on = received_on
    version.save()
    return version

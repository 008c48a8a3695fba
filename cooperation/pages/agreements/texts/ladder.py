"""The ladder of versions, ours beside theirs, and what an officer can do now."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.instruments.agreement import Agreement
from agreements.models import Document, TextVersion
from agreements.texts.settling import words_found
from agreements.texts.turn import Waits
from cooperation.desk.texts import Texts, before
from cooperation.pages.agreements.texts.saying import address, days_said, turn_sentence, version_title, way_said
from cooperation.words.dates import date_words
from cooperation.words.languages import language_name
from cooperation.words.sizes import size_words
from partners.records.file_checks import DOCX
from partners.records.ways import Way

Row = dict[str, Any]


def ladder(texts: Texts) -> Row:
    """Both columns with their names, and the rungs by date, the latest first."""
    left = texts.left_side
    pair = texts.agreement.partnership
    right = pair.party_b_id if left == pair.party_a_id else pair.party_a_id
    names = (_("Ours"), texts.name_of(right)) if texts.is_party else (texts.name_of(left), texts.name_of(right))
    return {
        "left": names[0],
        "right": names[1],
        "rungs": [_rung(texts, one, left) for one in (*texts.drafts, *texts.sent)],
    }


def _rung(texts: Texts, one: TextVersion, left: int) -> Row:
    tags = [{"text": _("only us"), "tone": "warn"}] if one.is_draft else []
    if texts.sent and one == texts.sent[0]:
        tags.append({"text": _("on the table"), "tone": "good"})
    return {
        "title": version_title(one),
        "url": address("agreement_text", texts, one.pk),
        "left": one.side_id == left,
        "side": texts.name_of(one.side_id),
        "tags": tags,
        "days": days_said(one),
        "way": way_said(one, texts),
        "note": one.note,
        "files": [file_row(texts.agreement, document) for document in texts.files.get(one.pk, ())],
        "written": one.written,
        "marks": [*_confirmations(texts, one), *_objections(texts, one)],
        "links": _links(texts, one),
    }


def file_row(agreement: Agreement, document: Document) -> Row:
    """A file to take away."""
    parts = [language_name(document.language), size_words(document.file.size)]
    return {
        "name": document.file_name,
        "url": reverse("agreement_document_file", args=[agreement.key, document.pk]),
        "about": ", ".join(part for part in parts if part),
        "take_url": reverse("agreement_text_take", args=[agreement.key, document.pk])
        if document.file.media_type == DOCX
        else "",
    }


def _confirmations(texts: Texts, one: TextVersion) -> list[Row]:
    ways = {Way.LINK: _("by one-time link"), Way.REPORTED: _("reported")}
    found = []
    for act in texts.confirmed.get(one.pk, ()):
        said = {"party": texts.name_of(act.side_id), "when": date_words(act.on)}
        way = ways.get(Way(act.way))
        text = _("%(party)s confirmed it on %(when)s") % said + (f" ({way})" if way else "")
        counts = bool(texts.sent) and one == texts.sent[0]
        note = "" if counts else _("says nothing of the later version")
        found.append({"text": text, "tone": "good" if counts else "", "note": note})
    return found


def _objections(texts: Texts, one: TextVersion) -> list[Row]:
    found = []
    for contest in texts.objections.get(one.pk, ()):
        text = _("%(party)s objects: %(reason)s")
        if contest.settled_at:
            text = _("%(party)s objected, and it is settled: %(reason)s")
        mark: Row = {"text": text % {"party": texts.name_of(contest.party_id), "reason": contest.reason}}
        mark["tone"] = "" if contest.settled_at else "bad"
        if texts.answers and contest.party_id == texts.officer.party_id and not contest.settled_at:
            url = address("agreement_text_settle", texts, contest.pk)
            mark["action"] = {"label": _("It is settled"), "post_url": url}
        found.append(mark)
    return found


def _links(texts: Texts, one: TextVersion) -> list[Row]:
    links = []
    if one.written:
        label = _("Read and write it") if one.is_draft else _("Read it")
        links.append({"label": label, "url": address("agreement_clauses", texts, one.pk)})
    earlier = before(texts, one)
    if earlier is not None:
        label = _("What changed since version %(number)d") % {"number": earlier.number}
        links.append({"label": label, "url": address("agreement_text_difference", texts, one.pk)})
    if texts.is_party and (texts.files.get(one.pk) or one.written):
        links.append({"label": _wording_label(texts, one), "url": address("agreement_text_wording", texts, one.pk)})
    return links


def _wording_label(texts: Texts, one: TextVersion) -> str:
    found = words_found(texts.agreement, one)
    if found is None:
        return _("Wording: cannot be read")
    if not found:
        return _("Wording: nothing found")
    return ngettext("Wording: %(count)d word to look at", "Wording: %(count)d words to look at", found) % {
        "count": found
    }


def nothing_kept(texts: Texts) -> Row:
    """What stands in place of the versions: where they come from, or where a signed text goes."""
    if texts.is_open:
        text = _("Both sides put their versions here, as Word files or PDF; each new one is compared with the last.")
        return {"title": _("No version yet"), "text": text}
    url = reverse("agreement_documents", args=[texts.agreement.key])
    return {
        "title": _("No version is kept here"),
        "text": _("Versions are exchanged while a text is written. The signed text stands under Documents."),
        "action": {"label": _("Documents"), "url": url},
    }


def next_move(texts: Texts) -> Row:
    """Whose turn it is in a sentence, the one main button, and what else can be done."""
    move: Row = {"sentence": turn_sentence(texts), "main": None, "others": []}
    if not texts.answers or not texts.is_open:
        return move
    offers = [*_answering(texts), *_bringing(texts)]
    sending = _sending(texts)
    # A draft that was begun before the last version came is hardly the answer to it.
    late = bool(sending and texts.sent and texts.drafts[0].created_at < texts.sent[0].updated_at)
    offers = [*offers[:1], *sending, *offers[1:]] if late else [*sending, *offers]
    if offers:
        move["main"], move["others"] = offers[0], [{**one, "kind": "plain"} for one in offers[1:]]
    return move


def _sending(texts: Texts) -> list[Row]:
    if not (texts.writes and texts.drafts and texts.in_talks):
        return []
    return [{"label": _("Send our draft"), "url": address("agreement_text_send", texts, texts.drafts[0].pk)}]


def _answering(texts: Texts) -> list[Row]:
    """Confirming or objecting to what lies on the table, for the own side or for a partner who only writes letters."""
    if not texts.in_talks or not texts.sent:
        return []
    last = texts.sent[0]
    said = {act.side_id for act in texts.confirmed.get(last.pk, ())}
    own, across = texts.officer.party, texts.across
    found = []
    number = {"number": last.number}
    waits = texts.turn.waits in (Waits.ANSWER, Waits.CONFIRM, Waits.COUNTER)
    if own.pk not in said and waits:
        confirm = {
            "label": _("Confirm version %(number)d") % number,
            "url": address("agreement_act", texts, "text_confirmed", own.code),
        }
        found += [confirm] if texts.turn.side == own.pk or last.side_id == own.pk else []
        if last.owner_id != own.pk:
            object_url = address("agreement_text_object", texts, last.pk)
            found.append({"label": _("Object to version %(number)d") % number, "url": object_url})
    if texts.writes and not texts.partner_acts and across.pk not in said and last.side_id == own.pk:
        link = address("agreement_link", texts, "text_confirmed")
        found.append({"label": _("Ask them by one-time link"), "url": link})
        told = address("agreement_act", texts, "text_confirmed", across.code)
        found.append({"label": _("Record that they confirm it"), "url": told})
    return sorted(found, key=lambda one: texts.turn.side != own.pk and "confirmed" in one["url"])


def _bringing(texts: Texts) -> list[Row]:
    """Bringing a version: our own, or theirs that came by letter; what is waited for stands first."""
    if not texts.writes:
        return []
    ours = {"label": _("Add a version of ours"), "url": address("agreement_text_add", texts)}
    here = {"label": _("Write it here"), "url": address("agreement_text_write", texts)}
    if texts.partner_acts:
        return [ours, here]
    words = _("Record the version of %(party)s") % {"party": texts.name_of(texts.across.pk)}
    theirs = {"label": words, "url": address("agreement_text_receive", texts)}
    return [ours, here, theirs] if texts.turn.side == texts.officer.party_id else [theirs, ours, here]

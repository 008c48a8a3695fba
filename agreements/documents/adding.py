"""Adding a document to an agreement."""

from datetime import date
from typing import IO, Any

from django.conf import settings

from agreements.documents.document import Document
from agreements.documents.vocabulary import FOLLOWS, DocumentKind
from agreements.instruments.access import hold
from agreements.instruments.agreement import Agreement
from agreements.instruments.entry import is_date
from agreements.texts.version import TextVersion
from partners.models import Party
from partners.people.notices import notify
from partners.people.officer import approvers_of
from partners.records.errors import Malformed, Refused, missing
from partners.records.file_checks import FileFault, check_file
from partners.records.files import file_digest, file_store
from partners.records.record import Audience, Reader
from partners.records.service import service

_SIGNS = set("abcdefghijklmnopqrstuvwxyz-")


@service
def document_add(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    expected_version: int | None,
    kind: str,
    name: str,
    content: IO[bytes],
    title: str = "",
    language: str = "",
    from_party: Party | None = None,
    dated_on: str = "",
    note: str = "",
    follows: bool | None = None,
    version: TextVersion | None = None,
) -> Document:
    """Keep a file beneath an agreement; without a title it is called by its file's name.

    `content` can be sought. `follows` says whether it is seen by whoever sees
    the agreement; left out, the kind decides. At once it is shared with the
    partner at most. `version` is that of the text whose file it is.

    Raises Unseen, Forbidden and Stale like any write beneath an agreement,
    Malformed for the file (`file`) or a field, Refused where it is here already.
    """
    held = hold(officer, agreement, expected_version)
    file_name = _file_name(name)
    media_type, digest = _checked(content, file_name, _faults(held, kind, language, from_party, dated_on))
    _refuse_same(officer, held, digest)
    about = {"kind": kind, "language": language, "from_party": from_party, "dated_on": dated_on, "version": version}
    about |= {"title": (title.strip() or file_name)[:300], "note": note.strip(), "file_name": file_name}
    follows = kind in FOLLOWS if follows is None else follows
    made = _document(officer, held, follows, file=file_store(content=content, media_type=media_type), **about)
    tell_approvers(officer, made)
    return made


def _checked(content: IO[bytes], name: str, faults: dict[str, list[str]]) -> tuple[str, str]:
    """The media type and the digest of a file. Raises Malformed with what is wrong with it, and with `faults`."""
    digest, size = file_digest(content)
    most = settings.FILE_MOST_MEGABYTES * 1024 * 1024
    try:
        media_type = check_file(name=name, content=content, size=size, endings=settings.FILE_ENDINGS, most=most)
    except FileFault as fault:
        raise Malformed({**faults, "file": [fault.code]}) from fault
    if faults:
        raise Malformed(faults)
    return media_type, digest


def _refuse_same(officer: Any, agreement: Agreement, digest: str) -> None:
    """Raise Refused with `document_is_here` where the own party keeps the same content beneath the agreement."""
    rows = Document.objects.filter(agreement=agreement, owner=officer.party_id, file__digest=digest, mistake_at=None)
    same = rows.first()
    if same is not None:
        raise Refused([missing("document_is_here", title=same.title, document=same.pk)])


def _document(officer: Any, agreement: Agreement, follows: bool, **about: Any) -> Document:
    made: Document = Document.objects.create(
        owner=officer.party,
        partnership=agreement.partnership,
        audience=audience_at_once(agreement, officer.party_id, follows),
        marking=agreement.marking,
        agreement=agreement,
        follows=follows,
        added_by=officer,
        **about,
    )
    return made


def audience_at_once(agreement: Agreement, owner: int, follows: bool) -> Audience:
    """How widely a document may be seen before an approver decides: like the rest of what is shared, never public."""
    if not follows or agreement.audience == Audience.NATIONAL or not agreement.partnership.has(owner):
        return Audience.NATIONAL
    return Audience.PARTIES


def tell_approvers(officer: Any, document: Document) -> None:
    """Ask the approvers of the own party to decide on a document that is held back."""
    if document.held_back:
        notify(
            approvers_of(document.owner_id).exclude(pk=officer.pk),
            code="document_held_back",
            key=f"document:{document.pk}:held_back:{document.agreement.audience}",
            subject=Agreement.subject,
            subject_id=document.agreement_id,
            title=document.title,
        )


def documents_like(reader: Reader, digest: str) -> list[Document]:
    """The documents in sight of `reader` with this content, wherever they hang, oldest first."""
    return list(Document.objects.visible_to(reader).filter(file__digest=digest).select_related("agreement"))


def _file_name(name: str) -> str:
    """The name without folders and signs that no file name has, short enough."""
    plain = name.replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(sign for sign in plain if sign.isprintable()).strip(" .") or "file"
    if len(plain) <= 200:
        return plain
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[: 199 - len(ending)]}{dot}{ending}"[:200]


def _faults(
    agreement: Agreement, kind: str, language: str, from_party: Party | None, dated_on: str
) -> dict[str, list[str]]:
    faults: dict[str, list[str]] = {}
    if kind not in DocumentKind.values:
        faults["kind"] = ["unknown" if kind else "required"]
    if len(language) > 8 or set(language.lower()) - _SIGNS:
        faults["language"] = ["unknown"]
    if from_party is not None and not agreement.partnership.has(from_party.pk):
        faults["from_party"] = ["not_of_pair"]
    if dated_on and not is_date(dated_on):
        faults["dated_on"] = ["not_a_date"]
    return faults

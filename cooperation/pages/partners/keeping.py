"""Writing what we keep of a partnership."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from cooperation.day import legal_day
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.naming import pair_name
from cooperation.pages.partners.keeping_forms import ContactForm, NoteForm, ResponsibleForm, WithdrawForm
from cooperation.pages.phases.told import pair_at, writer_of
from partners.models import Partnership, PartnershipNote, PartnershipSide, PointOfContact
from partners.partnerships.noting import contact_put, note_put, note_withdraw, partnership_assign, side_of
from partners.records.errors import Forbidden, Unseen

ACT = "agreements/writing/act.html"


class Kept:
    """What we keep of the pair at an address, for an officer who writes. Raises Unseen, Forbidden."""

    def __init__(self, request: HttpRequest, code: str) -> None:
        self.request, self.pair = request, pair_at(request.user, code)
        self.officer: Any = writer_of(request, self.pair)
        self.side: PartnershipSide | None = side_of(self.officer, self.pair)
        self.partner = self.pair.other(self.officer.party_id)

    @property
    def back(self) -> str:
        """The page of the partner."""
        return reverse("partner", args=[self.partner.code])

    def told(self, version: int) -> dict[str, Any]:
        """Who writes, today, of whom, as it was read."""
        expected = {"expected_version": version or None}
        return {"officer": self.officer, "today": legal_day(), "partner": self.partner, **expected}

    def sheet(self, what: str, title: str, make: Callable[[Any], Any], submit: str = "", out_url: str = "") -> Sheet:
        """A form on its page."""
        crumbs = [
            {"label": _("Partners"), "url": reverse("partners")},
            {"label": pair_name(self.pair, self.officer), "url": self.back},
        ]
        return Sheet(
            self.request,
            lambda _root, data: make(data),
            key=f"partnership.{self.pair.code}.{what}",
            root=self.side,
            template=ACT,
            heading={
                "title": title,
                "sub": [pair_name(self.pair, self.officer)],
                "actions": [{"label": _("Entered by mistake"), "url": out_url, "kind": "plain"}] if out_url else [],
            },
            crumbs=crumbs,
            actions={"submit": submit or _("Save"), "cancel_url": self.back},
        )

    def part(self, model: Any, pk: int) -> Any:
        """A part of what we keep. Raises Unseen."""
        found = model.objects.visible_to(self.officer).filter(side=self.side, pk=pk).first() if self.side else None
        if found is None:
            raise Unseen
        return found


@writing_page
def responsible_page(request: HttpRequest, code: str) -> HttpResponse:
    """Say who of us is responsible for a partnership."""
    kept = Kept(request, code)
    first = {"responsible": str(kept.side.responsible_id or "") if kept.side else ""}

    def do(form: ResponsibleForm, version: int) -> str:
        partnership_assign(responsible=form.chosen(), **kept.told(version))
        return kept.back + "#people"

    make = lambda data: ResponsibleForm(kept.officer, data, initial=first)  # noqa: E731
    return kept.sheet("responsible", _("Who is responsible"), make).answer(do)


@writing_page
def contact_page(request: HttpRequest, code: str, pk: int | None = None) -> HttpResponse:
    """Keep a point of contact, or put one right."""
    kept = Kept(request, code)
    one: PointOfContact | None = kept.part(PointOfContact, pk) if pk else None
    first: dict[str, Any] = {"party": kept.partner.code}
    if one:
        names = ("function", "name", "office", "office_contact", "language", "left_on")
        first = {name: getattr(one, name) for name in names} | {"party": one.party.code}

    def do(form: ContactForm, version: int) -> str:
        contact_put(contact_id=pk, values=form.values(), **kept.told(version))
        return kept.back + "#people"

    make = lambda data: ContactForm(kept.pair, one, data, initial=first)  # noqa: E731
    return kept.sheet(f"contact.{pk or ''}", _("Point of contact"), make).answer(do)


@writing_page
def note_page(request: HttpRequest, code: str, pk: int | None = None) -> HttpResponse:
    """Write a comment or an entry of the contact log, or put one right."""
    kept = Kept(request, code)
    one = _own_note(kept, pk) if pk else None
    first: dict[str, Any] = {"on": legal_day(), "kind": request.GET.get("kind", "note")}
    if one:
        first = {name: getattr(one, name) for name in ("kind", "on", "with_whom", "text")}

    def do(form: NoteForm, version: int) -> str:
        note_put(note_id=pk, values=form.values(), **kept.told(version))
        return kept.back + "#comments"

    make = lambda data: NoteForm(data, initial=first)  # noqa: E731
    out = reverse("partner_note_mistake", args=[kept.partner.code, pk]) if pk else ""
    return kept.sheet(f"note.{pk or ''}", _("Comment or contact"), make, out_url=out).answer(do)


@writing_page
def note_withdraw_page(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take out a comment that was entered by mistake."""
    kept = Kept(request, code)
    _own_note(kept, pk)

    def do(form: WithdrawForm, version: int) -> str:
        note_withdraw(note_id=pk, **kept.told(version))
        return kept.back + "#comments"

    title = _("Entered by mistake")
    return kept.sheet(f"note.{pk}.out", title, lambda data: WithdrawForm(data), _("Take it out")).answer(do)


def _own_note(kept: Kept, pk: int) -> PartnershipNote:
    """A note that this officer may put right."""
    one: PartnershipNote = kept.part(PartnershipNote, pk)
    if not may_mend(kept.officer, one):
        raise Forbidden("note_of_another")
    return one


def may_mend(officer: Any, note: PartnershipNote) -> bool:
    """Whether an officer may put a note right: whoever wrote it, or an approver."""
    return bool(officer.writes and (note.written_by_id == officer.pk or officer.has_role("approver")))


def pair_kept(officer: Any, code: str) -> Partnership:
    """The pair of an address for an officer who reads what we keep. Raises Unseen."""
    pair = pair_at(officer, code)
    if not (pair.has(officer.party_id) and officer.reads_national):
        raise Unseen
    return pair

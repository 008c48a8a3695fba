"""The models of this floor, gathered from its subjects."""

from partners.parties.disclosure import Disclosure
from partners.parties.facts import FactKind, PartyFact
from partners.parties.party import Party, PartyKind
from partners.partnerships.keeping import PartnershipNote, PartnershipSide, PointOfContact
from partners.partnerships.partnership import Partnership
from partners.people.calendar_access import CalendarAccess
from partners.people.notices import Notice
from partners.people.officer import Officer, Role
from partners.people.rhythm import MailRhythm
from partners.people.tokens import ApiToken
from partners.profile.profile import Profile, ProfileLine
from partners.profile.term import ProfileTerm
from partners.records.files import FilePiece, StoredFile
from partners.records.history import Change, Look, Placed, Seal, Unsealed
from partners.records.imports.batch import AnswerKnown, HeadingsKnown, Import, ImportRow
from partners.records.jobs import Job
from partners.records.marks import AudienceRequest, Correction, SameAs, StepTaken
from partners.records.numbers import Counter
from partners.records.outbox import Effect
from partners.records.submissions import Submission
from partners.records.ways import AnswerLink, Contest
from partners.redlines.redline import RedLine

__all__ = [
    "AnswerKnown",
    "AnswerLink",
    "ApiToken",
    "AudienceRequest",
    "CalendarAccess",
    "Change",
    "Contest",
    "Correction",
    "Counter",
    "Disclosure",
    "Effect",
    "FactKind",
    "FilePiece",
    "HeadingsKnown",
    "Import",
    "ImportRow",
    "Job",
    "Look",
    "MailRhythm",
    "Notice",
    "Officer",
    "Partnership",
    "PartnershipNote",
    "PartnershipSide",
    "Party",
    "PartyFact",
    "PartyKind",
    "Placed",
    "PointOfContact",
    "Profile",
    "ProfileLine",
    "ProfileTerm",
    "RedLine",
    "Role",
    "SameAs",
    "Seal",
    "StepTaken",
    "StoredFile",
    "Submission",
    "Unsealed",
]

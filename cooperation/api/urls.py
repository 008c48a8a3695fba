"""Addresses of the REST face."""

from django.urls import path, register_converter

from cooperation.api.activities.urls import ROUTES as ACTIVITIES
from cooperation.api.agreements.urls import ROUTES as AGREEMENTS
from cooperation.api.changes.views import Changes
from cooperation.api.clauses.views import (
    Library,
    OwnLibrary,
)
from cooperation.api.coverage.risk import RiskQuestions
from cooperation.api.coverage.rules import CoverageRules
from cooperation.api.documentation import security  # noqa: F401 (registers how one says who one is)
from cooperation.api.documentation.views import Docs, Schema
from cooperation.api.documents.papers import Print
from cooperation.api.imports import views as imports
from cooperation.api.indicators.views import IndicatorRecords, Indicators
from cooperation.api.links.views import Links, OneLink
from cooperation.api.meetings.urls import ROUTES as MEETINGS
from cooperation.api.ministry.steps import Requirements, Switches
from cooperation.api.ministry.tabling import OneRule, OneSitting, Sittings, Tabling, TablingRules
from cooperation.api.ministry.waived import AllWaivers
from cooperation.api.obligations.views import Dues, Obligations
from cooperation.api.opportunities.kept_urls import KEPT
from cooperation.api.opportunities.urls import FINDING
from cooperation.api.parties.views import Parties, PartyDetail
from cooperation.api.partnerships import own
from cooperation.api.partnerships.holdings import Holdings
from cooperation.api.partnerships.views import PartnershipDetail, Partnerships
from cooperation.api.people.mail import UnsentMails
from cooperation.api.people.views import Me
from cooperation.api.phases.urls import GATES
from cooperation.api.profiles.urls import ROUTES as PROFILES
from cooperation.api.reciprocity.urls import GIVEN
from cooperation.api.redlines.urls import ROUTES as RED_LINES
from cooperation.api.reminders import views as reminders
from cooperation.api.root import Root
from cooperation.api.todo.marked import TodoAssign, TodoMark, TodoRemind
from cooperation.api.todo.views import OurWord, Todo
from cooperation.api.vocabularies.views import Vocabularies, Vocabulary


class Key:
    """A code, a reference or an opaque address: nothing else reaches the database."""

    regex = "[A-Za-z0-9_-]{1,40}"

    def to_python(self, value: str) -> str:
        """The key itself."""
        return value

    def to_url(self, value: str) -> str:
        """The key itself."""
        return value


class Number:
    """The number of a part."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """The number in digits."""
        return str(value)


register_converter(Key, "key")
register_converter(Number, "number")

_OF_SUBJECTS = (*ACTIVITIES, *AGREEMENTS, *MEETINGS, *PROFILES, *RED_LINES, *FINDING, *GIVEN, *GATES, *KEPT)
urlpatterns = [
    *(path(route, resource.as_view(), name=name) for route, resource, name in _OF_SUBJECTS),
    path("", Root.as_view(), name="api-root"),
    path("parties/", Parties.as_view(), name="api-parties"),
    path("parties/<key:code>/", PartyDetail.as_view(), name="api-party"),
    path("partnerships/", Partnerships.as_view(), name="api-partnerships"),
    path("partnerships/<key:pair>/", PartnershipDetail.as_view(), name="api-partnership"),
    path("partnerships/<key:pair>/own/", own.Own.as_view(), name="api-own"),
    path("partnerships/<key:pair>/own/contacts/", own.Contacts.as_view(), name="api-own-contacts"),
    path("partnerships/<key:pair>/own/contacts/<number:contact>/", own.OneContact.as_view(), name="api-own-contact"),
    path("partnerships/<key:pair>/own/notes/", own.Notes.as_view(), name="api-own-notes"),
    path("partnerships/<key:pair>/own/notes/<number:note>/", own.OneNote.as_view(), name="api-own-note"),
    path("partnerships/<key:pair>/holdings/", Holdings.as_view(), name="api-holdings"),
    path("library/", Library.as_view(), name="api-library"),
    path("library/own/", OwnLibrary.as_view(), name="api-own-library"),
    path("imports/", imports.Imports.as_view(), name="api-imports"),
    path("imports/<number:number>/", imports.ImportDetail.as_view(), name="api-import"),
    path("imports/<number:number>/check/", imports.ImportCheck.as_view(), name="api-import-check"),
    path("imports/<number:number>/run/", imports.ImportRun.as_view(), name="api-import-run"),
    path("imports/<number:number>/undo/", imports.ImportUndo.as_view(), name="api-import-undo"),
    path("imports/<number:number>/cancel/", imports.ImportCancel.as_view(), name="api-import-cancel"),
    path("imports/<number:number>/resume/", imports.ImportResume.as_view(), name="api-import-resume"),
    path("imports/<number:number>/report/", imports.ImportReport.as_view(), name="api-import-report"),
    path("waivers/", AllWaivers.as_view(), name="api-all-waivers"),
    path("ministry/risk-questions/", RiskQuestions.as_view(), name="api-risk-questions"),
    path("ministry/coverage-rules/", CoverageRules.as_view(), name="api-coverage-rules"),
    path("requirements/", Requirements.as_view(), name="api-requirements"),
    path("ministry/steps/", Switches.as_view(), name="api-switches"),
    path("ministry/tabling/", Tabling.as_view(), name="api-tabling"),
    path("ministry/tabling/rules/", TablingRules.as_view(), name="api-tabling-rules"),
    path("ministry/tabling/rules/<number:part>/", OneRule.as_view(), name="api-tabling-rule"),
    path("ministry/tabling/sittings/", Sittings.as_view(), name="api-sittings"),
    path("ministry/tabling/sittings/<number:part>/", OneSitting.as_view(), name="api-sitting"),
    path("obligations/", Obligations.as_view(), name="api-obligations"),
    path("obligations/dues/", Dues.as_view(), name="api-dues"),
    path("changes/", Changes.as_view(), name="api-changes"),
    path("prints/<key:code>/", Print.as_view(), name="api-print"),
    path("indicators/", Indicators.as_view(), name="api-indicators"),
    path("indicators/<key:code>/records/", IndicatorRecords.as_view(), name="api-indicator-records"),
    path("vocabularies/", Vocabularies.as_view(), name="api-vocabularies"),
    path("vocabularies/<key:name>/", Vocabulary.as_view(), name="api-vocabulary"),
    path("if-nothing/", reminders.IfNothing.as_view(), name="api-if-nothing"),
    path("me/", Me.as_view(), name="api-me"),
    path("to-do/", Todo.as_view(), name="api-todo"),
    path("to-do/assignments/", TodoAssign.as_view(), name="api-todo-assign"),
    path("to-do/reminders/", TodoRemind.as_view(), name="api-todo-remind"),
    path("to-do/transitions/", TodoMark.as_view(), name="api-todo-mark"),
    path("our-word/", OurWord.as_view(), name="api-our-word"),
    path("links/", Links.as_view(), name="api-links"),
    path("links/<number:link>/", OneLink.as_view(), name="api-link"),
    path("mail/unsent/", UnsentMails.as_view(), name="api-unsent-mail"),
    path("me/notices/", reminders.Notices.as_view(), name="api-notices"),
    path("me/notices/read/", reminders.NoticesRead.as_view(), name="api-notices-read"),
    path("me/reminders/", reminders.Reminders.as_view(), name="api-reminders"),
    path("me/reminders/<number:reminder>/", reminders.Reminder.as_view(), name="api-reminder"),
    path("me/calendar/", reminders.CalendarAddress.as_view(), name="api-calendar"),
    path("schema/", Schema.as_view(), name="api-schema"),
    path("docs/", Docs.as_view(), name="api-docs"),
]

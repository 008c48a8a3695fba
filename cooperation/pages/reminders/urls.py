"""Addresses of what reminds: the inbox, wishes to be reminded, mail and calendar."""

from django.urls import path

from cooperation.pages.reminders import asked, calendar, choosing, disclosing, inbox

urlpatterns = [
    path("notices/", inbox.inbox, name="notices"),
    path("notices/read/", inbox.read, name="notices_read"),
    path("reminders/", asked.reminders, name="reminders"),
    path("reminders/<int:pk>/remove/", asked.remove, name="reminder_remove"),
    path("agreements/<str:key>/remind/", asked.remind, name="agreement_remind"),
    path("account/reminding/", choosing.reminding, name="reminding"),
    path("account/reminding/calendar/", choosing.calendar_make, name="calendar_make"),
    path("account/reminding/calendar/end/", choosing.calendar_end, name="calendar_end"),
    path("people/disclosure/", disclosing.disclosure, name="disclosure"),
    path("calendar/<str:token>.ics", calendar.calendar, name="calendar"),
]

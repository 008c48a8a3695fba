"""Every address of the product."""

from django.urls import include, path

from cooperation.pages.drafts import draft_save
from cooperation.pages.nothing.page import nothing
from cooperation.runtime import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("api/v1/", include("cooperation.api.urls")),
    path("public/", include("cooperation.pages.public.urls")),
    path("", include("cooperation.pages.reminders.urls")),
    path("if-nothing/", nothing, name="if_nothing"),
    path("library/", include("cooperation.pages.library.urls")),
    path("briefs/", include("cooperation.pages.briefs.urls")),
    path("finding/", include("cooperation.pages.opportunities.urls")),
    path("indicators/", include("cooperation.pages.indicators.urls")),
    path("meetings/", include("cooperation.pages.meetings.urls")),
    path("agreements/", include("cooperation.pages.agreements.urls")),
    path("activities/", include("cooperation.pages.activities.urls")),
    path("activities/", include("cooperation.pages.coverage.urls")),
    path("", include("cooperation.pages.todo.urls")),
    path("import/", include("cooperation.pages.imports.urls")),
    path("", include("cooperation.pages.profiles.urls")),
    path("", include("cooperation.pages.redlines.urls")),
    path("", include("cooperation.pages.partners.urls")),
    path("", include("cooperation.pages.people.urls")),
    path("drafts/<str:key>/", draft_save, name="draft"),
    path("history/", include("cooperation.pages.history.urls")),
    path("check/", include("cooperation.pages.check.urls")),
    path("gone-ahead/", include("cooperation.pages.waived.urls")),
    path("our-way/risk/", include("cooperation.pages.coverage.question_urls")),
    path("our-way/purchases/", include("cooperation.pages.activities.target_urls")),
    path("our-way/coverage/", include("cooperation.pages.coverage.rule_urls")),
    path("", include("cooperation.pages.phases.urls")),
    path("", include("cooperation.pages.reciprocity.urls")),
    path("our-way/", include("cooperation.pages.ministry.urls")),
    path("answer/", include("cooperation.pages.answer.urls")),
    path("", include("cooperation.pages.home.urls")),
]

handler500 = "cooperation.pages.failure.server_error"

"""Addresses of the pages of agreements."""

from django.urls import include, path

from cooperation.pages.agreements.detail import agreement_history, agreement_page, agreement_preview
from cooperation.pages.agreements.joined import agreement_joined
from cooperation.pages.agreements.list import agreements_page
from cooperation.pages.quality.views import quality_look_over, quality_page

urlpatterns = [
    path("", agreements_page, name="agreements"),
    path("quality/", quality_page, name="quality"),
    path("", include("cooperation.pages.agreements.writing.urls")),
    path("<str:key>/looked-over/", quality_look_over, name="quality_look_over"),
    path("<str:key>/", include("cooperation.pages.agreements.documents.urls")),
    path("<str:key>/", include("cooperation.pages.agreements.texts.urls")),
    path("", include("cooperation.pages.agreements.half_room.urls")),
    path("<str:key>/", include("cooperation.pages.agreements.clauses.urls")),
    path("<str:key>/", include("cooperation.pages.agreements.amendments.urls")),
    path("<str:key>/", include("cooperation.pages.agreements.markings.urls")),
    path("<str:key>/", include("cooperation.pages.obligations.urls")),
    path("<str:key>/", agreement_page, name="agreement"),
    path("<str:key>/joined/<int:pk>/", agreement_joined, name="agreement_joined"),
    path("<str:key>/history/", agreement_history, name="agreement_history"),
    path("<str:key>/seen-by/<str:seen_as>/", agreement_preview, name="agreement_preview"),
]

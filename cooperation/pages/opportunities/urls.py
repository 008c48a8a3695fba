"""Addresses of finding partners."""

from django.urls import include, path

from cooperation.pages.opportunities import criteria, sets
from cooperation.pages.opportunities.beside import beside_page
from cooperation.pages.opportunities.candidate import candidate_page
from cooperation.pages.opportunities.find import finding_page

urlpatterns = [
    path("", finding_page, name="finding"),
    path("with/<str:code>/", candidate_page, name="finding_candidate"),
    path("", include("cooperation.pages.opportunities.opportunity_urls")),
    path("beside/", beside_page, name="finding_beside"),
    path("sets/", sets.sets_page, name="finding_sets"),
    path("sets/new/", sets.set_new_page, name="finding_set_new"),
    path("sets/<int:pk>/", sets.set_page, name="finding_set"),
    path("sets/<int:pk>/remove/", sets.set_remove_page, name="finding_set_remove"),
    path("sets/<int:pk>/default/", sets.set_default_page, name="finding_set_default"),
    path("parts/", criteria.criteria_page, name="finding_criteria"),
    path("parts/new/", criteria.criterion_new_page, name="finding_criterion_new"),
    path("parts/<int:pk>/", criteria.criterion_page, name="finding_criterion"),
    path("parts/<int:pk>/edit/", criteria.criterion_edit_page, name="finding_criterion_edit"),
    path("parts/<int:pk>/remove/", criteria.criterion_remove_page, name="finding_criterion_remove"),
    path("parts/<int:pk>/value/", criteria.criterion_value_page, name="finding_criterion_value"),
    path("parts/<int:pk>/table/", criteria.criterion_table_page, name="finding_criterion_table"),
]

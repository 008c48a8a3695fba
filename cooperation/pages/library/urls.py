"""Addresses of the clause library."""

from django.urls import path

from cooperation.pages.library.views import library_clause, library_page, own_clause_drop_page

urlpatterns = [
    path("", library_page, name="library"),
    path("own/<int:pk>/drop/", own_clause_drop_page, name="own_clause_drop"),
    path("<slug:name>/", library_clause, name="library_clause"),
]

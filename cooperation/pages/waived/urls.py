"""The address of the list."""

from django.urls import URLPattern, URLResolver, path

from cooperation.pages.waived.views import waived_page

urlpatterns: list[URLPattern | URLResolver] = [path("", waived_page, name="waived")]

"""The address of a one-time link."""

from django.urls import path

from cooperation.pages.answer.views import answer_page

urlpatterns = [path("<str:token>/", answer_page, name="answer")]

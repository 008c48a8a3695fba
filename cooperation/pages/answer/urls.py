"""The address of a one-time link, and of the text that it asks about."""

from django.urls import path

from cooperation.pages.answer.views import answer_file, answer_page

urlpatterns = [
    path("<str:token>/", answer_page, name="answer"),
    path("<str:token>/files/<int:pk>/", answer_file, name="answer_file"),
]

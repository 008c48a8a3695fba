"""Addresses of what is to do, and of how each side keeps its word."""

from django.urls import path

from cooperation.pages.answer.listing import link_close_page, links_page
from cooperation.pages.todo.marked import todo_marked_page
from cooperation.pages.todo.views import todo_page
from cooperation.pages.todo.word import our_word_page

urlpatterns = [
    path("to-do/", todo_page, name="todo"),
    path("to-do/marked/", todo_marked_page, name="todo_marked"),
    path("one-time-links/", links_page, name="answer_links"),
    path("one-time-links/<int:link_id>/close/", link_close_page, name="answer_link_close"),
    path("our-word/", our_word_page, name="our_word"),
]

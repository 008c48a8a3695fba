"""Addresses of these pages."""

from django.urls import path

from cooperation.pages.imports import acting, views

urlpatterns = [
    path("", views.imports_page, name="imports"),
    path("template/<str:form>/", views.empty_template, name="import_template"),
    path("<int:pk>/", views.import_page, name="import"),
    path("<int:pk>/file/", views.import_file, name="import_file"),
    path("<int:pk>/match/", acting.match, name="import_match"),
    path("<int:pk>/read/", acting.reread, name="import_reread"),
    path("<int:pk>/answers/", acting.answers, name="import_answers"),
    path("<int:pk>/write/", acting.write, name="import_write"),
    path("<int:pk>/undo/", acting.undo, name="import_undo"),
    path("<int:pk>/reopen/", acting.reopen, name="import_reopen"),
    path("<int:pk>/progress/", acting.progress, name="import_progress"),
    path("<int:pk>/stop/", acting.stop, name="import_stop"),
    path("<int:pk>/resume/", acting.resume, name="import_resume"),
]

"""Which static files of the libraries are worth serving."""

from django.contrib.staticfiles.apps import StaticFilesConfig


class Collected(StaticFilesConfig):
    """What `collectstatic` leaves out: nobody serves it here.

    Only Swagger works under our policy, REST speaks JSON alone, and pages use one file of htmx.
    """

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "drf_spectacular_sidecar/redoc/*",
        "rest_framework/*",
        "*.js.map",
        "django_htmx/ext/*",
        "django_htmx/htmax*",
        "django_htmx/htmx-4*",
        "django_htmx/htmx-2.js",
    ]

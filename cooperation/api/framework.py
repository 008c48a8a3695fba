"""How the REST framework and its schema are set up; the settings of the installation take these as they are."""

from typing import Any

from cooperation.api.enum_names import ENUM_NAMES

REST_FRAMEWORK: dict[str, Any] = {
    "SCHEMA_COERCE_PATH_PK": False,
    "DEFAULT_PARSER_CLASSES": ["cooperation.api.codecs.JsonParser"],
    "DEFAULT_RENDERER_CLASSES": ["cooperation.api.codecs.JsonRenderer"],
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "cooperation.api.authentication.BearerToken",
        "cooperation.api.authentication.Session",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["cooperation.api.authentication.TokenScope"],
    "DEFAULT_THROTTLE_CLASSES": ["cooperation.api.throttling.AnonymousLimit"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "cooperation.api.problems.answer_problem",
    "URL_FORMAT_OVERRIDE": None,
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "Entente",
    "DESCRIPTION": "Agreements between two parties, how they stand on any day, and how they move.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "validatorUrl": None},
    "SERVE_INCLUDE_SCHEMA": False,
    "ENUM_NAME_OVERRIDES": ENUM_NAMES,
}

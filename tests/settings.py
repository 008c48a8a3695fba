"""Settings of the tests: a home of their own, the owner role, and nothing of the operator's environment."""

import os
import tempfile

OWN_HOME = "entente-test-"
OF_THE_OPERATOR = (
    "ALLOWED_HOSTS",
    "DEBUG",
    "EMAIL_URL",
    "LEGAL_TIME_ZONE",
    "LOG_LEVEL",
    "MARKING_CEILING",
    "SECRET_KEY",
)

for _name in OF_THE_OPERATOR:
    os.environ.pop(_name, None)
    os.environ.pop(f"{_name}_FILE", None)
os.environ["ENTENTE_HOME"] = tempfile.mkdtemp(prefix=OWN_HOME)
os.environ["DEPLOYMENT"] = "home"
os.environ["DATABASE_ROLE"] = "owner"

from cooperation.settings import *  # noqa: E402,F403

# To weigh every order of joining six tables takes the server five times as long as reading the few rows of a test.
DATABASES["default"]["OPTIONS"] = {  # noqa: F405
    **DATABASES["default"]["OPTIONS"],  # noqa: F405
    "options": "-c join_collapse_limit=1",
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # Argon2 takes 185 ms by design
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "substitute": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True  # nothing is collected here
STATIC_ROOT = None

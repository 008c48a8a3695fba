"""Settings of the product, read from the environment; README lists the names that an operator may set."""

from datetime import timedelta
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from cooperation.api.framework import REST_FRAMEWORK, SPECTACULAR_SETTINGS  # noqa: F401  read by name
from cooperation.runtime import addresses, deployment
from cooperation.runtime.binaries import redis_server
from cooperation.runtime.environment import choice, flag, names, secret, text, url, whole
from cooperation.runtime.home import PROJECT, Home

# Where we run: a home on one machine, or a deployment with its own services behind HTTPS.
HOME = Home.from_environment()
PRODUCTION = deployment.is_production()
EMBEDDED = None if PRODUCTION else ""  # without an address, a home runs its own; production must name one
DATABASE_URL = url("DATABASE_URL", addresses.DATABASE_SCHEMES, EMBEDDED)
DATABASE_OWNER_URL = url("DATABASE_OWNER_URL", addresses.DATABASE_SCHEMES, DATABASE_URL)
REDIS_URL = url("REDIS_URL", addresses.REDIS_SCHEMES, EMBEDDED)
DEBUG = flag("DEBUG", False)
SECRET_KEY = secret("SECRET_KEY") if PRODUCTION else secret("SECRET_KEY", "") or HOME.secret("secret")
ALLOWED_HOSTS = names("ALLOWED_HOSTS", () if PRODUCTION else deployment.LOCAL_HOSTS)
CSRF_TRUSTED_ORIGINS = names("TRUSTED_ORIGINS")
SECURE_COOKIES = flag("SECURE_COOKIES", PRODUCTION)
if PRODUCTION:
    deployment.refuse_unsafe(DEBUG, SECRET_KEY, SECURE_COOKIES, ALLOWED_HOSTS)
    ALLOWED_HOSTS = [*ALLOWED_HOSTS, "localhost", "127.0.0.1"]  # the health checks of the container

# What the installation decides.
MARKING_CEILING = choice(
    "MARKING_CEILING", ("unclassified", "restricted", "confidential", "secret", "top_secret"), "unclassified"
)
DECIDE_ALONE = flag("DECIDE_ALONE", False)
SECOND_FACTOR_REQUIRED = flag("SECOND_FACTOR_REQUIRED", PRODUCTION)
IDLE_MINUTES = whole("IDLE_MINUTES", 30, least=1, most=24 * 60)
INSTALLATION_NAME = text("INSTALLATION_NAME", "Entente")
INVITATION_DAYS = whole("INVITATION_DAYS", 7, least=1, most=60)
SAMPLE_ANYWHERE = flag("SAMPLE_ANYWHERE", False)  # set by `up --sample`: its accounts are meant to be reached
FILE_ENDINGS = names("FILE_TYPES", ("pdf", "docx", "xlsx", "odt", "png", "jpg", "jpeg", "txt"))
WORDING_FILE = text("WORDING_FILE", "")  # word lists of one's own instead of those that come with the product
FILE_MOST_MEGABYTES = whole("FILE_MOST_MEGABYTES", 25, least=1, most=200)
SITE_ADDRESS = deployment.site_address(url("SITE_ADDRESS", ("http", "https"), ""), ALLOWED_HOSTS, PRODUCTION)
API_WRITE_IDEMPOTENCY_HOURS = 24
CALENDAR_READS_PER_HOUR = whole("CALENDAR_READS_PER_HOUR", 120, least=1)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "cooperation.runtime.collected.Collected",
    "django.contrib.postgres",
    "pgtrigger",
    "rest_framework",
    "knox",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_htmx",
    "template_partials",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "partners",
    "agreements",
    "cooperation",
]
MIDDLEWARE = [
    "cooperation.middleware.RequestIdentity",
    "cooperation.api.middleware.ProblemsOnly",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cooperation.runtime.middleware.CompressPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "cooperation.pages.people.signing_in.middleware.IdleSignOut",
    "cooperation.pages.people.signing_in.middleware.OwnLanguageAndTime",
    "cooperation.pages.people.signing_in.middleware.SecondFactorFirst",
    "cooperation.pages.errors.RecordErrorPages",
]
ROOT_URLCONF = "cooperation.urls"
WSGI_APPLICATION = "cooperation.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cooperation.pages.frame.frame",
            ],
        },
    }
]

# Database, cache, queue. Redis is a doorbell and a cache: nothing depends on it for correctness.
DATABASE_ROLE = deployment.database_role()
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
        **deployment.database(HOME, DATABASE_URL, DATABASE_OWNER_URL, DATABASE_ROLE),
    }
}
PRODUCT_ROLE = deployment.product_role(DATABASE_URL, DATABASE_OWNER_URL)
# The address is unique whatever its case, which the check of Django does not see.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_ADDRESS = deployment.redis_address(HOME, REDIS_URL, redis_server())
CACHES = deployment.caches(REDIS_ADDRESS)
SESSION_ENGINE = "django.contrib.sessions.backends.db"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

CELERY_BROKER_URL = addresses.broker_address(REDIS_ADDRESS) if REDIS_ADDRESS else "filesystem://"
CELERY_BROKER_TRANSPORT_OPTIONS = deployment.broker_options(HOME, REDIS_ADDRESS)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_PUBLISH_RETRY = False  # ringing never waits: the sweep finds what no bell announced
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
# The beat keeps its schedule in memory: a file would not survive a kill. Schedule by intervals, select by range.
CELERY_BEAT_SCHEDULER = "celery.beat:Scheduler"
CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    name: {"task": f"cooperation.tasks.{name}", "schedule": seconds, "options": {"expires": seconds}}
    for name, seconds in {"sweep": 60.0, "seal": 15.0, "advance": 600.0, "remind": 300.0}.items()
}

# Who.
AUTH_USER_MODEL = "partners.Officer"
KNOX_TOKEN_MODEL = "partners.ApiToken"
REST_KNOX = {"AUTH_HEADER_PREFIX": "Bearer", "TOKEN_TTL": timedelta(days=365), "TOKEN_PREFIX": "entente_"}
AUTHENTICATION_BACKENDS = ["cooperation.pages.people.signing_in.backend.OfficerBackend"]
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # addresses are unique whatever their case, by a constraint
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_ADAPTER = "cooperation.pages.people.signing_in.adapter.OfficerAdapter"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "cooperation.pages.people.signing_in.links.PasswordLinks"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # addresses are entered by an administrator; the reset mail verifies them
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if PRODUCTION else "http"
PASSWORD_RESET_TIMEOUT = INVITATION_DAYS * 24 * 60 * 60
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if flag("BEHIND_PROXY", False) else 0  # else a client could name any address
MFA_ADAPTER = "cooperation.pages.people.signing_in.mfa.SecondFactors"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an invitation proves the address
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Entente"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION  # browsers allow it on localhost
USERSESSIONS_TRACK_ACTIVITY = True
LOGIN_REDIRECT_URL = "/"
LOGIN_URL = "account_login"

# REST.
API_ANONYMOUS_PER_MINUTE = whole("API_ANONYMOUS_PER_MINUTE", 600, least=1)

# What a browser is told.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE_COOKIES
SESSION_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECURE_SSL_REDIRECT = flag("HTTPS_REDIRECT", PRODUCTION)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = whole("HSTS_SECONDS", 365 * 24 * 60 * 60 if PRODUCTION else 0)
BEHIND_PROXY = flag("BEHIND_PROXY", False)  # one that replaces what the client says of scheme and address
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = int(BEHIND_PROXY)
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# Words, time.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French"))]
LOCALE_PATHS = [PROJECT / "cooperation" / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = deployment.time_zone(text("LEGAL_TIME_ZONE", "UTC"))

# Files.
STATIC_URL = "static/"
STATIC_ROOT = deployment.static_root(HOME)
STATICFILES_DIRS = [PROJECT / "static"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
    },
    "staticfiles": {"BACKEND": deployment.static_storage(DEBUG, STATIC_ROOT)},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
MEDIA_ROOT = HOME.path / "files"

DEFAULT_FROM_EMAIL = text("EMAIL_FROM", "Entente <entente@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_URL = url("EMAIL_URL", addresses.EMAIL_SCHEMES, None if PRODUCTION else "")
globals().update(addresses.email_from_url(EMAIL_URL, HOME.mail))

LOGGING = deployment.logging(text("LOG_LEVEL", "INFO"))

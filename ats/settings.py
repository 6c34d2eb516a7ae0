"""All settings of Tandem, from the environment only (`.env.example` lists every variable)."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from celery.schedules import crontab
from csp.constants import SELF
from kombu import Queue

from ats.environment import (
    read_api_version,
    read_choice,
    read_credentials,
    read_database,
    read_encryption_keys,
    read_flag,
    read_folder,
    read_hosts,
    read_mail,
    read_networks,
    read_number,
    read_or_make_secret,
    read_origin,
    read_origins,
    read_redis,
    read_resources,
    read_sentry,
    read_value,
)
from ats.monitoring import report_errors

BASE_DIR = Path(__file__).resolve().parent.parent
environ.Env.read_env(BASE_DIR / ".env")
DATA_DIR = read_folder("TANDEM_DATA_DIR", default=BASE_DIR / "var")

# Embedded: SQLite and no services. Whoever names a PostgreSQL runs a server and brings the secrets.
DATABASE = read_database("DATABASE_URL", default=DATA_DIR / "tandem.sqlite3")
IS_SQLITE = DATABASE["ENGINE"].endswith("sqlite3")
REDIS_URL = read_redis("REDIS_URL")

SECRET_KEY = read_or_make_secret("SECRET_KEY", DATA_DIR / "secret_key", make=IS_SQLITE)
ENCRYPTION_KEYS = read_encryption_keys(DATA_DIR / "encryption_keys", make=IS_SQLITE)
DEBUG = read_flag("DEBUG", default=False)
PUBLIC_URL = read_origin("PUBLIC_URL", default="http://localhost:8000")
# Reached from outside: nothing that everybody knows may open anything.
IS_PUBLIC = PUBLIC_URL.startswith("https://")
ALLOWED_HOSTS = read_hosts("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
# gunicorn reads it, too, for X-Forwarded-Proto.
FORWARDED_ALLOW_IPS = read_networks("FORWARDED_ALLOW_IPS", default="127.0.0.1,::1")

LINKEDIN_API_URL = read_origin("LINKEDIN_API_URL", default="https://api.linkedin.com")
LINKEDIN_WWW_URL = read_origin("LINKEDIN_WWW_URL", default="https://www.linkedin.com")
LINKEDIN_PLATFORM_URL = read_origin(
    "LINKEDIN_PLATFORM_URL", default="https://platform.linkedin.com"
)
LINKEDIN_PARTNER_CLIENT_ID, LINKEDIN_PARTNER_CLIENT_SECRET = read_credentials(
    "LINKEDIN_PARTNER_CLIENT_ID", "LINKEDIN_PARTNER_CLIENT_SECRET", is_public=IS_PUBLIC
)
LINKEDIN_CLIENT_ID, LINKEDIN_CLIENT_SECRET = read_credentials(
    "LINKEDIN_CLIENT_ID", "LINKEDIN_CLIENT_SECRET", is_public=IS_PUBLIC
)
# Empty speaks v2; a version such as 202604 speaks the versioned API wherever it has the resource,
# but for those named here, of which public pages do not show all (decision 24).
LINKEDIN_API_VERSION = read_api_version("LINKEDIN_API_VERSION")
LINKEDIN_V2_RESOURCES = read_resources("LINKEDIN_V2_RESOURCES")
# How files are sent to the address LinkedIn names, and to which hosts beside its own (decision 27).
LINKEDIN_UPLOAD_METHOD = read_choice("LINKEDIN_UPLOAD_METHOD", ("PUT", "POST"), default="PUT")
LINKEDIN_UPLOAD_ORIGINS = read_origins("LINKEDIN_UPLOAD_ORIGINS")
# What newer applications may ask; older ones have "r_liteprofile" instead (rsc-contract 2.3).
LINKEDIN_OAUTH_SCOPE = read_value("LINKEDIN_OAUTH_SCOPE", default="openid profile")
# For so long a colleague's own LinkedIn account stays connected.
LINKEDIN_ACCOUNT_DAYS = read_number("LINKEDIN_ACCOUNT_DAYS", default=365)
# LinkedIn derives a job's state from the operation since June 2024 and takes no `state`; an older
# page of its own still asks for one (changes-2026 A1).
LINKEDIN_SEND_JOB_STATE = read_flag("LINKEDIN_SEND_JOB_STATE", default=False)
# Ask LinkedIn who closed their account. What it answers is not public, so it is off until one live
# answer was seen (versioned-api 6.3).
LINKEDIN_CLOSED_ACCOUNTS = read_flag("LINKEDIN_CLOSED_ACCOUNTS", default=False)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "lucide",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "base",
    "accounts",
    "jobs",
    "candidates",
    "applications",
    "notes",
    "interviews",
    "documents",
    "talent_pools",
    "linkedin_rsc",
    "ats",
]

MIDDLEWARE = [
    "ats.health.HealthMiddleware",
    "base.api.outside.ProblemsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "linkedin_rsc.intake.short_way.ShortWayToCallback",
    "accounts.news.short_way.ShortWayToNews",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "accounts.reading.ReadingMiddleware",
    "accounts.sessions.middleware.SessionMiddleware",
    "ats.requests.PrivateAnswersMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.time_zones.middleware.TimeZoneMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "ats.requests.NoNulMiddleware",
    "accounts.unsent.answers.KeepUnsentMiddleware",
    "ats.errors.DomainErrorMiddleware",
    "ats.bodies.BodyLimitMiddleware",
]

ROOT_URLCONF = "ats.urls"
WSGI_APPLICATION = "ats.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ats.context.frame",
            ],
            # Django's own, but names stay in the gaps of sentences.
            "libraries": {"i18n": "base.templatetags.sentences"},
        },
    }
]

DATABASES = {"default": {**DATABASE, "CONN_MAX_AGE": 60}}
if IS_SQLITE:
    # IMMEDIATE is what prevents "database is locked": a read that turns into a write would fail
    # at once, whatever the timeout.
    # Each thread has a connection, and each connection a cache of its own: 1 MB at most.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        "PRAGMA cache_size=-1000;",
    }
else:
    # Compiling a statement pays after seconds; ours take milliseconds and are misjudged at times.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Only rate limits live here; without Redis each process keeps its own count.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        # What is counted here is not worth waiting for.
        "OPTIONS": {"socket_timeout": 0.5, "socket_connect_timeout": 0.5},
    }
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.sign_in.backend.BackendWithRoles"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"
# How long a link to choose a password works.
PASSWORD_RESET_TIMEOUT = 24 * 3600
PASSWORD_HASHERS = [
    "accounts.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "accounts.passwords.strength.LongestPassword"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "accounts.passwords.strength.GuessablePassword"},
]
CSRF_FAILURE_VIEW = "accounts.unsent.answers.csrf_failed"
SESSION_ENGINE = "accounts.sessions.store"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_PUBLIC
# Whoever reached us once over HTTPS stays with it for a year.
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_PUBLIC else 0
# The proxy in front redirects to HTTPS (W008), and may serve other, plain hosts beside this one
# in the same domain (W005, W021).
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W008", "security.W021"]
# Our `i18n` stands in for Django's on purpose.
SILENCED_SYSTEM_CHECKS += ["templates.W003"]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "frame-ancestors": ["'none'"],
        "form-action": [SELF, LINKEDIN_WWW_URL],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
}
# Far above what any field takes: a text that is much too long comes back with its form, with what
# was typed, instead of being cut off here. The API reads less (ats/bodies.py).
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# A row for each of a thousand chosen people, and what a form has beside them.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
# Few forms take a file, and none waits on the disk until somebody finds that out.
FILE_UPLOAD_HANDLERS = ["ats.bodies.BoundedFiles"]
# Documents of people lie apart from everything that a web server gives away.
DOCUMENTS_DIR = DATA_DIR / "documents"
# A file of a person, in MiB: so large that one that is larger still comes through (base/uploads.py)
# and is answered with its form.
DOCUMENT_MAX_MIB = read_number("DOCUMENT_MAX_MIB", default=10, least=1, most=25)

LANGUAGE_CODE = "en-gb"
# All words are marked for translation, and English is the only language so far. To look each up in
# Django's empty catalogues took an eighth of a page's processor time. The first other language
# turns this on.
USE_I18N = False
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "base.stylesheets.JoinedStylesheets",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
WHITENOISE_USE_FINDERS = True

CELERY_BROKER_URL = REDIS_URL or "filesystem://localhost"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# A request that stored its row has succeeded, even when the queue is down.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
# A worker waits for its broker however long that is away.
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
# A worker takes from all of them unless told otherwise (`--queues push`), so that a long push keeps
# no recruiter waiting for an export.
CELERY_TASK_QUEUES = [Queue(name) for name in ("celery", "intake", "push")]
CELERY_TASK_ROUTES = {
    "linkedin_rsc.process_waiting_notifications": {"queue": "intake"},
    "linkedin_rsc.replay_failed": {"queue": "intake"},
    "linkedin_rsc.push_waiting": {"queue": "push"},
    "linkedin_rsc.fill_ledger": {"queue": "push"},
    "linkedin_rsc.resend_failed": {"queue": "push"},
}
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "beat_schedule")
# What no nudge brought into work, or died with its worker, waits no longer than this and a lease.
LOOK_EVERY_S = 15.0
CELERY_BEAT_SCHEDULE = {
    "process-waiting-notifications": {
        "task": "linkedin_rsc.process_waiting_notifications",
        "schedule": LOOK_EVERY_S,
    },
    "forget-answers-of-the-api": {"task": "base.forget_answers", "schedule": 3600.0},
    "forget-outdated-sign-ins": {"task": "accounts.forget_outdated", "schedule": 3600.0},
    "push-waiting-records": {"task": "linkedin_rsc.push_waiting", "schedule": LOOK_EVERY_S},
    "fill-ledger": {"task": "linkedin_rsc.fill_ledger", "schedule": LOOK_EVERY_S},
    "resend-failed-records": {"task": "linkedin_rsc.resend_failed", "schedule": 60.0},
    "pull-due": {"task": "linkedin_rsc.pull_due", "schedule": 60.0},
    "read-matches": {"task": "linkedin_rsc.read_matches", "schedule": 60.0},
    "close-erasures": {"task": "linkedin_rsc.close_erasures", "schedule": 60.0},
    "fold-counts": {"task": "linkedin_rsc.fold_counts", "schedule": 60.0},
    # One that waited longer would only repeat what the next one says.
    "note-sign-of-life": {
        "task": "base.note_sign_of_life",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "replay-failed-notifications": {"task": "linkedin_rsc.replay_failed", "schedule": 60.0},
    "forget-raw-notifications": {
        "task": "linkedin_rsc.forget_raw_bodies",
        "schedule": 3600.0,
    },
    "pull-closed-accounts": {"task": "linkedin_rsc.pull_closed_accounts", "schedule": 3600.0},
    "tend-accounts": {"task": "linkedin_rsc.tend_accounts", "schedule": 3600.0},
    "read-texts": {"task": "documents.read_texts", "schedule": LOOK_EVERY_S},
    "send-invitations": {"task": "interviews.send_invitations", "schedule": LOOK_EVERY_S},
    "sweep-documents": {"task": "documents.sweep", "schedule": crontab(hour="3", minute="20")},
    "take-in-sheets": {"task": "talent_pools.take_in_sheets", "schedule": LOOK_EVERY_S},
    "empty-deleted-pools": {"task": "talent_pools.empty_deleted_pools", "schedule": 600.0},
    "renew-jobs": {"task": "linkedin_rsc.renew_jobs", "schedule": 6 * 3600.0},
    # One that was slept through is made up for at the next start.
    "reconcile-nightly": {
        "task": "linkedin_rsc.reconcile_nightly",
        "schedule": crontab(hour="2", minute="40"),
    },
}
if REDIS_URL:
    # A Redis that hangs keeps nobody waiting: whoever stored a row is not held up by its nudge, and
    # a worker connects anew.
    CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = {
        "socket_connect_timeout": 1.0,
        "socket_timeout": 2.0,
        "socket_keepalive": True,
        # Of who publishes; a worker's own tries are those above.
        "max_retries": 0,
    }
else:
    BROKER_DIR = DATA_DIR / "broker"
    BROKER_DIR.mkdir(mode=0o700, exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(BROKER_DIR),
        "data_folder_out": str(BROKER_DIR),
        "control_folder": str(BROKER_DIR / "control"),
        # The default of one second lets 40 tasks a second through, this one more than 300.
        "polling_interval": 0.05,
    }

# With one token, over all processes; 0 lets everybody ask as often as they like.
API_REQUESTS_A_MINUTE = read_number("API_REQUESTS_A_MINUTE", default=3_000)
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["accounts.api.authentication.TokenAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_THROTTLE_CLASSES": ["base.api.throttling.TokenThrottle"],
    "DEFAULT_PAGINATION_CLASS": "base.api.pagination.NewestFirstPagination",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["base.api.parsers.BoundedJSONParser"],
    # The answer is JSON whatever `?format=` says.
    "URL_FORMAT_OVERRIDE": None,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    # OPTIONS would describe serializers that our views do not have; the schema describes them.
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "base.api.problems.answer_problem",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Tandem API",
    "VERSION": "1",
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "ENUM_SUFFIX": "",
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_NAME_OVERRIDES": {
        "JobStatus": "jobs.models.Job.Status",
        "CloseReason": "jobs.models.Job.CloseReason",
        "LinkedInSharing": "jobs.models.Job.LinkedInSharing",
        "ApplicationStatus": "applications.models.Application.Status",
        "RejectionReason": "applications.models.Application.RejectionReason",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "ats.openapi.add_what_all_share",
    ],
}

# EMAIL_BACKEND, EMAIL_HOST and the like.
globals().update(read_mail("EMAIL_URL", default="consolemail://"))
# A worker waits no longer for a mail server that does not answer.
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = read_value(
    "MAIL_FROM", default=f"Tandem <tandem@{urlsplit(PUBLIC_URL).hostname}>"
)
SENTRY_DSN = read_sentry("SENTRY_DSN")
if SENTRY_DSN:
    report_errors(SENTRY_DSN)

LOG_LEVEL = read_choice("LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), default="INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "class": "ats.logs.LineFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "filters": {"callers_faults": {"()": "ats.logs.CallersFaults"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["callers_faults"],
        }
    },
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {
        # The development server writes every address down.
        "django.server": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        # Writes down whole addresses of calls to LinkedIn at DEBUG.
        "urllib3": {"level": "INFO"},
    },
}

"""Settings of the sandbox, a Django project of its own.

Everything comes from the environment; `python -m linkedin_sandbox --database FILE` sets
LINKEDIN_SANDBOX_DATABASE before Django starts.
"""

import os
import secrets
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
DEFAULT_DATABASE = PACKAGE.parent / "var" / "linkedin_sandbox.sqlite3"


def words(name: str, default: str) -> list[str]:
    """Read a comma-separated variable."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


# Signs sessions only; a restart signs everybody out of the simulated Recruiter, no more.
SECRET_KEY = os.environ.get("LINKEDIN_SANDBOX_SECRET_KEY") or secrets.token_urlsafe(50)
DEBUG = False
ALLOWED_HOSTS = words("LINKEDIN_SANDBOX_HOSTS", "localhost,127.0.0.1,[::1]")

# The applications LinkedIn knows before anybody provisions one (rsc-contract section 1).
PARTNER_CLIENT_ID = os.environ.get("LINKEDIN_PARTNER_CLIENT_ID") or "tandem-parent"
PARTNER_CLIENT_SECRET = (
    os.environ.get("LINKEDIN_PARTNER_CLIENT_SECRET") or "tandem-parent-secret-for-the-sandbox"
)
OWN_CLIENT_ID = os.environ.get("LINKEDIN_CLIENT_ID", "")
OWN_CLIENT_SECRET = os.environ.get("LINKEDIN_CLIENT_SECRET", "")
ATS_URL = (os.environ.get("PUBLIC_URL") or "http://localhost:8000").rstrip("/")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "linkedin_sandbox",
]
MIDDLEWARE = [
    "linkedin_sandbox.content_security.ContentSecurityMiddleware",
    "linkedin_sandbox.api.recorder.RecorderMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "linkedin_sandbox.urls"
APPEND_SLASH = False
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("LINKEDIN_SANDBOX_DATABASE") or DEFAULT_DATABASE,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Cookies ignore ports, so these names must differ from the ATS's on the same host.
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_COOKIE_NAME = "linkedin_sandbox_session"
CSRF_COOKIE_NAME = "linkedin_sandbox_csrf"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

STATIC_URL = "/sandbox-static/"
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Refusals are this project's daily work; the recorder keeps them, the log need not.
    "loggers": {"django.server": {"level": "ERROR"}, "django.request": {"level": "ERROR"}},
}

"""Settings for the tests: those of Tandem, fed from an environment of their own.

With TANDEM_TEST_SERVICES=1 (`make test-services`) DATABASE_URL and REDIS_URL name the servers to
use; without, whatever they say is ignored and the tests run embedded.
"""

import atexit
import os
import shutil
import tempfile
import uuid
from pathlib import Path

DATA_DIR = tempfile.mkdtemp("-tandem-tests")
atexit.register(shutil.rmtree, DATA_DIR, ignore_errors=True)
WITH_SERVICES = os.environ.get("TANDEM_TEST_SERVICES") == "1"

os.environ.update(
    {
        "TANDEM_DATA_DIR": DATA_DIR,
        "DATABASE_URL": os.environ["DATABASE_URL"] if WITH_SERVICES else "",
        "REDIS_URL": os.environ["REDIS_URL"] if WITH_SERVICES else "",
        "SECRET_KEY": "only-for-tests",
        "ENCRYPTION_KEYS": "dGFuZGVtLXRlc3RzLW9ubHktMzItYnl0ZXMtbG9uZyE=",
        "DEBUG": "false",
        "PUBLIC_URL": "http://testserver",
        "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
        "LINKEDIN_API_URL": "http://linkedin.test",
        "LINKEDIN_WWW_URL": "http://linkedin.test",
        "LINKEDIN_PLATFORM_URL": "http://linkedin.test",
        "LINKEDIN_PARTNER_CLIENT_ID": "tandem-parent",
        "LINKEDIN_PARTNER_CLIENT_SECRET": "tandem-parent-secret-for-the-sandbox",
        "LINKEDIN_CLIENT_ID": "",
        "LINKEDIN_CLIENT_SECRET": "",
        "LINKEDIN_API_VERSION": "",
        "LINKEDIN_V2_RESOURCES": "",
        "LINKEDIN_UPLOAD_METHOD": "",
        "LINKEDIN_UPLOAD_ORIGINS": "",
    }
)

from ats.settings import *  # noqa: E402, F403
from ats.settings import CACHES, DATABASES  # noqa: E402

# Argon2 is slow on purpose; tests sign in often.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STATIC_ROOT = Path(DATA_DIR) / "static"
# WhiteNoise warns about a missing folder, and a warning is an error here.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)

# No worker runs in the process of a test; `tests/stack.py` starts real ones where they matter.
CELERY_BROKER_URL = "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, str] = {}
# A connection that outlives its request would keep PostgreSQL from dropping the test database.
DATABASES["default"]["CONN_MAX_AGE"] = 0
if WITH_SERVICES:
    # The server may be shared, at least with the other test process.
    CACHES["default"]["KEY_PREFIX"] = f"tandem-tests-{uuid.uuid4().hex}"

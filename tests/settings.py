"""Settings for the tests: those of Tandem, fed from an environment of their own."""

import os
import tempfile
from pathlib import Path

os.environ.update(
    {
        "TANDEM_DATA_DIR": os.environ.get("TANDEM_TEST_DATA_DIR") or tempfile.mkdtemp("-tandem"),
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
    }
)

from ats.settings import *  # noqa: F403

# Argon2 is slow on purpose; tests sign in often.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STATIC_ROOT = Path(os.environ["TANDEM_DATA_DIR"]) / "static"
# WhiteNoise warns about a missing folder, and a warning is an error here.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)

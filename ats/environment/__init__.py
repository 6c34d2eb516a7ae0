"""Typed readers of the environment. Nonsense fails at start and names the variable."""

from ats.environment.addresses import read_database, read_mail, read_redis, read_sentry
from ats.environment.credentials import read_credentials, read_encryption_keys, read_or_make_secret
from ats.environment.generation import read_api_version, read_resources
from ats.environment.hosts import read_hosts, read_networks, read_origin, read_origins
from ats.environment.values import read_choice, read_flag, read_folder, read_number, read_value

__all__ = [
    "read_api_version",
    "read_choice",
    "read_credentials",
    "read_database",
    "read_encryption_keys",
    "read_flag",
    "read_folder",
    "read_hosts",
    "read_mail",
    "read_networks",
    "read_number",
    "read_or_make_secret",
    "read_origin",
    "read_origins",
    "read_redis",
    "read_resources",
    "read_sentry",
    "read_value",
]

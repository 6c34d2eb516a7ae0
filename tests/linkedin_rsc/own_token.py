"""The simplest token source: for tests of the client, which knows no database."""

from linkedin_rsc.client.auth import Credentials, fetch_token


class OwnToken:
    """Fetched when first needed, and again once it was forgotten."""

    def __init__(self, www_url: str, credentials: Credentials) -> None:
        self._www_url, self._credentials = www_url, credentials
        self._token = ""

    def get(self) -> str:
        self._token = self._token or fetch_token(self._www_url, self._credentials).value
        return self._token

    def forget(self, token: str) -> None:
        if self._token == token:
            self._token = ""

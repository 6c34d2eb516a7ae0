"""Answers of refusal, in the words and numbers of rsc-contract sections 2.1, 2.2, 7.1.5, 12.4."""

from typing import Any


class ApiError(Exception):
    """A refusal of the whole call, as the API host words it."""

    def __init__(self, status: int, message: str, code: int | None = 0) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code

    @property
    def body(self) -> dict[str, Any]:
        code = {} if self.code is None else {"serviceErrorCode": self.code}
        return {**code, "message": self.message, "status": self.status}


class EntityError(Exception):
    """A refusal of one record; the others of the batch go on."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message

    @property
    def body(self) -> dict[str, Any]:
        return {"status": self.status, "message": self.message}


class OAuthError(Exception):
    """A refusal of the token endpoint (section 2.1)."""

    def __init__(self, status: int, error: str, description: str) -> None:
        super().__init__(description)
        self.status = status
        self.error = error
        self.description = description

    @property
    def body(self) -> dict[str, str]:
        return {"error": self.error, "error_description": self.description}


def arranged_error(status: int, description: str) -> OAuthError:
    """Word a failure that a test arranged as the token endpoint would."""
    names = {400: "invalid_request", 401: "invalid_client", 403: "access_denied"}
    return OAuthError(status, names.get(status, "server_error"), description)


def missing_parameter(name: str) -> OAuthError:
    return OAuthError(400, "invalid_request", f'A required parameter "{name}" is missing')


def wrong_client() -> OAuthError:
    return OAuthError(401, "invalid_client", "Client authentication failed")


def empty_token() -> ApiError:
    return ApiError(401, "Empty oauth2 access token", 401)


def invalid_token() -> ApiError:
    return ApiError(401, "Invalid access token", 65600)


def expired_token() -> ApiError:
    return ApiError(401, "The token used in the request has expired", 65602)


def revoked_token() -> ApiError:
    return ApiError(401, "The token used in the request has been revoked", None)


def not_enough_permissions(method: str, resource: str) -> ApiError:
    return ApiError(403, f"Not enough permissions to access: {method} /{resource}", 100)


def unknown_resource(name: str) -> ApiError:
    return ApiError(404, f"Resource {name} does not exist")


def throttled() -> ApiError:
    message = "Resource level throttle limit for calls to this resource is reached."
    return ApiError(429, message, 101)


def missing_query_parameter(name: str) -> ApiError:
    return ApiError(400, f"Parameter '{name}' is required")


def not_found(what: str) -> EntityError:
    return EntityError(404, f"{what} was not found")

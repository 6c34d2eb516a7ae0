"""Every behaviour of the sandbox that can be turned, and how it stands.

Rules of rsc-contract section 15 that rest on an assumption are switches, because LinkedIn may
behave differently there. Values are kept in `Switch` rows and in this process's memory; the
sandbox is one process.
"""

from threading import Lock
from typing import Literal

from linkedin_sandbox.models import Switch
from linkedin_sandbox.world.definition import Value
from linkedin_sandbox.world.switch_definitions import DEFINITIONS


class UnknownSwitch(KeyError):
    def __str__(self) -> str:
        return f"There is no switch named {self.args[0]!r}."


class WrongValue(ValueError):
    pass


_turned: dict[str, Value] = {}
_state: dict[Literal["is_loaded"], bool] = {"is_loaded": False}
_lock = Lock()


def get(name: str) -> Value:
    _load_once()
    return _turned.get(name, DEFINITIONS[name].default)


def is_on(name: str) -> bool:
    return bool(get(name))


def number(name: str) -> float:
    return float(get(name))


def text(name: str) -> str:
    return str(get(name))


def everything() -> dict[str, Value]:
    return {name: get(name) for name in DEFINITIONS}


def turn(name: str, value: object) -> None:
    """Set a switch, refusing a value of the wrong kind."""
    accepted = _checked(name, value)
    _load_once()
    Switch.objects.update_or_create(name=name, defaults={"value": accepted})
    _turned[name] = accepted


def forget() -> None:
    """Drop what is in memory; rows decide anew."""
    with _lock:
        _turned.clear()
        _state["is_loaded"] = False


def _load_once() -> None:
    with _lock:
        if not _state["is_loaded"]:
            _turned.update(Switch.objects.values_list("name", "value"))
            _state["is_loaded"] = True


def _checked(name: str, value: object) -> Value:
    if name not in DEFINITIONS:
        raise UnknownSwitch(name)
    definition = DEFINITIONS[name]
    if definition.choices and value not in definition.choices:
        raise WrongValue(f"{name} is one of {', '.join(definition.choices)}.")
    if isinstance(definition.default, bool):
        return _of_kind(name, value, bool)
    if isinstance(definition.default, int | float):
        return _of_kind(name, value, int | float)
    return _of_kind(name, value, str)


def _of_kind(name: str, value: object, kind: type | object) -> Value:
    is_bool_for_number = isinstance(value, bool) and kind is not bool
    if is_bool_for_number or not isinstance(value, kind):  # type: ignore[arg-type]  # unions pass
        raise WrongValue(f"{name} does not take {value!r}.")
    assert isinstance(value, bool | int | float | str)  # noqa: S101  # narrows for the reader
    return value

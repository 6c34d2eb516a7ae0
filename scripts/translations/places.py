"""Where people's words stand in Python: the arguments, attributes and errors known for them."""

import ast
from collections.abc import Iterable, Iterator, Set

MARKS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext"}
ARGUMENTS = {
    "label", "help_text", "verbose_name", "verbose_name_plural", "empty_label", "sentence",
    "any_label", "head", "choices", "error_messages",
}  # fmt: skip
ATTRIBUTES = {
    "default_message", "default_detail", "label", "help_text", "verbose_name",
    "verbose_name_plural", "error_messages", "default_error_messages",
}  # fmt: skip
# Which positional argument is words: of messages, permissions and contributions.
POSITIONS = {
    "debug": 1, "info": 1, "success": 1, "warning": 1, "error": 1, "add_error": 1,
    "RolePermission": 1, "TeamPermission": 1,
    "AdminTab": 0, "JobTab": 0, "PersonTab": 1, "Place": 0,
}  # fmt: skip
MESSAGES = {"debug", "info", "success", "warning", "error"}
# Errors that people read, with all that inherit from them; their first argument is words.
REFUSALS = frozenset(
    {"DomainError", "LinkedInError", "ValidationError", "APIException", "NotFound"}
    | {"ParseError", "PermissionDenied", "AuthenticationFailed"}
)


def refusals_in(sources: Iterable[str]) -> frozenset[str]:
    """Return the names of all errors that people read, those of these sources among them."""
    classes = [
        (node.name, {name_of(base) for base in node.bases})
        for source in sources
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef)
    ]
    known: frozenset[str] = frozenset()
    found = REFUSALS
    while known != found:
        known, found = found, found | {name for name, bases in classes if bases & found}
    return found


def values_read(node: ast.AST, refusals: Set[str]) -> Iterator[ast.expr]:
    """Yield what stands where people's words stand."""
    if isinstance(node, ast.Call):
        yield from (word.value for word in node.keywords if word.arg in ARGUMENTS)
        yield from _positional(node, refusals)
    elif isinstance(node, ast.ClassDef):
        yield from _values_of_class(node, refusals)


def _positional(call: ast.Call, refusals: Set[str]) -> Iterator[ast.expr]:
    name = name_of(call.func)
    if name in refusals:
        yield from call.args[:1]
    elif name in MARKS:
        # What is filled in before it is looked up stands in no catalogue.
        yield from (word for word in call.args if isinstance(word, ast.JoinedStr))
    elif name in MESSAGES and not ast.unparse(call.func).startswith("messages."):
        return
    elif name in POSITIONS:
        yield from call.args[POSITIONS[name] :][:1]
    elif ast.unparse(call.func).startswith("models.") and name.endswith("Field"):
        yield from call.args[:1]


def _values_of_class(node: ast.ClassDef, refusals: Set[str]) -> Iterator[ast.expr]:
    bases = {name_of(base) for base in node.bases}
    if bases & refusals:
        yield from _given_to_super(node)
    is_choices = any("Choices" in base for base in bases)
    for statement in node.body:
        if not isinstance(statement, ast.Assign | ast.AnnAssign) or statement.value is None:
            continue
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        if {name_of(target) for target in targets} & ATTRIBUTES:
            yield statement.value
        elif (is_choices or "Verb" in bases) and isinstance(statement.value, ast.Tuple):
            yield from statement.value.elts[1:2]


def _given_to_super(node: ast.ClassDef) -> Iterator[ast.expr]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "super().__init__":
            yield from call.args[:1]


def name_of(node: ast.expr) -> str:
    """Return the last word of `a.b.Name[...]`."""
    if isinstance(node, ast.Subscript):
        return name_of(node.value)
    return ast.unparse(node).rpartition(".")[2]

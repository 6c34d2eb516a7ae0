"""Find words in Python: what stands where people's words stand, and every sentence.

A sentence counts wherever it stands, because it may be handed on before it is shown; those for
operators are logged or raised by errors that are no refusals.
"""

import ast
from collections.abc import Iterator, Set

from scripts.translations.places import MARKS, REFUSALS, name_of, values_read
from scripts.translations.words import is_said, is_sentence


def find_in_python(source: str, refusals: Set[str] = REFUSALS) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of what code shows people without a mark."""
    tree = ast.parse(source)
    found = {
        literal: _text(literal)
        for node in ast.walk(tree)
        for value in values_read(node, refusals)
        for literal in _literals(value)
        if is_said(_text(literal))
    }
    found |= {literal: _text(literal) for literal in _sentences(tree, refusals)}
    lines = ((literal.lineno, text) for literal, text in found.items())
    yield from sorted(lines)


def _sentences(node: ast.AST, refusals: Set[str]) -> Iterator[ast.expr]:
    """Yield sentences below a node, without what is for the reader of the source or the log."""
    if _is_for_nobody(node, refusals):
        return
    if isinstance(node, ast.Constant | ast.JoinedStr):
        if is_sentence(_text(node)):
            yield node
        return
    for child in ast.iter_child_nodes(node):
        yield from _sentences(child, refusals)


def _is_for_nobody(node: ast.AST, refusals: Set[str]) -> bool:
    """Tell of docstrings, a row's name, what is marked or logged, and errors nobody is shown."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.FunctionDef):
        return node.name == "__str__"
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        return name_of(node.exc.func) not in refusals
    if isinstance(node, ast.Call):
        return name_of(node.func) in MARKS or ast.unparse(node.func).startswith("logger.")
    return False


def _literals(value: ast.expr) -> Iterator[ast.expr]:
    """Yield the literals that an expression may come to; of a pair its second, the label."""
    if isinstance(value, ast.Constant | ast.JoinedStr):
        yield value
        return
    parts: list[ast.expr] = []
    if isinstance(value, ast.Tuple):
        parts = value.elts[-1:]
    elif isinstance(value, ast.List):
        parts = value.elts
    elif isinstance(value, ast.Dict):
        parts = value.values
    elif isinstance(value, ast.IfExp):
        parts = [value.body, value.orelse]
    elif isinstance(value, ast.BinOp):
        parts = [value.left, value.right]
    for part in parts:
        yield from _literals(part)


def _text(value: ast.expr) -> str:
    """Return what a literal says, "{}" for what is filled in; "" for what is no words."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return value.value
    if isinstance(value, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else "{}" for part in value.values)
        return "".join(map(str, parts))
    return ""

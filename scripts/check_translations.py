"""Find words that people read and that are not marked for translation.

In templates: text, the attributes people see or hear, and words given to a component's tag. In
Python: what a person is shown as a label, a help text, a choice or a refusal. Names of products
need no mark. Apps whose Python is still to be marked are listed below.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAMES = {"Tandem", "LinkedIn", "in"}
NOT_YET_MARKED = {"linkedin_rsc"}

# What of a template is not shown, or is marked.
UNSEEN = re.compile(
    r"\{%\s*blocktranslate.*?\{%\s*endblocktranslate\s*%\}|\{%\s*comment.*?\{%\s*endcomment\s*%\}"
    r"|\{#.*?#\}|<!--.*?-->|<(?:style|script)\b.*?</(?:style|script)>"
    r"|\{%\s*block body_class\s*%\}.*?\{%\s*endblock\s*%\}",
    re.DOTALL,
)
LITERAL = r"(?<!_\()\"([^\"]*)\""
COMPONENT = re.compile(
    r"\{%\s*(?:include|with|panel|banner|dialog|menu|page_head|tabs|tab|blank_slate|pagination)\b"
    r".*?%\}"
)
WORDS_OF_A_COMPONENT = re.compile(
    rf"\b(?:label|title|text|note|lead|link_label|back_label|badge|action|\w+_label)={LITERAL}"
)
FIRST_WORDS = re.compile(rf"\{{%\s*(?:tab|sort_header)\s+{LITERAL}")
TAG_OR_VARIABLE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
HTML_TAG = re.compile(r"<[a-zA-Z/!](?:\"[^\"]*\"|'[^']*'|[^<>\"'])*>")
ATTRIBUTE = re.compile(r"(?<![\w-])(?:title|placeholder|aria-label|alt|data-label)=\"([^\"]*)\"")

READ_ARGUMENTS = {"label", "help_text", "verbose_name", "verbose_name_plural", "empty_label"}
READ_ATTRIBUTES = {"default_message", "default_detail", "label", "help_text", "verbose_name"}
MESSAGES = {"debug", "info", "success", "warning", "error"}


def find_in_template(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of what a template shows without a mark."""
    rest = UNSEEN.sub(_blank, text)
    for component in COMPONENT.finditer(rest):
        yield from _shown(WORDS_OF_A_COMPONENT, rest, component)
    yield from _shown(FIRST_WORDS, rest)
    rest = TAG_OR_VARIABLE.sub(_blank, rest)
    for tag in HTML_TAG.finditer(rest):
        yield from _shown(ATTRIBUTE, rest, tag)
    for number, line in enumerate(HTML_TAG.sub(_blank, rest).splitlines(), start=1):
        if is_said(line):
            yield number, line.strip()


def is_said(text: str) -> bool:
    """Say whether there are words in it that a translation would change."""
    words = re.findall(r"[A-Za-z]{2,}", re.sub(r"&\w+;", "", text))
    return any(word not in NAMES for word in words)


def _shown(
    pattern: re.Pattern[str], text: str, within: re.Match[str] | None = None
) -> Iterator[tuple[int, str]]:
    start, end = within.span() if within else (0, len(text))
    for found in pattern.finditer(text, start, end):
        if is_said(found[1]):
            yield text.count("\n", 0, found.start()) + 1, " ".join(found[1].split())


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def find_in_python(source: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of what code shows people without a mark."""
    for node in ast.walk(ast.parse(source)):
        for value in _read_values(node):
            text = _text(value)
            if text and is_said(text):
                yield value.lineno, text


def _read_values(node: ast.AST) -> Iterator[ast.expr]:
    """Yield the expressions within a node that people read."""
    if isinstance(node, ast.Call):
        yield from (word.value for word in node.keywords if word.arg in READ_ARGUMENTS)
        module, _, name = ast.unparse(node.func).rpartition(".")
        if module == "messages" and name in MESSAGES:
            yield from node.args[1:2]
        elif name in {"DomainError", "ValidationError"}:
            yield from node.args[:1]
    elif isinstance(node, ast.ClassDef):
        yield from _values_of_class(node)


def _values_of_class(node: ast.ClassDef) -> Iterator[ast.expr]:
    is_choices = any("Choices" in ast.unparse(base) for base in node.bases)
    for statement in node.body:
        if not isinstance(statement, ast.Assign | ast.AnnAssign) or statement.value is None:
            continue
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        names = {target.id for target in targets if isinstance(target, ast.Name)}
        if names & READ_ATTRIBUTES:
            yield statement.value
        elif is_choices and isinstance(statement.value, ast.Tuple):
            yield statement.value.elts[-1]


def _text(value: ast.expr) -> str:
    """Return what a literal says, "" for what is no literal (or marked by a call)."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return value.value
    if isinstance(value, ast.JoinedStr):
        parts = (part.value for part in value.values if isinstance(part, ast.Constant))
        return " ".join(map(str, parts))
    return ""


def python_files() -> Iterator[Path]:
    """Yield the sources of the apps that are marked, without migrations and invented data."""
    for app in sorted(path.parent for path in ROOT.glob("*/apps.py")):
        if app.name not in NOT_YET_MARKED | {"linkedin_sandbox"}:
            for path in sorted(app.rglob("*.py")):
                if not {"migrations", "seeds"} & set(path.parts):
                    yield path


def main() -> int:
    unmarked = [
        f"{path.relative_to(ROOT)}:{number}: {words}"
        for path in sorted((ROOT / "templates").rglob("*.html"))
        for number, words in find_in_template(path.read_text())
    ]
    unmarked += [
        f"{path.relative_to(ROOT)}:{number}: {words}"
        for path in python_files()
        for number, words in find_in_python(path.read_text())
    ]
    for line in unmarked:
        print(line, file=sys.stderr)
    print(f"{len(unmarked)} texts are not marked for translation.")
    return 1 if unmarked else 0


if __name__ == "__main__":
    sys.exit(main())

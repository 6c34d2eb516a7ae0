"""See that every relative link in the Markdown files leads to a file; exit 1 when one does not."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def documents() -> list[Path]:
    """Return the Markdown files that git knows or would add."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in names.splitlines() if (ROOT / name).exists()]


def dead_links(document: Path) -> Iterator[str]:
    """Yield the targets in this document that do not exist; other sites are not asked."""
    for target in LINK.findall(CODE.sub("", document.read_text())):
        path = target.partition("#")[0]
        is_file = path and "://" not in path and not path.startswith("mailto:")
        if is_file and not (document.parent / path).exists():
            yield target


def main() -> int:
    dead = [(document, target) for document in documents() for target in dead_links(document)]
    for document, target in dead:
        print(f"{document.relative_to(ROOT)}: {target} does not exist.", file=sys.stderr)
    return 1 if dead else 0


if __name__ == "__main__":
    sys.exit(main())

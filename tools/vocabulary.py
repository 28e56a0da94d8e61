"""Write the words of all languages into one module that starts fast: `make vocabulary`.

What is edited are the pages in YAML beside `factcheck.wording.vocabulary`: `page: section: key:
words`, every leaf a text. A test says when the module written here is older than they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from pprint import pformat
from typing import TypeAlias

import yaml

Page: TypeAlias = Mapping[str, Mapping[str, str]]

WORDING = Path(__file__).parents[1] / "src" / "factcheck" / "wording"
WRITTEN = WORDING / "pages.py"
HEAD = '''"""Every page of words, as `make vocabulary` wrote it from the YAML files beside it."""

from __future__ import annotations

PAGES: dict[str, dict[str, dict[str, str]]] = \\
'''


def pages() -> Mapping[str, Page]:
    """Return every page by its name, such as `zh/units`; a number in it stays the text it is."""
    return {
        path.relative_to(WORDING).with_suffix("").as_posix(): yaml.load(
            path.read_text(encoding="utf-8"),
            yaml.BaseLoader,  # noqa: S506 - texts alone: safer than the safe one
        )
        for path in sorted(WORDING.rglob("*.yaml"))
    }


def text() -> str:
    """Return what the module should hold."""
    return f"{HEAD}{pformat(pages(), width=100, sort_dicts=False)}\n"


if __name__ == "__main__":
    WRITTEN.write_text(text(), encoding="utf-8")
    print(WRITTEN)

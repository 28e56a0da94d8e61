"""Write the words of all languages into one file that starts fast: `make vocabulary`.

What is edited are the pages in YAML beside `factcheck.wording.vocabulary`: `page: section: key:
words`, every leaf a text. A test says when the file written here is older than they are.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import yaml

WORDING = Path(__file__).parents[1] / "src" / "factcheck" / "wording"
WRITTEN = WORDING / "vocabulary.json"


def pages() -> Mapping[str, object]:
    """Return every page by its name, such as `zh/units`; a number in it stays the text it is."""
    return {
        path.relative_to(WORDING).with_suffix("").as_posix(): yaml.load(
            path.read_text(encoding="utf-8"),
            yaml.BaseLoader,  # noqa: S506 - texts alone: safer than the safe one
        )
        for path in sorted(WORDING.rglob("*.yaml"))
    }


def text() -> str:
    """Return what the file should hold."""
    return json.dumps(pages(), ensure_ascii=False, indent=0) + "\n"


if __name__ == "__main__":
    WRITTEN.write_text(text(), encoding="utf-8")
    print(WRITTEN)

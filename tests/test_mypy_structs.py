"""What is given to `replace` is checked, by mypy with the plugin of this project."""

from __future__ import annotations

import re
from pathlib import Path

from mypy.api import run

ROOT = Path(__file__).parents[1]

HEAD = """\
from msgspec import Struct
from msgspec.structs import replace

class Plain:
    first: int = 0

class One(Struct, frozen=True, kw_only=True):
    first: int
    second: str = ""

class Other(Struct, frozen=True, kw_only=True):
    first: int

def bare(plain: Plain, one: One, either: One | Other) -> None:
"""


CALLS = {
    "replace(one)": "",
    'replace(one, second="b")': "",
    "replace(either, first=1)": "",
    'replace(one, first="a")': "arg-type",
    "replace(one, third=1)": "call-arg",
    'replace(either, second="b")': "call-arg",
    "replace(either, first=None)": "arg-type",
    "replace(plain, first=1)": "type-var",
}


def test_a_struct_takes_its_own_fields_and_no_others(tmp_path: Path) -> None:
    file, config = tmp_path / "calls.py", tmp_path / "mypy.ini"
    file.write_text(HEAD + "".join(f"    {call}\n" for call in CALLS), encoding="utf-8")
    plugin = ROOT / "tools" / "mypy_structs.py"
    config.write_text(f"[mypy]\nplugins = {plugin}\n", encoding="utf-8")
    out, wrong, _ = run(["--config-file", str(config), "--cache-dir", str(tmp_path), str(file)])
    faults = re.findall(r":(\d+): error: .*\[(.+)\]", out)
    first = HEAD.count("\n") + 1
    assert not wrong
    assert [(int(line) - first, sort) for line, sort in faults] == [
        (place, sort) for place, sort in enumerate(CALLS.values()) if sort
    ], out

"""The words of languages by which files are read stand in the pages of words, and in no module."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import factcheck.load
from factcheck.load.layouts import nbs

ROOMS = Path(factcheck.load.__file__).parent
MODULES = sorted(ROOMS.rglob("*.py"))
OWN_WORDS = re.compile(r"[\u3400-\u9fffÄÖÜäöüßàâçéèêëîïôùûœ]+")
SIGNS_ONE_BY_ONE = re.compile(r"\[[^]]*\]")  # the class of a pattern: letters, and no word
SIGNS = {"元", "至", "鿿"}  # a currency, a dash, the last Chinese sign
SHOWN = {"schema.py", "schema_values.py", "fields.py"}  # examples of claim files, for people
UNITS = {"人"}


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Give the texts of a module that are no docstring and not said to people."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    apart: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            apart.add(id(node.value))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"say", "later"}:
            apart |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart:
            yield node.lineno, node.value


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOMS).as_posix())
def test_no_module_knows_a_word_of_a_language(path: Path) -> None:
    publisher = set(nbs.SOURCE.values())
    found = [
        (line, word)
        for line, text in texts(path)
        if path.name not in SHOWN and text not in publisher
        for word in OWN_WORDS.findall(SIGNS_ONE_BY_ONE.sub("", text))
        if word not in SIGNS | UNITS
    ]
    assert not found

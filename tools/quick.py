"""Check what changed, in under a minute: style and types of all, tests of the packages at hand.

`make quick` at the desk, `make check` before a commit. A package is at hand when a file of it, or
of its tests, differs from the last commit; name others: `make quick ARGS="kinds render"`.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

HOME = Path(__file__).parents[1]
PACKAGE = Path("src/factcheck")
CHECKS = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy",),
    ("lint-imports", "--no-logo"),
)
SLOW = frozenset(("browser", "editor", "soak"))  # have targets of their own


def changed() -> list[Path]:
    """Return the files that differ from the last commit, new ones included."""
    listed = subprocess.run(
        ["git", "status", "--porcelain", "--untracked-files=all", "-z"],
        cwd=HOME,
        capture_output=True,
        check=True,
        text=True,
    )
    return [Path(entry[3:]) for entry in listed.stdout.split("\0") if entry[2:3] == " "]


def packages(files: Iterable[Path]) -> set[str]:
    """Return the packages, and modules of the top, that files belong to, tests to what they test.

    Examples
    --------
    >>> sorted(packages([Path("src/factcheck/kinds/rank.py"), Path("tests/test_bulk.py")]))
    ['bulk', 'kinds']
    """
    at_hand = set[str]()
    for file in files:
        parts = file.with_suffix("").parts
        inner = (
            parts[2:] if parts[:2] == PACKAGE.parts else parts[1:] if parts[0] == "tests" else ()
        )
        at_hand.update(part.removeprefix("test_") for part in inner[:1])
    return at_hand


def places(names: Iterable[str]) -> list[Path]:
    """Return the folders and modules that hold the tests and the examples of packages."""
    candidates = (
        place
        for name in sorted(set(names) - SLOW)
        for place in (
            PACKAGE / name,
            PACKAGE / f"{name}.py",
            Path("tests") / name,
            Path("tests") / f"test_{name}.py",
        )
    )
    return [place for place in candidates if (HOME / place).exists()]


def main() -> int:
    """Run the checks and the tests; return the status of the first that fails."""
    tests = places(sys.argv[1:] or packages(changed()))
    commands = [*CHECKS]
    if tests:
        commands.append(("pytest", "-q", *map(str, tests)))
    for command in commands:
        tool = Path(sys.executable).parent / command[0]
        status = subprocess.run([tool, *command[1:]], cwd=HOME, check=False).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())

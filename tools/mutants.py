"""Break the code of evidence and verdicts bit by bit, and see whether the tests notice.

`make mutants` breaks the modules that `pyproject.toml` names under `tool.mutmut`, one place at a
time, and runs the tests that reach the place; `make mutants ARGS=judge/relations` breaks one module
alone. After each module it prints what part of the breaks the tests noticed, and every break they
did not, as a change of the code. It fails where a module falls below nine in ten.

A break that changes nothing anyone could see counts as not noticed all the same. Those that were
looked into are listed in `tests/mutants.yaml` with why no test can tell, and told apart.
"""

from __future__ import annotations

import ast
import difflib
import json
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import yaml

HOME = Path(__file__).parents[1]
TRIED = HOME / "mutants"  # where mutmut keeps the broken code, and what came of it
EQUIVALENTS = HOME / "tests" / "mutants.yaml"
LEAST = Fraction(9, 10)
FAILED = frozenset({1, 3})  # a test failed, or pytest could not go on
OUT_OF_TIME = frozenset({24, -24, 36, 152, -9})


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """One place of a module that was broken, as a change of the lines of a function."""

    function: str
    before: str  # the line before the first that was changed
    removed: str
    added: str

    def __str__(self) -> str:
        lines = [f"- {line}" for line in self.removed.splitlines()]
        lines += [f"+ {line}" for line in self.added.splitlines()]
        return "\n".join(f"        {line}" for line in (f"in {self.function}:", *lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class Equivalent:
    """A break that no test can notice."""

    module: str
    function: str
    was: str
    becomes: str
    why: str
    after: str = ""  # in the line before, where the function has several of the kind

    def is_made_by(self, module: str, change: Break) -> bool:
        """Whether a break is this one."""
        return (
            module.endswith(self.module)
            and change.function == self.function
            and self.after in change.before
            and self.was in change.removed
            and change.removed.replace(self.was, self.becomes) == change.added
        )


def modules(wanted: list[str]) -> list[str]:
    """Return the modules to break: those whose paths hold one of the words, all without any."""
    settings = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))
    every = list(settings["tool"]["mutmut"]["only_mutate"])
    return [path for path in every if not wanted or any(word in path for word in wanted)]


def equivalents() -> tuple[Equivalent, ...]:
    """Return the breaks that are known to change nothing."""
    rows = yaml.safe_load(EQUIVALENTS.read_text(encoding="utf-8"))
    return tuple(Equivalent(**row) for row in rows)


def run(module: str) -> None:
    """Let mutmut break a module and run the tests; keep what it writes beside the broken code."""
    dotted = ".".join(Path(module).with_suffix("").parts[1:])
    command = [str(Path(sys.executable).with_name("mutmut")), "run", f"{dotted}.*"]
    environment = os.environ | {"LAWS": "mutants"}
    TRIED.mkdir(exist_ok=True)
    log = TRIED / "run.log"
    with log.open("w", encoding="utf-8") as output:
        status = subprocess.run(
            command, cwd=HOME, env=environment, stdout=output, stderr=output, check=False
        ).returncode
    if status:
        sys.exit(f"{log.read_text(encoding='utf-8')[-3000:]}\nmutmut ended with {status}")


def endings(module: str) -> Mapping[str, int | None]:
    """Return the status the tests ended with for each break of a module, by its name."""
    record = json.loads((TRIED / f"{module}.meta").read_text(encoding="utf-8"))
    return dict(record["exit_code_by_key"])


def breaks(module: str, names: list[str]) -> Iterator[Break]:
    """Give what mutmut changed to make each of the named breaks."""
    text = (TRIED / module).read_text(encoding="utf-8")
    lines = text.splitlines()
    bodies = {
        node.name: [line.strip() for line in lines[node.lineno - 1 : node.end_lineno]]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
    }
    for name in names:
        broken = name.rpartition(".")[2]
        whole = re.sub(r"\d+$", "orig", broken)
        function = whole.removesuffix("__mutmut_orig")
        before, after = (
            [line.replace(each, function) for line in bodies[each]] for each in (whole, broken)
        )
        changes = [line for line in difflib.ndiff(before, after) if not line.startswith("? ")]
        place = next((place for place, line in enumerate(changes) if line[0] in "+-"), 0)
        yield Break(
            function=function.removeprefix("xǁ").removeprefix("x_").replace("ǁ", "."),
            before=changes[max(place - 1, 0)][2:],
            removed="\n".join(line[2:] for line in changes if line.startswith("- ")),
            added="\n".join(line[2:] for line in changes if line.startswith("+ ")),
        )


def tell(module: str, known: tuple[Equivalent, ...], seconds: float) -> bool:
    """Print how the tests did on a module; return whether that is well."""
    statuses = endings(module)
    late = sum(status in OUT_OF_TIME for status in statuses.values())
    missed = [name for name, status in statuses.items() if status not in FAILED | OUT_OF_TIME]
    untried = sum(status is None for status in statuses.values())
    every, noticed = len(statuses), len(statuses) - len(missed)
    score = Fraction(noticed, every)
    print(
        f"{module}: {noticed} of {every} noticed, {float(score):.1%}, {late} of them by the time "
        f"the tests took; {untried} not tried; in {seconds:.0f} s"
    )
    changes = tuple(breaks(module, missed))
    for change in changes:
        reasons = [each.why for each in known if each.is_made_by(module, change)]
        print(f"    {'changes nothing: ' + reasons[0] if reasons else 'not noticed:'}\n{change}")
    strays = [
        each
        for each in known
        if module.endswith(each.module)
        and not any(each.is_made_by(module, change) for change in changes)
    ]
    for stray in strays:
        print(f"    listed as changing nothing, but noticed, or not made: {stray}")
    sys.stdout.flush()
    return score >= LEAST and not untried and not strays


def main(arguments: list[str]) -> int:
    """Break, test and tell; return 1 where too little was noticed.

    Parameters
    ----------
    arguments : list of str
        Parts of the paths of the modules to break; all without any.
    """
    shutil.rmtree(TRIED, ignore_errors=True)
    known = equivalents()
    results = []
    for module in modules(arguments):
        begun = time.monotonic()
        run(module)
        results.append(tell(module, known, time.monotonic() - begun))
    return int(not results or not all(results))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

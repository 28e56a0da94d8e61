"""Print the state of the house: its size, its circles, and names that say little or say two things.

It measures and never fails: a figure that grows is a reason to look, not a rule.
"""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src" / "factcheck"
GENERATED = {PACKAGE / "wording" / "pages.py"}
FILLER = frozenset(
    "asked each found given held kept known left made rest said seen shown taken told "
    "wanted".split()
)


def modules() -> dict[str, ast.Module]:
    """Return the tree of every module of the package, by its dotted name."""
    trees = {}
    for path in sorted(set(PACKAGE.rglob("*.py")) - GENERATED):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        trees[name] = ast.parse(path.read_text(encoding="utf-8"))
    return trees


def imports(tree: ast.Module, names: frozenset[str]) -> Iterator[str]:
    """Return the modules of the package that a module imports when it runs, wherever it does.

    What is imported for types alone is no import at run time, and makes no circle.
    """
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and id(node) not in typing_only:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                target = inner if inner in names else node.module
                if target in names:
                    yield target


def circles(graph: Mapping[str, frozenset[str]]) -> list[tuple[str, ...]]:
    """Return the groups of modules that import each other, directly or by way of others."""
    reach = {name: _reachable(graph, name) for name in graph}
    groups = {
        tuple(sorted(other for other in reach[name] if name in reach[other]))
        for name in graph
        if name in reach[name]
    }
    return sorted(groups)


def _reachable(graph: Mapping[str, frozenset[str]], start: str) -> frozenset[str]:
    waiting, reached = list(graph[start]), set[str]()
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += graph[name]
    return frozenset(reached)


def bindings(tree: ast.Module) -> Iterator[str]:
    """Return every name that a module binds: variables, loop variables and parameters."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg


def main() -> None:
    """Print the figures, a package a line, then circles and class names with several meanings."""
    trees = modules()
    names = frozenset(trees)
    size, lines, bound, filler = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    classes = defaultdict(set)
    for name, tree in trees.items():
        package = [*name.split("."), "(top)"][1]
        size[package] += 1
        lines[package] += max((node.end_lineno or 0 for node in tree.body), default=0)
        for binding in bindings(tree):
            bound[package] += 1
            filler[package] += binding in FILLER
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                classes[node.name].add(name)
    print(f"{'package':12} {'modules':>8} {'lines':>7} {'filler names of 100':>20}")
    for package in sorted(size, key=lambda each: -lines[each]):
        share = 100 * filler[package] / (bound[package] or 1)
        print(f"{package:12} {size[package]:8} {lines[package]:7} {share:20.1f}")
    share = 100 * filler.total() / bound.total()
    print(f"{'all':12} {size.total():8} {lines.total():7} {share:20.1f}")
    graph = {name: frozenset(imports(tree, names)) - {name} for name, tree in trees.items()}
    found = circles(graph)
    print(f"\nCircles of imports: {len(found)}")
    for circle in found:
        print("  " + ", ".join(circle))
    repeated = {name: places for name, places in sorted(classes.items()) if len(places) > 1}
    print(f"\nClass names in several modules: {len(repeated)}")
    for name, places in repeated.items():
        print(f"  {name}: {', '.join(sorted(places))}")


if __name__ == "__main__":
    main()

"""Neovim in a terminal, set up by the page: keys go in, and what stands on the screen comes out.

    python -m tests.editor.neovim

walks a new project by hand, and prints a recording: what was typed, what was then shown, and how
long that took. Neovim 0.11 or later and tmux are needed, on the path or as `NVIM` says.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parents[2]
EARLIEST = (0, 11)  # of Neovim: what the page gives is of this version
WAIT = 30.0  # seconds for what is to be shown
GLANCE = 0.01  # seconds between two looks at the screen
REPORT = """\
# Annual report of the swimming pool

About 182,400 people came to swim, 8.5 % more than the year before. It was open on 312 days.
"""
GROWTH = "8.5 %$"


class Step(Struct, frozen=True, kw_only=True):
    """What was done, the line of the screen that then showed what was to be seen, and when."""

    aim: str
    keys: tuple[str, ...]
    shown: str
    seconds: float

    def __str__(self) -> str:
        keys = " ".join(self.keys)
        return f"{self.aim}\n  typed  {keys}\n  after  {self.seconds:.2f} s\n  shown  {self.shown}"


def program() -> str | None:
    """Return the path of a Neovim that is recent enough; None where there is none, or no tmux."""
    path = os.environ.get("NVIM") or shutil.which("nvim")
    if path is None or shutil.which("tmux") is None:
        return None
    told = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout
    version = re.match(r"NVIM v(\d+)\.(\d+)", told)
    recent = version is not None and (int(version[1]), int(version[2])) >= EARLIEST
    return path if recent else None


def settings() -> str:
    """Return what the page says should stand in `init.lua`."""
    page = (ROOT / "docs" / "editor.md").read_text("utf-8")
    return "".join(re.findall(r"```lua\n(.*?)```", page, re.DOTALL))


class Terminal:
    """A terminal with an editor in it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.steps: list[Step] = []

    def tmux(self, *words: str) -> str:
        command = ["tmux", "-L", self.name, "-f", os.devnull, *words]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def screen(self) -> str:
        """Return all that is shown."""
        return self.tmux("capture-pane", "-p")

    def see(self, aim: str, pattern: str, *keys: str, gone: bool = False) -> str:
        """Type keys, and wait until a line of the screen shows a pattern, or none does."""
        begun = time.monotonic()
        if keys:
            self.tmux("send-keys", *keys)
        while True:
            lines = [line.strip() for line in self.screen().split("\n")]
            found = [line for line in lines if re.search(pattern, line)]
            seconds = time.monotonic() - begun
            if bool(found) is not gone:
                shown = "(no longer shown)" if gone else found[0]
                self.steps.append(Step(aim=aim, keys=keys, shown=shown, seconds=seconds))
                return shown
            if seconds > WAIT:
                raise TimeoutError(f"{aim}: no {pattern!r} in\n{self.screen()}")
            time.sleep(GLANCE)


@contextmanager
def opened(neovim: str, project: Path, file: str) -> Iterator[Terminal]:
    """Open a file of a project in an editor that knows nothing but what the page says."""
    with tempfile.TemporaryDirectory() as home:
        (Path(home) / "nvim").mkdir()
        (Path(home) / "nvim" / "init.lua").write_text(settings(), "utf-8")
        told = {f"XDG_{name}_HOME": home for name in ("CONFIG", "STATE", "DATA", "CACHE")}
        told["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        told["PYTHONPATH"] = str(ROOT / "src")
        terminal = Terminal(f"factcheck-{os.getpid()}")
        start = ("new-session", "-d", "-x", "160", "-y", "50", "-c", str(project))
        given = [f"{name}={value}" for name, value in told.items()]
        terminal.tmux(*start, "env", *given, neovim, "-n", file)
        try:
            yield terminal
        finally:
            terminal.tmux("kill-server")


def project(folder: Path) -> Path:
    """Lay out a new project, with a report that its claims are of."""
    command = [sys.executable, "-m", "factcheck", "init", str(folder)]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    (folder / "example.md").write_text(REPORT, "utf-8")
    return folder


def walk(terminal: Terminal) -> None:
    """Do what one does who writes claims: each step waits for what it is to show."""
    see = terminal.see
    see("open a claim file", "is: 8.5 % *✘ 7.97 %")
    see("its verdict, behind the line", "is: 8.5 %.*claimed 8.5 %")
    see("hover over the figure", "182391 / 168924 - 1", f"/{GROWTH}", "Enter", "K")
    see("leave the hover", "182391 / 168924 - 1", "gg", gone=True)
    see("go to the cells", r"reference/pool\.csv +\d", f"/{GROWTH}", "Enter", "C-]")
    see("go back", r"claims/example\.yaml", "C-o")
    see("go to the indicator", r"reference/indicators\.yaml", "/of: /e+1", "Enter", "C-]")
    see("go back again", r"claims/example\.yaml", "C-o")
    see("complete a kind", "^kind: level", "gg/kind: growth", "Enter", "WC", "le", "C-x", "C-o")
    see("take it, and undo", "kind: growth", "Escape", "u")
    see("a word that is none", "levle", ":%s/kind: level/kind: levle/", "Enter")
    see("its fault", "Did you mean 'level'")
    see("what is offered", "1: Write 'level'", "gra")
    see("take it", "is: 8.5 %.*claimed 8.5 %", "1", "Enter")
    see("the slip that is named", "1: Write `since: 2022`", f"gg/{GROWTH}", "Enter", "gra")
    see("take it: the claim holds", "is: 8.5 % *✔", "1", "Enter")
    see("undo: it fails again", "is: 8.5 % *✘ 7.97 %", "u")
    see("change the figure", "is: 8.0 % *✔ 7.97 %$", ":%s/is: 8.5 %/is: 8.0 %/", "Enter")
    see("and back", "is: 8.5 % *✘ 7.97 %", "u")
    see("open the report", "8.5 % *✘.* more than", ":w | e example.md", "Enter")
    see("what no claim covers", "312 days.*■")


def main() -> int:
    """Walk a new project, and print the recording."""
    neovim = program()
    if neovim is None:
        sys.stdout.write("Neovim 0.11 or later and tmux are needed, on the path or as NVIM says.\n")
        return 2
    with (
        tempfile.TemporaryDirectory() as folder,
        opened(neovim, project(Path(folder) / "pool"), "claims/example.yaml") as terminal,
    ):
        try:
            walk(terminal)
        finally:
            sys.stdout.write("".join(f"{step}\n" for step in terminal.steps))
            sys.stdout.write(terminal.screen())
    return 0


if __name__ == "__main__":
    sys.exit(main())

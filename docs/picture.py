"""Draw docs/audit.svg: what an audit looks like in a terminal of 80 columns.

Run ``make picture`` after the terminal report has changed.
"""

import html
import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
COMMAND = ("audit", "claims/changzhi-2021.yaml", "-k", "gdp", "--colour", "always")
COLUMNS = 80
FAILED = 1  # what an audit that found something ends with


def drawing() -> str:
    """Run the audit and return its picture as SVG."""
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", *COMMAND],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": str(COLUMNS)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != FAILED:
        sys.exit(done.stderr)
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True)
    console.print(Text(f"$ factcheck {' '.join(COMMAND[:-2])}", style="bold"))
    console.print(Text.from_ansi(done.stdout.rstrip()))
    drawn = console.export_svg(title="factcheck", unique_id="audit")
    drawn = re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)  # fetches nothing
    return re.sub(r'(textLength=")([\d.]+)("[^>]*>)([^<]*)', widened, drawn)


def widened(found: re.Match[str]) -> str:
    """Give a run of text the room of its columns: Chinese characters take two each."""
    before, length, between, text = found.groups()
    shown = html.unescape(text)
    room = float(length) * cell_len(shown) / len(shown) if shown else float(length)
    return f"{before}{room:g}{between}{text}"


if __name__ == "__main__":
    (ROOT / "docs" / "audit.svg").write_text(drawing(), encoding="utf-8")

"""Take docs/check.png: the page of the example report, as a browser shows it.

Run ``make screen`` after that page has changed. It needs Chromium; fonts differ from one machine to
another, and so do the bytes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "docs" / "examples" / "ferries"
PICTURE = ROOT / "docs" / "check.png"
FAILED = 1  # what a check that found an error ends with
NAMES = ("chromium", "chromium-browser", "google-chrome")
SIZE = "1200,1560"


def page(folder: Path) -> Path:
    """Write the page of the example, and return where."""
    written = folder / "check.html"
    command = ("check", "review-2024.md", "--against", "data", "--output", str(written))
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", *command], cwd=EXAMPLE, check=False, text=True
    )
    if done.returncode != FAILED:
        sys.exit(f"the check of {EXAMPLE.name} ended with {done.returncode}")
    return written


def main() -> None:
    """Take the picture."""
    program = os.environ.get("BROWSER_PROGRAM") or next(filter(None, map(shutil.which, NAMES)), "")
    if not program:
        sys.exit("no Chromium on the path; BROWSER_PROGRAM may name one")
    with tempfile.TemporaryDirectory() as folder:
        options = ["--headless", "--disable-gpu", "--hide-scrollbars", "--no-first-run"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            options.append("--no-sandbox")
        subprocess.run(
            [
                program,
                *options,
                f"--user-data-dir={folder}/profile",
                f"--window-size={SIZE}",
                f"--screenshot={PICTURE}",
                page(Path(folder)).as_uri(),
            ],
            check=True,
            stderr=subprocess.DEVNULL,
        )


if __name__ == "__main__":
    main()

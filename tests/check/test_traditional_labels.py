"""Labels of a table in traditional characters are shown in them, and matched in either."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TABLE = "項目（億元）,2022年,2023年\n零售業總銷貨價值,470,480\n網上銷售價值,35,37\n"


@pytest.mark.parametrize(
    "report",
    ["2023年零售業總銷貨價值為500億元。", "2023年零售业总销货价值为500亿元。"],
)
def test_a_finding_names_a_cell_as_its_table_prints_it(tmp_path: Path, report: str) -> None:
    (tmp_path / "report.md").write_text(f"{report}\n", encoding="utf-8")
    (tmp_path / "sales.csv").write_text(TABLE, encoding="utf-8")
    command = (sys.executable, "-m", "factcheck", "check", "report.md", "--against", "sales.csv")
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "零售業總銷貨價值, 2023" in done.stdout
    assert "1 wrong" in done.stdout

"""What one would write with pandas: the table checked, and each claim laid beside its figures."""

import sys
from pathlib import Path

import pandas as pd

KEYS = ["area", "indicator", "period"]


def joined(folder: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read the table and the claims, and work out by how many half units each claim is off."""
    table = pd.read_csv(folder / "reference" / "table.csv")
    table["value"] = pd.to_numeric(table["value"])
    claims = pd.read_csv(folder / "claims.csv")
    figures = table[[*KEYS, "value"]]
    whole = claims.merge(figures, on=KEYS, how="left", suffixes=("", "_found"))
    bases = figures.rename(columns={"period": "base", "value": "before"})
    whole = whole.merge(bases, on=["area", "indicator", "base"], how="left")
    found = whole["value_found"]
    ratio = found / whole["before"]
    found = found.mask(whole["kind"] == "growth", (ratio - 1) * 100)
    found = found.mask(whole["kind"] == "multiple", ratio)
    half = 0.5 * 10.0 ** -whole["decimals"]
    whole["off"] = (found - whole["value"]).abs() / half - 1e-6
    return table, whole


def main() -> None:
    """Print how many claims do not fit."""
    table, whole = joined(Path(sys.argv[1]))
    if table.duplicated([*KEYS, "source"]).any() or table.isna().any(axis=None):
        sys.exit("the table has faults")
    print(int((whole["off"] > 1).sum()))


if __name__ == "__main__":
    main()

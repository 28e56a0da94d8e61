"""The same with pandas: claims joined to their figures, and a verdict written for each."""

import sys
from pathlib import Path

import pandas as pd

KEYS = ["area", "indicator", "period"]


def judged(folder: Path) -> pd.DataFrame:
    """Return the claims with what was found of each, and by how many half units each is off."""
    table = pd.read_csv(folder / "reference" / "table.csv")
    if table.duplicated([*KEYS, "source"]).any() or table.isna().any(axis=None):
        sys.exit("the table has faults")
    claims = pd.read_csv(folder / "claims.csv")
    figures = table[[*KEYS, "value"]]
    whole = claims.merge(figures, on=KEYS, how="left", suffixes=("", "_found"))
    bases = figures.rename(columns={"period": "base", "value": "before"})
    whole = whole.merge(bases, on=["area", "indicator", "base"], how="left")
    found = whole["value_found"]
    ratio = found / whole["before"]
    found = found.mask(whole["kind"] == "growth", (ratio - 1) * 100)
    whole["found"] = found.mask(whole["kind"] == "multiple", ratio)
    half = 0.5 * 10.0 ** -whole["decimals"]
    whole["off"] = (whole["found"] - whole["value"]).abs() / half - 1e-6
    return whole


def main() -> None:
    """Write the verdicts."""
    folder = Path(sys.argv[1])
    whole = judged(folder)
    whole["label"] = (whole["off"] > 1).map({True: "contradicted", False: "supported"})
    columns = ["id", "kind", "label", "value", "found"]
    whole[columns].to_csv(folder / "with-pandas.csv", index=False)


if __name__ == "__main__":
    main()

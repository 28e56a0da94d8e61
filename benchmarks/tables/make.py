"""Make a world of figures, and claims about it as tables: as numbers, and as they are printed."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "peers"))

import world

HEAD = ("id", "kind", "of", "area", "period", "since", "is", "published")
UNITS = {"level": " t", "growth": " %", "multiple": " times"}


def main() -> None:
    """Write claims.csv for the peers, and claims-as-printed in each format."""
    folder, cells, claims = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    world.make(folder, cells, claims)
    (folder / "claims.yaml").unlink()
    printed = folder / "claims-as-printed.csv"
    with (
        (folder / "claims.csv").open(encoding="utf-8", newline="") as numbers,
        printed.open("w", encoding="utf-8", newline="") as rows,
        (folder / "claims-as-printed.jsonl").open("w", encoding="utf-8") as lines,
    ):
        table = csv.writer(rows, lineterminator="\n")
        table.writerow(HEAD)
        for claim in csv.DictReader(numbers):
            kind = claim["kind"]
            since = claim["base"] if kind == "multiple" else ""
            subject = (claim["id"], kind, claim["indicator"], claim["area"], claim["period"])
            row = (*subject, since, claim["value"] + UNITS[kind], "2025-02-01")
            table.writerow(row)
            lines.write(json.dumps(dict(zip(HEAD, row, strict=True))) + "\n")
    texts = pa_csv.ConvertOptions(column_types=dict.fromkeys(HEAD, pa.string()))
    pq.write_table(
        pa_csv.read_csv(printed, convert_options=texts), folder / "claims-as-printed.parquet"
    )


if __name__ == "__main__":
    main()

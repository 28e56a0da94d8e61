"""The same with pointblank: steps over the table, and over the claims beside their figures."""

import sys
from pathlib import Path

import pointblank as pb
from with_pandas import KEYS, joined


def main() -> None:
    """Print how many claims do not fit."""
    table, whole = joined(Path(sys.argv[1]))
    sound = (
        pb.Validate(data=table)
        .col_vals_not_null(columns=[*KEYS, "value", "source"])
        .rows_distinct(columns_subset=[*KEYS, "source"])
        .interrogate()
    )
    if not sound.all_passed():
        sys.exit("the table has faults")
    print(pb.Validate(data=whole).col_vals_le("off", 1).interrogate().n_failed(i=1, scalar=True))


if __name__ == "__main__":
    main()

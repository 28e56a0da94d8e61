"""The same with pandera: a schema of the table, and one of the claims beside their figures."""

import sys
from pathlib import Path

import pandera.pandas as pa
from with_pandas import KEYS, joined

TABLE = pa.DataFrameSchema(
    {"value": pa.Column(float), **{key: pa.Column() for key in [*KEYS, "source"]}},
    unique=[*KEYS, "source"],
)
CLAIMS = pa.DataFrameSchema({"off": pa.Column(float, pa.Check.le(1))})


def main() -> None:
    """Print how many claims do not fit."""
    table, whole = joined(Path(sys.argv[1]))
    TABLE.validate(table)
    try:
        CLAIMS.validate(whole, lazy=True)
    except pa.errors.SchemaErrors as error:
        print(len(error.failure_cases))


if __name__ == "__main__":
    main()

"""The same with pandera: a schema of the claims beside their figures, and its failures written."""

import sys
from pathlib import Path

import pandera.pandas as pa
from with_pandas import judged

CLAIMS = pa.DataFrameSchema({"off": pa.Column(float, pa.Check.le(1))})


def main() -> None:
    """Write the verdicts."""
    folder = Path(sys.argv[1])
    whole = judged(folder)
    whole["label"] = "supported"
    try:
        CLAIMS.validate(whole, lazy=True)
    except pa.errors.SchemaErrors as error:
        whole.loc[error.failure_cases["index"], "label"] = "contradicted"
    columns = ["id", "kind", "label", "value", "found"]
    whole[columns].to_csv(folder / "with-pandera.csv", index=False)


if __name__ == "__main__":
    main()

"""The same with Great Expectations: a suite for the table, and one for the claims."""

import sys
from pathlib import Path

import great_expectations as gx
import great_expectations.expectations as gxe
from with_pandas import KEYS, joined


def main() -> None:
    """Print how many claims do not fit."""
    table, whole = joined(Path(sys.argv[1]))
    context = gx.get_context(mode="ephemeral")
    source = context.data_sources.add_pandas("frames")

    def result(name, frame, expectation):  # noqa: ANN001, ANN202 - what it is given has no public type
        asset = source.add_dataframe_asset(name)
        batch = asset.add_batch_definition_whole_dataframe(name)
        return batch.get_batch(batch_parameters={"dataframe": frame}).validate(expectation)

    distinct = gxe.ExpectCompoundColumnsToBeUnique(column_list=[*KEYS, "source"])
    if not result("table", table, distinct).success:
        sys.exit("the table has faults")
    fits = gxe.ExpectColumnValuesToBeBetween(column="off", max_value=1)
    print(result("claims", whole, fits).result["unexpected_count"])


if __name__ == "__main__":
    main()

"""The same with DuckDB, in SQL."""

import sys
from pathlib import Path

import duckdb

CHECKS = """
    SELECT (SELECT count(*) FROM reference WHERE try_cast(value AS DOUBLE) IS NULL),
           (SELECT count(*) FROM (SELECT 1 FROM reference
            GROUP BY area, indicator, period, source HAVING count(*) > 1))
"""
VERDICTS = """
    COPY (
        SELECT id, kind, value, found,
            CASE WHEN abs(found - value) > 0.5 * 10.0 ** -decimals + 1e-9
                THEN 'contradicted' ELSE 'supported' END AS label
        FROM (
            SELECT c.id, c.kind, c.value, c.decimals, CASE c.kind
                WHEN 'level' THEN x.value::DOUBLE
                WHEN 'growth' THEN (x.value::DOUBLE / y.value::DOUBLE - 1) * 100
                ELSE x.value::DOUBLE / y.value::DOUBLE END AS found
            FROM claims c
            JOIN reference x
                ON (x.area, x.indicator, x.period::INT) = (c.area, c.indicator, c.period)
            LEFT JOIN reference y
                ON (y.area, y.indicator, y.period::INT) = (c.area, c.indicator, c.base)
        )
    ) TO '{}' (HEADER)
"""


def main() -> None:
    """Write the verdicts."""
    folder = Path(sys.argv[1])
    with duckdb.connect() as database:
        table = folder / "reference" / "table.csv"
        database.execute(f"CREATE TABLE reference AS FROM read_csv('{table}', all_varchar = true)")
        database.execute(f"CREATE TABLE claims AS FROM read_csv('{folder / 'claims.csv'}')")
        if any(database.execute(CHECKS).fetchall()[0]):
            sys.exit("the table has faults")
        database.execute(VERDICTS.format(folder / "with-duckdb.csv"))


if __name__ == "__main__":
    main()

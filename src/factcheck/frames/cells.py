"""The text of one cell: what a value of a DataFrame would be printed as."""

from __future__ import annotations

from datetime import datetime, time
from decimal import Decimal

import pandas as pd


def printed(value: object) -> str:
    """Write a label or a name: 2021.0 as 2021, midnight as its day, nothing where there is none.

    Examples
    --------
    >>> printed(2021.0), printed(datetime(2021, 3, 4)), printed(float("nan"))
    ('2021', '2021-03-04', '')
    """
    if value is None or value is pd.NaT or value is pd.NA:
        return ""
    if isinstance(value, float):
        return "" if value != value else f"{value:.15g}"  # noqa: PLR0124 - NaN is what differs from itself
    if isinstance(value, datetime) and value.time() == time():
        return str(value.date())
    return str(value)


def measured(value: object, digits: int) -> str:
    """Write a value; one of floating point to the significant digits that it surely has.

    Examples
    --------
    >>> measured(166.4, 15), measured(7.2e18, 15), measured(166, 15), measured("166.40", 15)
    ('166.400000000000', '7.20000000000000e+18', '166', '166.40')
    """
    if not isinstance(value, float) or value != value:  # noqa: PLR0124 - as above
        return printed(value)
    known = f"{value:.{digits - 1}e}"
    return f"{Decimal(known):f}" if abs(value) < 10**digits else known

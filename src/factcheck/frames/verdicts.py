"""The verdicts of a table of claims as a DataFrame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from factcheck.bulk.verdicts import COLUMNS, VerdictBlock
from factcheck.bulk.writing import SEPARATOR

_FEW = ("document", "kind", "label", "reason", "flags")  # words that many rows share


def frame_of_verdicts(blocks: Iterable[VerdictBlock]) -> pd.DataFrame:
    """Return a table of one row a claim, indexed by the number of its row.

    Blocks are taken in one after another, and what many rows share is held once.

    Parameters
    ----------
    blocks : iterable of VerdictBlock
        As `factcheck.bulk.audit_file` yields them.

    Returns
    -------
    DataFrame, shape (claims, 11)
        Columns as in `factcheck.bulk.COLUMNS`; several flags or cells of a row stand in one text,
        parted by "; ". ``low`` and ``high`` are floats in base units, NaN where nothing bounds what
        was found.

    Examples
    --------
    >>> from factcheck.bulk.verdicts import VerdictBlock, VerdictRow
    >>> row = VerdictRow(1, "d", "a", "level", "supported", "", (), "2 kg", "2 kg", 2.0, 2.0, ())
    >>> frame_of_verdicts([VerdictBlock.of([row])])["label"].tolist()
    ['supported']
    """
    parts = [_part(block) for block in blocks if len(block)]
    if not parts:
        return pd.DataFrame(columns=list(COLUMNS)).set_index("row")
    whole = {
        name: pd.concat([part[name] for part in parts], ignore_index=True)
        if name not in _FEW
        else pd.Series(pd.api.types.union_categoricals([part[name] for part in parts]))
        for name in COLUMNS
    }
    return pd.DataFrame(whole).set_index("row")


def _part(block: VerdictBlock) -> dict[str, pd.Series[Any]]:
    columns: dict[str, Sequence[Any]] = dict(zip(COLUMNS, block.columns, strict=True))
    for name in ("flags", "cells"):
        columns[name] = [SEPARATOR.join(several) for several in columns[name]]
    return {
        name: pd.Series(
            column,
            dtype="category" if name in _FEW else _TYPES.get(name, "str"),
        )
        for name, column in columns.items()
    }


_TYPES = {"row": "int64", "low": "float64", "high": "float64"}

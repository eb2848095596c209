"""Rows as a pandas DataFrame. pandas is an extra, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from loader.errors import UsageError
from loader.graph import Date, DateTime, Value

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["data_frame"]


def data_frame(columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> DataFrame:
    """One column for each, typed by what is in it; `Result.to_df` says how."""
    try:
        import pandas as pd  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError("to_df needs pandas", remedy="install whomet[notebook]") from error
    made = {index: _series(pd, [row[index] for row in rows]) for index in range(len(columns))}
    frame = pd.DataFrame(made, index=range(len(rows)))
    frame.columns = pd.Index(list(columns), dtype=object)
    return frame


def _series(pd: Any, values: list[Value]) -> Any:
    present = [value for value in values if value is not None]
    full = len(present) == len(values)
    kinds = {type(value) for value in present}
    if kinds == {Date}:
        return pd.Series([v and v.to_native().isoformat() for v in values], dtype="datetime64[s]")
    if kinds == {DateTime} and len({v.utc_offset() for v in present}) == 1:
        return pd.to_datetime(pd.Series([v and v.to_native() for v in values]))
    if kinds == {bool}:
        return pd.Series(values, dtype="bool" if full else "boolean")
    if kinds == {int} and all(-(2**63) <= v < 2**63 for v in present):
        return pd.Series(values, dtype="int64" if full else "Int64")
    if kinds and kinds <= {int, float} and float in kinds:
        return pd.Series(values, dtype="float64")
    return pd.Series(values) if kinds == {str} and _is_encodable(present) else pd.Series(values, dtype=object)


def _is_encodable(texts: list[str]) -> bool:
    """Whether no text has half of a surrogate pair, which pandas' own columns of text refuse."""
    try:
        "".join(texts).encode()
    except UnicodeEncodeError:
        return False
    return True

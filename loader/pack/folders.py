"""Where the queries and the seeds are, in a wheel and in a checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from loader.errors import PackError

__all__ = ["pack_folder"]

_PACKAGE = Path(__file__).resolve().parent.parent


def pack_folder(kind: Literal["queries", "seeds"]) -> Path:
    """The folder of the saved queries or of the seeds that came with whomet.

    A wheel carries them inside the package; in a checkout they stand beside it. Raises PackError if neither
    is there.
    """
    packed, checkout = _PACKAGE / "_pack" / kind, _PACKAGE.parent / kind
    if packed.is_dir():
        return packed
    if checkout.is_dir() and (_PACKAGE.parent / "pyproject.toml").is_file():
        return checkout
    raise PackError(f"whomet's own {kind} are in neither {packed} nor {checkout}", remedy="install whomet again")

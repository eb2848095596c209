"""A picture as a file and in a notebook."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from loader.errors import UsageError
from loader.files import write_chunks

__all__ = ["Picture"]

_OTHER_KINDS = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".pdf", ".eps", ".tif", ".tiff"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture; a notebook shows it. `svg` is the whole file."""

    svg: str = field(repr=False)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the SVG to a file. Raises UsageError for a path that cannot be written, or that names another kind of
        picture."""
        if Path(path).suffix.lower() in _OTHER_KINDS:
            raise UsageError(f"{path}: pictures are SVG", remedy="name a file that ends in .svg")
        write_chunks(Path(path), [self.svg.encode()])

    def _repr_svg_(self) -> str:
        return self.svg

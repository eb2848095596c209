"""The command `whomet`: makes sure that the package `loader` is the one that belongs to it, then runs it.

`loader` is a common name. Another package of that name, earlier on the path, would otherwise end in a riddle.
"""

from __future__ import annotations

import importlib.util
import os
import signal
import sys
from pathlib import Path


def main() -> None:
    """Run the command line and exit."""
    for stream, mode in (("stdout", "w"), ("stderr", "w")):
        if getattr(sys, stream) is None:  # closed by whoever started us
            setattr(sys, stream, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - open to the end
    interrupts = signal.signal(signal.SIGINT, _end) if signal.getsignal(signal.SIGINT) != signal.SIG_IGN else None
    stranger = _stranger()
    if stranger is not None:
        sys.stderr.write(
            f"whomet: another package called 'loader' stands in the way: {stranger}\n"
            "Run whomet in an environment of its own, or take that folder from PYTHONPATH.\n"
        )
        sys.exit(2)
    from loader.cli import main as run  # noqa: PLC0415 - only now is it known to be ours

    if interrupts is not None:
        signal.signal(signal.SIGINT, interrupts)
    try:
        run()
    except KeyboardInterrupt:
        sys.exit(130)


def _end(*_: object) -> None:
    """While modules are loaded nothing has begun, and an exception would come out of any of them as a traceback."""
    os._exit(130)


def _stranger() -> str | None:
    """Where Python finds `loader`, if that is not beside this file."""
    found = importlib.util.find_spec("loader")
    own = Path(__file__).resolve().parent / "loader" / "__init__.py"
    if found is not None and found.origin is not None and Path(found.origin).resolve() == own:
        return None
    return str(found.origin or found.submodule_search_locations) if found else "nowhere on the path"


if __name__ == "__main__":
    main()

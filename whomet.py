"""The command `whomet`, and the same interface as `loader` has: `import whomet` gives what `import loader` gives.

Both make sure first that the package `loader` is the one that belongs here. It is a common name, and another package
of that name, earlier on the path, would otherwise end in a riddle.
"""

from __future__ import annotations

import _thread
import contextlib
import gc
import importlib
import importlib.util
import os
import pathlib
import signal
import sys
import time
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from loader import *  # noqa: F403


def __getattr__(name: str) -> Any:
    if name in ("__path__", "__spec__", "__wrapped__"):
        raise AttributeError(name)
    return getattr(_ours(), name)


def __dir__() -> list[str]:
    return dir(_ours())


@cache
def _ours() -> Any:
    """The package, if it is ours. Raises ImportError for a stranger."""
    stranger = _stranger()
    if stranger is not None:
        raise ImportError(_IN_THE_WAY.format(stranger))
    return importlib.import_module("loader")


_IN_THE_WAY = """another package called 'loader' stands in the way: {}
Run whomet in an environment of its own, or take that folder from PYTHONPATH."""


_NEW_THINGS = 300_000
"""So many of them before Python looks for circles: what a command imports is more than it leaves behind."""


def main() -> None:
    """Run the command line and exit."""
    gc.set_threshold(_NEW_THINGS)
    for stream, mode in (("stdout", "w"), ("stderr", "w")):
        if getattr(sys, stream) is None:  # closed by whoever started us
            setattr(sys, stream, pathlib.Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - open to the end
    interrupts = signal.signal(signal.SIGINT, _end) if signal.getsignal(signal.SIGINT) != signal.SIG_IGN else None
    try:
        _ours()
    except ImportError as error:
        sys.stderr.write(f"whomet: {error}\n")
        sys.exit(2)
    from loader.cli import main as run  # noqa: PLC0415 - only now is it known to be ours

    if interrupts is not None:
        signal.signal(signal.SIGINT, interrupts)
    sys.unraisablehook = _again
    try:
        run()
    except KeyboardInterrupt:
        _end()
    except Exception as error:
        if _is_interrupt(error):
            _end()
        raise
    except SystemExit as ending:
        if ending.code == _INTERRUPTED:
            _end()
        raise
    finally:
        gc.freeze()  # the process ends: nobody need look through all that there is once more


_INTERRUPTED = 130


def _is_interrupt(error: Exception) -> bool:
    """Whether an error hides an interrupt: pydantic makes one of its own of what comes while it builds a validator, as
    it does when a module is first needed."""
    return type(error).__name__ == "SchemaError" and "KeyboardInterrupt" in str(error)


def _end(*_: object) -> None:
    """End at once. While modules are loaded nothing has begun, and an exception would come out of any of them as a
    traceback; later the interrupt holds on to what there was, so that nobody waits until millions of rows are freed."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, RuntimeError):
            stream.flush()
    os._exit(_INTERRUPTED)


def _again(unraisable: sys.UnraisableHookArgs) -> None:
    """An interrupt that came while Python ran a callback of its own, as it does while it loads modules, would be lost
    there with a traceback. It is sent once more, when that callback has ended."""
    if isinstance(unraisable.exc_value, KeyboardInterrupt):
        _thread.start_new_thread(_interrupt, (_thread.get_ident(),))
    else:
        sys.__unraisablehook__(unraisable)


def _interrupt(thread: int) -> None:
    time.sleep(0.01)
    if sys.platform == "win32":
        _thread.interrupt_main()
    else:  # which ends a wait of the thread, too
        signal.pthread_kill(thread, signal.SIGINT)


def _stranger() -> str | None:
    """Where Python finds `loader`, if that is not beside this file."""
    found = importlib.util.find_spec("loader")
    own = pathlib.Path(__file__).resolve().parent / "loader" / "__init__.py"
    if found is not None and found.origin is not None and pathlib.Path(found.origin).resolve() == own:
        return None
    return str(found.origin or found.submodule_search_locations) if found else "nowhere on the path"


if __name__ == "__main__":
    main()

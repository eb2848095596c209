"""What every test may ask for."""

import os
import signal

from hypothesis import settings

pytest_plugins = ["tests.servers.fixtures"]

# The same examples each time, so that a change is judged and not the dice; `make test-laws` throws them anew.
settings.register_profile("repeatable", derandomize=True)
settings.register_profile("random", print_blob=True)
settings.load_profile("random" if "WHOMET_RANDOM" in os.environ else "repeatable")

# A shell makes what it starts in the background deaf to Ctrl-C, and so all that this starts in turn.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

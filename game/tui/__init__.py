"""The game in a terminal. Screens show the views of a call and send commands to its line.

Textual needs asyncio, and asyncio loads OpenSSL in case somebody wants to talk to a server. Nobody
does here, and it takes 3 MB of memory for as long as a call lasts.
"""

import sys

if "asyncio" not in sys.modules and "ssl" not in sys.modules:
    # asyncio takes this for a Python built without it, which it is made to work with. Whoever
    # imports it later finds it as ever.
    sys.modules["ssl"] = None  # type: ignore[assignment]  # None hides it
    try:
        import asyncio  # noqa: F401 - only so that it is there
    finally:
        del sys.modules["ssl"]

"""The app in a real pseudo-terminal beside a bare Textual app: start, key to repaint, memory.

Both programs are started in turns, ours and the bare one, so that a machine whose speed drifts
drifts for both. What counts is the ratio, pair by pair. The start is measured again beside itself:
with a record full of calls, and with an empty one.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from bench.memory import measure_memory
from bench.record import fill
from bench.speed import measure_speed
from bench.with_record import measure_record


def main() -> int:
    """Print the figures and the ratios; 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--keys", type=int, default=6, help="key presses in a round")
    parser.add_argument("--seconds", type=int, default=60, help="of a call, before memory is read")
    parser.add_argument("--calls", type=int, default=100_000, help="kept in the full record")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        empty, full = folder / "empty", folder / "full"
        speed = measure_speed(options.rounds, options.keys, empty)
        memory = measure_memory(options.seconds, empty)
        began = perf_counter()
        fill(full, options.calls)
        print(f"record     {options.calls:,} calls written in {perf_counter() - began:.0f} s")
        record = measure_record(options.rounds, full, empty)
    return 0 if speed and memory and record else 1


if __name__ == "__main__":
    sys.exit(main())

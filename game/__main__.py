"""`python -m game` is `callcraft`."""

import sys

from game.cli import main

sys.exit(main())

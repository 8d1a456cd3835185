"""`python -m app` is the same program as `gatehouse`."""

import sys

from app.cli import main

if __name__ == "__main__":  # a process that the program starts for its own work imports this, too
    sys.exit(main())

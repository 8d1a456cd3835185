"""`python -m app` is the same program as `gatehouse`."""

import sys

from app.cli import main

sys.exit(main())

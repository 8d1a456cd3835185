"""The scripted shift at a hub that runs elsewhere: `FOLDER HUB_URL`."""

import sys
from pathlib import Path

from app.demo.headless import play_headless

if __name__ == "__main__":
    sys.exit(play_headless(Path(sys.argv[1]), "light", sys.argv[2]))

"""The hub of a demo port in a process of its own, so that it can be killed: `FOLDER PORT`."""

import sys
from pathlib import Path

from app.demo.port import DemoPort
from app.hub.server import listen, run

if __name__ == "__main__":
    run(DemoPort(Path(sys.argv[1])).open_hub(), listen("127.0.0.1", int(sys.argv[2])))

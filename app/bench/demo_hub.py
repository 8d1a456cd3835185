"""The hub of a demo port in a process of its own, as at a port: `FOLDER` as the argument.

It prints its address and serves until its standard input is closed.
"""

import sys
from pathlib import Path

from app.courtesy import work_in_background
from app.demo.port import DemoPort
from app.hub.server import RunningHub

if __name__ == "__main__":
    work_in_background()  # a port's hub is another machine: it takes no processor from a desk
    with RunningHub(DemoPort(Path(sys.argv[1])).open_hub()) as running:
        sys.stdout.write(running.url + "\n")
        sys.stdout.flush()
        sys.stdin.read()

"""Fuzzes one target: `python -m tests.fuzz.run_atheris TARGET [-runs=N] [-max_total_time=SECONDS]`.

What follows the target goes to libFuzzer. It ends with 0 after the last run, and otherwise with a
traceback and the bytes that did it. Atheris owns its process: it never returns.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["app.documents"]):
    from tests.fuzz.targets import TARGETS, seeds

_SEEDS = 60


def main() -> None:
    """Run the target that the command line names."""
    name, *options = sys.argv[1:]
    corpus = Path(tempfile.mkdtemp(prefix="gatehouse-fuzz-"))
    for number, seed in enumerate(seeds(_SEEDS)):
        (corpus / str(number)).write_bytes(seed)
    atheris.Setup([sys.argv[0], *options, str(corpus)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()

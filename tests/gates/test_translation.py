"""Every sentence reaches the translators."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from app.problems import SENTENCES
from tests.gates.checkout import ROOT


def test_every_sentence_is_extracted(tmp_path: Path) -> None:
    catalog = tmp_path / "gatehouse.ts"
    command = ["-extensions", "py"]
    done = subprocess.run(
        [Path(sys.executable).parent / "pyside6-lupdate", *command, "app", "-ts", catalog],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""
    sources = {s.text for s in ElementTree.parse(catalog).iter("source")}  # noqa: S314 - our own file
    assert set(SENTENCES.values()) - sources == set()

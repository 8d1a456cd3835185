"""`gatehouse draw verify`: who was drawn, and who was not, exactly as the revealed seeds say."""

import argparse
import sys
from pathlib import Path

from app.bootstrap.workstation import store_path
from app.problems import Problem, ProblemCode
from app.records.draw_proving import prove_draws
from app.records.store import Store
from app.records.vaults import KeyringVault, KeyVault
from app.screening.draw_proof import DrawFault, DrawProof
from app.settings import read_station

_WORDS = {
    DrawFault.NOT_BOUND: "drawn before any seed was committed to",
    DrawFault.SEED_DIFFERS: "the revealed seed is not the one that was committed to",
    DrawFault.RATE_DIFFERS: "another rate than the duty began with",
    DrawFault.WRONGLY_DRAWN: "drawn, and the seed says not",
    DrawFault.WRONGLY_NOT_DRAWN: "not drawn, and the seed says drawn",
    DrawFault.TWICE: "a second draw for the same people",
    DrawFault.MISSING: "asked about without a draw",
    DrawFault.TAKEN_BACK: "what the draw said did not stand",
}
_MOST_SHOWN = 20


def verify(arguments: argparse.Namespace) -> int:
    """Judge the draws of this station's log or of a copy; 1 when one of them was not right.

    That the log itself is whole, `verify-log` says.

    Raises:
        Problem: FILE_MISSING, STORE_*, KEY*.
    """
    proof = verify_draws(arguments.home, KeyringVault(), arguments.log)
    sys.stdout.write("\n".join(_in_words(proof)) + "\n")
    return 1 if proof.faults else 0


def verify_draws(home: Path, vault: KeyVault, log: Path | None = None) -> DrawProof:
    """Judge the draws in the store of the station in `home`, or in a copy of it.

    Raises:
        Problem: As `verify`.
    """
    if log is not None and not log.is_file():
        raise Problem(ProblemCode.FILE_MISSING)
    keys = vault.load(read_station(home).station)
    with Store.open(log or store_path(home), keys, read_only=True) as store:
        return prove_draws(store)


def _in_words(proof: DrawProof) -> list[str]:
    counted = f"{proof.drawn} drawn and {proof.not_drawn} not drawn, as the seeds say"
    for count, words in (
        (proof.paused, "left out by a pause"),
        (proof.open, "open until their duty ends"),
        (proof.elsewhere, "drawn in line at another desk"),
    ):
        counted += f"; {count} {words}" if count else ""
    if not proof.faults:
        return [f"Every draw is right: {counted}."]
    lines = [
        f"  event {each.seq}: {_WORDS[each.fault]} ({each.subject})"
        for each in proof.faults[:_MOST_SHOWN]
    ]
    left = len(proof.faults) - len(lines)
    lines += [f"  and {left} more"] if left else []
    return [f"NOT every draw is right: {len(proof.faults)} are wrong. {counted}.", *lines]

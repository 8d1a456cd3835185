"""Known problems: each is one clear sentence for the officer and the next step.

A `Problem` is something the world did (a file, a disk, a network, a keyring); anything else that is
raised is a bug.
"""

from app.problems.codes import ProblemCode
from app.problems.sentences import QT_TRANSLATE_NOOP, SENTENCES

__all__ = ["QT_TRANSLATE_NOOP", "SENTENCES", "Problem", "ProblemCode"]


class Problem(Exception):  # noqa: N818 - the officer's word; it is not always an error
    """A known problem, with the sentence the officer reads.

    Attributes:
        code: Which problem it is.
        detail: A technical word for the log and for support; no personal data.
    """

    def __init__(self, code: ProblemCode, detail: str = "") -> None:
        """Make the problem; `detail` may name a limit or a technical cause, never a person."""
        super().__init__(f"{SENTENCES[code]} [{code}{': ' + detail if detail else ''}]")
        self.code = code
        self.detail = detail

    @property
    def sentence(self) -> str:
        """What happened and what to do next, in English."""
        return SENTENCES[self.code]

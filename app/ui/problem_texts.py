"""Known problems in the officer's language."""

from PySide6.QtCore import QCoreApplication

from app.problems import SENTENCES, Problem, ProblemCode


def problem_words(problem: Problem | ProblemCode) -> str:
    """Return what happened and what to do next."""
    code, detail = (problem.code, problem.detail) if isinstance(problem, Problem) else (problem, "")
    if detail and code is ProblemCode.SIGN_IN_LOCKED_OUT:
        words = QCoreApplication.translate(
            "Problem", "Too many wrong PINs. Wait until {time}, or ask your supervisor."
        )
        return words.format(time=detail)
    if detail and code is ProblemCode.RADIOGRAPH_COMPRESSION:
        words = QCoreApplication.translate(
            "Problem",
            "The radiograph is compressed in a way that cannot be read here ({way}). "
            "Have the scanner send it uncompressed.",
        )
        return words.format(way=detail)
    return QCoreApplication.translate("Problem", SENTENCES[code])

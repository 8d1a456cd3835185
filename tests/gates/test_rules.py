"""The project's own rules, which no tool knows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.gates.checkout import ROOT, files, place, python_files, syntax

_LONGEST_FILE = 400
_TOP_LEVEL = {"pyproject.toml", "README.md", "app", "resources", "tests", "installers", "i18n"}
_WAITS = {("qtbot", "wait"), ("QTest", "qWait"), ("time", "sleep"), ("asyncio", "sleep")}
# An address of a package mirror, or a path of the machine it was written on.
_LOCAL = re.compile(
    r"(?<![\w.$}])/(?:work|root|home/\w+)/|https?://[^\s)\"']*/(?:simple|packages|pool)/"
    r"|--(?:extra-)?index-url|--find-links"
)
_REASON = {
    "noqa": re.compile(r"#\s*noqa: [A-Z]+\d+(, ?[A-Z]+\d+)* - \w"),
    "type: ignore": re.compile(r"#\s*type: ignore\[[\w, -]+\]\s+# ?\w"),
}


def test_the_top_level_holds_only_what_belongs_there() -> None:
    names = {path.relative_to(ROOT).parts[0] for path in files()}
    assert {name for name in names if not name.startswith(".")} <= _TOP_LEVEL


def test_no_file_grows_past_one_reason_to_change() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files("app", "tests")
    }
    assert {name: n for name, n in lengths.items() if n > _LONGEST_FILE} == {}


def test_every_string_for_translation_is_a_fixed_one() -> None:
    """An f-string is put together before `tr` sees it: the catalog never holds that text."""
    calls = {"tr", "translate", "QT_TRANSLATE_NOOP"}
    wrong = [
        place(path, call.lineno)
        for path in python_files("app")
        for call in _calls(path)
        if _called(call)[1] in calls and any(isinstance(a, ast.JoinedStr) for a in call.args)
    ]
    assert not wrong, "\n".join(wrong)


def test_tests_wait_for_what_happens_never_for_time_to_pass() -> None:
    waits = [
        place(path, call.lineno)
        for path in python_files("tests")
        for call in _calls(path)
        if _called(call) in _WAITS
    ]
    assert not waits, "\n".join(waits)


def test_every_exception_to_a_rule_says_why() -> None:
    silent = [
        place(path, number)
        for path in python_files("app", "tests")
        if path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for mark, with_reason in _REASON.items()
        if re.search(rf"#\s*{mark}", line) and not with_reason.search(line)
    ]
    assert not silent, "\n".join(silent)


def test_every_skipped_test_says_why() -> None:
    silent = [
        place(path, call.lineno)
        for path in python_files("tests")
        for call in _calls(path)
        if _called(call)[1] in {"skip", "skipif", "xfail"} and not _says_why(call)
    ]
    assert not silent, "\n".join(silent)


def test_nothing_names_the_machine_it_was_written_on() -> None:
    named = [
        place(path, number)
        for path in files()
        if path != Path(__file__) and (text := _text(path)) is not None
        for number, line in enumerate(text.splitlines(), 1)
        if _LOCAL.search(line)
    ]
    assert not named, "\n".join(named)


def _calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(syntax(path)) if isinstance(node, ast.Call))


def _called(call: ast.Call) -> tuple[str, str]:
    """Return what a call names: `qtbot.wait()` is (qtbot, wait), `tr()` is ("", tr)."""
    target = call.func
    if isinstance(target, ast.Attribute):
        owner = target.value
        return (owner.id if isinstance(owner, ast.Name) else "", target.attr)
    return "", target.id if isinstance(target, ast.Name) else ""


def _says_why(call: ast.Call) -> bool:
    """Inside a test the reason may stand alone; in a mark only its name tells what it is."""
    alone = _called(call)[0] == "pytest" and bool(call.args)
    return alone or any(keyword.arg == "reason" for keyword in call.keywords)


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None

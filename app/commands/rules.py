"""`gatehouse rules`: whether a rule pack would be taken, and what its rules may look at."""

import argparse
import sys
from datetime import date
from pathlib import Path

from app.packs.pack_format import RULES
from app.problems import Problem, ProblemCode
from app.screening.rule_packs.inputs import described
from app.screening.rule_packs.loader import PackRefused, load_pack
from app.screening.rule_packs.rule import PackRule, RuleMode, RulePack
from app.screening.rule_packs.yaml_tree import LARGEST


def check(arguments: argparse.Namespace) -> int:
    """Say what is wrong with a pack, place by place, or what is in it; 1 if it is refused.

    Raises:
        Problem: FILE_MISSING, ARGUMENTS_WRONG.
        OSError: The file cannot be read.
    """
    if arguments.inputs:
        sys.stdout.write(described())
        return 0
    if arguments.pack is None:
        raise Problem(ProblemCode.ARGUMENTS_WRONG, "rules check: PACK or --inputs")
    content = _content(arguments.pack)
    # The day on the desk's calendar: rules begin and end at midnight of the port.
    today = date.today()  # noqa: DTZ011 - a day, no moment
    try:
        pack = load_pack(content, today)
    except PackRefused as refused:
        lines = [f"  {each.sentence}" for each in refused.refusals]
        count = len(lines)
        things = "One thing is wrong" if count == 1 else f"{count} things are wrong"
        sys.stdout.write("\n".join([f"The pack is refused. {things}:", *lines]) + "\n")
        return 1
    sys.stdout.write("\n".join(_described(pack, today)) + "\n")
    return 0


def _content(path: Path) -> bytes:
    file = path / RULES if path.is_dir() else path
    if not file.is_file():
        raise Problem(ProblemCode.FILE_MISSING, file.name)
    with file.open("rb") as opened:
        return opened.read(LARGEST + 1)


def _described(pack: RulePack, today: date) -> list[str]:
    shadow = sum(rule.mode is RuleMode.SHADOW for rule in pack.rules)
    head = (
        f"{pack.name} {pack.version} of {pack.owner} is good: {len(pack.rules)} rules "
        f"({shadow} in shadow), {pack.tests} test cases passed."
    )
    return [head, *(_line(rule, today) for rule in pack.rules)]


def _line(rule: PackRule, today: date) -> str:
    marks = [str(rule.mode)] if rule.mode is RuleMode.SHADOW else []
    marks += [f"covers {', '.join(sorted(rule.covers))}"] if rule.covers else []
    marks += ["spares minors"] if rule.spares_minors else []
    marks += [f"from {rule.valid_from}"] if today < rule.valid_from else []
    words = f" [{'; '.join(marks)}]" if marks else ""
    return (
        f"  {rule.id} v{rule.version} {rule.severity:<9} until {rule.valid_until}  "
        f"{rule.message['en']}{words}"
    )

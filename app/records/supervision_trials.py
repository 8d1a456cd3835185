"""How often rules on trial would have fired in a period of a port."""

from collections import Counter

import msgspec
from sqlalchemy import Connection, func, select

from app.records.supervision_lines import Period, decided_in
from app.records.tables import crossing
from app.review.facts import RuleTrial
from app.screening.rule_packs.applying import Trial

_Rule = tuple[str, str, str]
"""Name and version of the pack, and which of its rules."""


def rule_trials(connection: Connection, period: Period) -> tuple[RuleTrial, ...]:
    """Return one line for each rule that was tried, by pack, version and name: ix_crossing_port_at.

    Travelers of one port have nearly always the same rules tried, and seldom one fires: the
    database counts equal answers, and only different ones are read.
    """
    trials = crossing.c.trials
    answers = connection.execute(
        select(trials, func.count()).where(decided_in(period), trials.is_not(None)).group_by(trials)
    )
    tried, fired = Counter[_Rule](), Counter[_Rule]()
    for text, travelers in answers:
        for trial in msgspec.json.decode(text, type=tuple[Trial, ...]):
            tried.update({(trial.pack, trial.version, rule): travelers for rule in trial.tried})
            fired.update({(trial.pack, trial.version, rule): travelers for rule in trial.fired})
    return tuple(RuleTrial(*rule, tried[rule], fired[rule]) for rule in sorted(tried))

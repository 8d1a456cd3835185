"""The lines that stand over every page: who has not arrived, and the notes that came back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.clock import timestamp
from app.services.shift_views import ReturnedNote
from app.ui.arrival_alarm import ArrivalAlarm
from app.ui.returned_notes import ReturnedNotes
from tests.look.desk import Desk
from tests.ui.card.summaries import summary, who
from tests.ui.secondary.referrals import referral

_SHORT = "Why was this admission taken back?"
_LONG = (
    "The passport of the second passenger was typed, not read, and the reason says that the reader "
    "failed, while everybody before and after was read. Please write what kept you from reading "
    "it, and read the next one twice before typing. Speak to me before the end of the shift."
)


def alarm_line(now: datetime, *, long: bool = False, taken: bool = False) -> ArrivalAlarm:
    """The alarm for somebody who is missing for 23 minutes."""
    alarm = ArrivalAlarm()
    name = who(surname="VENKATARAMANAN SUBRAHMANYAM", given_names="LAKSHMI PRIYADARSHINI")
    row = referral(1, summary(who=name) if long else None).row
    row = replace(row, sent_at=timestamp(now - timedelta(minutes=23)))
    if taken:
        alarm.show_looking(row)
    else:
        alarm.show_alarm(row, now, others=11 if long else 0, free=True)
    return alarm


def note_line(now: datetime, *, long: bool = False) -> ReturnedNotes:
    """A note that came back about a record of two days ago."""
    strip = ReturnedNotes()
    note = ReturnedNote(
        review=UUID(int=1),
        record_id=UUID(int=2),
        at=now - timedelta(minutes=5),
        reviewer="0311 Maria-Magdalena von Hohenstein-Oyelaran" if long else "0311 T. Ahlgren",
        note=_LONG if long else _SHORT,
        surname="VENKATARAMANAN SUBRAHMANYAM" if long else "NAKAMURA",
        given_names="LAKSHMI PRIYADARSHINI" if long else "HARUKI",
        lane="Lane 104 North" if long else "Lane 4",
        crossed_at=now - timedelta(days=2),
    )
    more = tuple(replace(note, review=UUID(int=number)) for number in range(3, 6)) if long else ()
    strip.show_notes((note, *more), now)
    return strip


def _work(*lines: Callable[[datetime], QWidget]) -> Callable[[Desk], None]:
    def show(desk: Desk) -> None:
        desk.window.show_work(desk.duty())
        for line in lines:
            shown = line(desk.clock.now())
            desk.window.add_lines(shown)
            shown.show()

    return show


LINE_STATES: dict[str, Callable[[Desk], None]] = {
    "work-alarm": _work(alarm_line),
    "work-alarm-taken": _work(partial(alarm_line, taken=True)),
    "work-note": _work(note_line),
    "work-lines-long": _work(partial(note_line, long=True), partial(alarm_line, long=True)),
}

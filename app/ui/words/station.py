"""Words for the state of the station: its hub, its unsent records, the age of its lists."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from app.problems import ProblemCode
from app.services.link_status import LinkState, LinkStatus
from app.ui.widgets.mark import Mark
from app.ui.words.times import old_words, span_words

LATE = timedelta(hours=4)
"""Records that could not be sent for so long are shown in red. Work goes on all the same."""
STALE = timedelta(hours=24)
"""Lists older than this are marked."""


def link_words(status: LinkStatus, now: datetime) -> tuple[Mark, str]:
    """Return how the station stands to its hub, and what became of the unsent records."""
    unsent = _counted.unsent(status.unsent)
    if status.state is LinkState.NO_HUB:
        return Mark.NOT_DONE, QCoreApplication.translate("Station", "No hub · records stay here")
    if status.state is LinkState.CONNECTING:
        return Mark.OPEN, QCoreApplication.translate(
            "Station", "Connecting to the hub · {unsent}"
        ).format(unsent=unsent)
    if status.state is LinkState.CONNECTED:
        return Mark.CLEAR, QCoreApplication.translate("Station", "Hub connected · {unsent}").format(
            unsent=unsent
        )
    late = status.unsent > 0 and status.since is not None and now - status.since >= LATE
    mark = Mark.REFER if late else Mark.ATTENTION
    if status.state is LinkState.REFUSED:
        return mark, QCoreApplication.translate(
            "Station", "Hub refuses this station · {unsent}, safe here"
        ).format(unsent=unsent)
    if status.problem is ProblemCode.HUB_NOT_A_HUB:
        return mark, QCoreApplication.translate(
            "Station", "This is not the hub: check the network sign-in page · {unsent}, safe here"
        ).format(unsent=unsent)
    if status.since is None:
        return mark, QCoreApplication.translate(
            "Station", "Hub unreachable · {unsent}, safe here"
        ).format(unsent=unsent)
    span = span_words((now - status.since).total_seconds())
    return mark, QCoreApplication.translate(
        "Station", "Hub unreachable {span} · {unsent}, safe here"
    ).format(span=span, unsent=unsent)


def pack_words(as_of: datetime | None, now: datetime) -> tuple[Mark | None, str]:
    """Return the age of the reference data, marked when it is stale or missing."""
    if as_of is None:
        return Mark.ATTENTION, QCoreApplication.translate("Station", "No lookouts installed")
    old = old_words(as_of.isoformat(), now)
    mark = Mark.ATTENTION if now - as_of > STALE else None
    return mark, QCoreApplication.translate("Station", "Lookouts {age}").format(age=old)


class _Counted:
    """A class, because lupdate finds plurals in `self.tr` only."""

    def tr(self, text: str, comment: str, n: int) -> str:
        """Translate in the context of this class."""
        return QCoreApplication.translate("_Counted", text, comment, n)

    def unsent(self, n: int) -> str:
        return self.tr("%n unsent", "records not yet at the hub", n)


_counted = _Counted()

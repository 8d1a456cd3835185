"""Scans in words: a line each, and what is known of one."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from app.duty.officers import Mode
from app.encounters.conveyance import Conveyance, ConveyanceField, Doubt, doubts
from app.problems import QT_TRANSLATE_NOOP
from app.radiographs.decision import ImageDecision
from app.radiographs.manifest import GoodsLine
from app.radiographs.scan_events import IntakeDoubt, Load
from app.services.radiograph_views import Decided, Match, MatchKind, ScanRow, WorkItem
from app.ui.widgets.mark import Mark
from app.ui.words.codes import finding_words
from app.ui.words.referrals import traveler_words
from app.ui.words.sentences import apart, capital, dotted
from app.ui.words.times import moment_words, stopwatch_words

translate = QCoreApplication.translate

_GRAMS = 1000
_GOODS_SHOWN = 3
_SECOND_MS = 1000
_DECISIONS = {
    ImageDecision.NO_ANOMALY: QT_TRANSLATE_NOOP("Scans", "no anomaly"),
    ImageDecision.SUSPECT: QT_TRANSLATE_NOOP("Scans", "suspect"),
    ImageDecision.UNREADABLE: QT_TRANSLATE_NOOP("Scans", "unable to read"),
}
_DECISION_MARKS = {
    ImageDecision.NO_ANOMALY: Mark.PASSED,
    ImageDecision.SUSPECT: Mark.REFER,
    ImageDecision.UNREADABLE: Mark.NOT_DONE,
}
_MATCHES = {
    MatchKind.HAND: QT_TRANSLATE_NOOP("Scans", "matched by hand"),
    MatchKind.REFERRAL: QT_TRANSLATE_NOOP("Scans", "by the referral"),
    MatchKind.CONTAINER: QT_TRANSLATE_NOOP("Scans", "by the container"),
    MatchKind.PLATE: QT_TRANSLATE_NOOP("Scans", "by the plate"),
}
_DOUBTS = {
    IntakeDoubt.NO_SIDECAR: QT_TRANSLATE_NOOP("Scans", "the scanner said nothing of it"),
    IntakeDoubt.SIDECAR_UNREADABLE: QT_TRANSLATE_NOOP(
        "Scans", "what the scanner said cannot be read"
    ),
    IntakeDoubt.MANIFEST_MISSING: QT_TRANSLATE_NOOP("Scans", "the manifest's file is missing"),
    IntakeDoubt.MANIFEST_UNREADABLE: QT_TRANSLATE_NOOP("Scans", "the manifest cannot be read"),
    IntakeDoubt.MANIFEST_INCOMPLETE: QT_TRANSLATE_NOOP(
        "Scans", "parts of the manifest cannot be read"
    ),
    IntakeDoubt.TIME_NOT_SAID: QT_TRANSLATE_NOOP("Scans", "the time is that of the file"),
}


@dataclass(frozen=True, slots=True)
class ScanLine:
    """One scan in a list.

    Attributes:
        mark: Its state as a shape.
        title: What was scanned.
        detail: Goods, and whose it is.
        state: What is to be done, or what was decided.
        aside: When, and by which scanner.
    """

    scan: ScanRow
    mark: Mark
    title: str
    detail: str
    state: str
    aside: str

    @property
    def spoken(self) -> str:
        """The whole line, for those who do not see it."""
        return ", ".join(filter(None, (self.state, self.title, self.detail, self.aside)))


@dataclass(frozen=True, slots=True)
class Value:
    """A caption, what belongs to it, and a mark where it is good or not."""

    caption: str
    words: str
    mark: Mark | None = None


def work_line(item: WorkItem, now: datetime) -> ScanLine:
    """Return the line of a scan that waits."""
    scan, mark = item.scan, Mark.OPEN
    state = translate("Scans", "waits")
    if scan.decided is not None:
        mark, state = Mark.REFER, translate("Scans", "suspect, without a referral")
        if item.match.referral is not None:
            state = translate("Scans", "suspect, open it for the referral")
    elif item.match.kind in (MatchKind.NOTHING, MatchKind.SEVERAL):
        mark, state = Mark.ATTENTION, translate("Scans", "match it by hand")
    elif scan.looking is not None:
        state = translate("Scans", "{officer} looks at it").format(officer=apart(scan.looking.by))
    detail = dotted(goods_words(scan), match_words(item.match))
    return ScanLine(scan, mark, load_words(scan), detail, capital(state), _aside(scan, now))


def found_line(scan: ScanRow, now: datetime) -> ScanLine:
    """Return the line of a scan that was found."""
    mark, state = Mark.OPEN, translate("Scans", "not decided yet")
    if scan.decided is not None:
        mark, state = _DECISION_MARKS[scan.decided.decision], decision_words(scan.decided.decision)
    found = ", ".join(finding_words(word) for word in scan.findings)
    detail = dotted(goods_words(scan), capital(found))
    return ScanLine(scan, mark, load_words(scan), detail, capital(state), _aside(scan, now))


def decision_words(decision: ImageDecision) -> str:
    """Return a decision as it stands inside a sentence."""
    return translate("Scans", _DECISIONS[decision])


def decision_mark(decision: ImageDecision) -> Mark:
    """Return the shape of a decision."""
    return _DECISION_MARKS[decision]


def decided_words(decided: Decided, now: datetime) -> str:
    """Return who decided what, when, and after how long."""
    seconds = round(decided.shown_ms / _SECOND_MS)
    said = capital(decision_words(decided.decision))
    if decided.reason:
        said = translate("Scans", "{decision}: {reason}").format(
            decision=said, reason=decided.reason
        )
    after = translate("Scans", "looked at for {time}").format(time=stopwatch_words(seconds))
    return dotted(said, apart(decided.by), moment_words(decided.at, now), after)


def load_words(scan: ScanRow) -> str:
    """Return what was scanned: container, plate, or at least the file."""
    load = scan.load
    plate = " ".join(filter(None, (load.plate_state, load.plate)))
    parts = [apart(each) for each in (container_words(load.container), plate) if each]
    return dotted(*parts) or apart(scan.file_name)


def container_words(number: str) -> str:
    """Return a container's number as it is painted: `MSKU 907032-3` (ISO 6346 clause 4.3)."""
    if len(number) != 11:
        return number
    return f"{number[:4]} {number[4:10]}-{number[10]}"


def container_value(load: Load) -> Value:
    """Return the container with what its check digit says (ISO 6346 annex A)."""
    caption = translate("Scans", "Container")
    if not load.container:
        return Value(caption, "")
    wrong = doubts(Conveyance(container=load.container), Mode.CARGO)
    shown = apart(container_words(load.container))
    match wrong.get(ConveyanceField.CONTAINER):
        case Doubt.CONTAINER_DIGIT:
            return Value(
                caption, dotted(shown, translate("Scans", "check digit wrong")), Mark.ATTENTION
            )
        case Doubt.CONTAINER_FORM:
            return Value(
                caption, dotted(shown, translate("Scans", "no container number")), Mark.ATTENTION
            )
    return Value(caption, shown, Mark.PASSED)


def goods_words(scan: ScanRow) -> str:
    """Return the first of the goods, and how many more there are."""
    lines = scan.manifest.lines
    if not lines:
        return ""
    more = len(lines) - 1
    first = lines[0].description
    if not more:
        return first
    return translate("Scans", "{goods} and {count} more").format(goods=first, count=more)


def match_words(match: Match) -> str:
    """Return whose scan it is, and by what that is known."""
    if match.referral is not None:
        by = translate("Scans", _MATCHES[match.kind])
        return translate("Scans", "{traveler} ({by})").format(
            traveler=traveler_words(match.referral), by=by
        )
    if match.kind is MatchKind.SEVERAL:
        return translate("Scans", "Several referrals fit")
    if match.kind is MatchKind.HAND:
        return translate("Scans", "Matched by hand; its referral is closed or not here")
    return ""


def scan_values(scan: ScanRow, match: Match | None, now: datetime) -> tuple[Value, ...]:
    """Return what is known of a scan, captions and values; what is not known is left out."""
    energies = ", ".join(scan.energies)
    taken = dotted(moment_words(scan.taken_at, now), apart(scan.scanner), apart(energies))
    plate = " ".join(filter(None, (scan.load.plate_state, scan.load.plate)))
    values = [
        container_value(scan.load),
        Value(translate("Scans", "Plate"), apart(plate)),
        Value(translate("Scans", "Scanned"), taken),
        Value(translate("Scans", "Referral"), match_words(match) if match else ""),
    ]
    if scan.by_hand is not None:
        said = dotted(scan.by_hand.reason, apart(scan.by_hand.by))
        values.append(Value(translate("Scans", "By hand"), said))
    values += [
        Value(translate("Scans", "Goods") if not place else "", _goods(line))
        for place, line in enumerate(scan.manifest.lines[:_GOODS_SHOWN])
    ]
    if (more := len(scan.manifest.lines) - _GOODS_SHOWN) > 0:
        values.append(Value("", translate("Scans", "and {count} more").format(count=more)))
    values.append(Value(translate("Scans", "Shipper"), scan.manifest.shipper))
    if wrong := ", ".join(translate("Scans", _DOUBTS[each]) for each in scan.doubts):
        values.append(Value(translate("Scans", "Note"), capital(wrong), Mark.ATTENTION))
    return tuple(value for value in values if value.words)


def _goods(line: GoodsLine) -> str:
    count = ""
    if line.packages is not None:
        number = QLocale().toString(line.packages)
        count = " ".join(filter(None, (number, line.package_kind)))
    weight = ""
    if line.gross_g is not None:
        kilograms = QLocale().toString(line.gross_g / _GRAMS, "f", 0)
        weight = translate("Scans", "{weight} kg").format(weight=kilograms)
    code = translate("Scans", "HS {code}").format(code=line.hs_code) if line.hs_code else ""
    return dotted(line.description, code, count, weight)


def _aside(scan: ScanRow, now: datetime) -> str:
    return dotted(moment_words(scan.taken_at, now), apart(scan.scanner))

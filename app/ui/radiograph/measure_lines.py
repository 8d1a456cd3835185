"""What was measured, and what cannot be judged, in words. No sentence here speaks of the load."""

from PySide6.QtCore import QCoreApplication, QLocale

from app.radiographs.measuring import Measure, Probe, Statistics
from app.radiographs.quality import Flaw, Quality
from app.ui.words.sentences import dotted

translate = QCoreApplication.translate

_MOST_LINES = 3  # lines of the detector that are named one by one


def probe_words(probe: Probe | None) -> str:
    """Return the line of a pixel: where, which value, how much of the beam comes through."""
    if probe is None:
        return ""
    place = translate("Measure", "Pixel {x}, {y}").format(x=_whole(probe.x), y=_whole(probe.y))
    value = translate("Measure", "value {value}").format(value=_whole(probe.value))
    parts = [place, value]
    if probe.low is not None:
        parts.append(translate("Measure", "low energy {value}").format(value=_whole(probe.low)))
    if probe.transmission is not None:
        words = translate("Measure", "{percent} % comes through")
        parts.append(words.format(percent=_number(100 * probe.transmission, 1)))
    return dotted(*parts)


def length_words(measure: Measure) -> str:
    """Return a distance."""
    pixels = translate("Measure", "{count} pixels").format(count=_number(measure.pixels, 1))
    if measure.millimetres is None:
        return pixels
    words = translate("Measure", "{size} mm at the {plane}")
    return dotted(words.format(size=_number(measure.millimetres, 0), plane=_plane(measure)), pixels)


def area_words(measure: Measure) -> str:
    """Return an area."""
    pixels = translate("Measure", "{count} pixels").format(count=_number(measure.pixels, 0))
    if measure.millimetres is None:
        return pixels
    words = translate("Measure", "{size} cm² at the {plane}")
    return dotted(
        words.format(size=_number(measure.millimetres / 100, 1), plane=_plane(measure)), pixels
    )


def statistics_pairs(found: Statistics) -> tuple[tuple[str, str], ...]:
    """Return the values of a region as (label, value) pairs."""
    if not found.pixels:
        return ()
    return (
        (translate("Measure", "Mean"), _number(found.mean, 1)),
        (translate("Measure", "Median"), _number(found.median, 1)),
        (
            translate("Measure", "Range"),
            translate("Measure", "{least} to {greatest}").format(
                least=_whole(found.least), greatest=_whole(found.greatest)
            ),
        ),
        (translate("Measure", "Deviation"), _number(found.deviation, 1)),
    )


def quality_sentences(quality: Quality) -> tuple[str, ...]:
    """Return what this image cannot show, the gravest first."""
    return tuple(_sentence(flaw, quality) for flaw in quality.flaws())


def _sentence(flaw: Flaw, quality: Quality) -> str:
    match flaw:
        case Flaw.NOT_PENETRATED:
            words = translate(
                "Measure",
                "{percent} % of the load is not penetrated: this area cannot be judged by image",
            )
            return words.format(percent=_share(quality.not_penetrated))
        case Flaw.DEAD_ROWS:
            words = translate("Measure", "Dead detector rows: {lines}")
            return words.format(lines=_lines(quality.dead_rows))
        case Flaw.DEAD_COLUMNS:
            words = translate("Measure", "Dead detector columns: {lines}")
            return words.format(lines=_lines(quality.dead_columns))
        case Flaw.SATURATED_ROWS:
            words = translate("Measure", "Saturated detector rows: {lines}")
            return words.format(lines=_lines(quality.saturated_rows))
        case Flaw.SATURATED_COLUMNS:
            words = translate("Measure", "Saturated detector columns: {lines}")
            return words.format(lines=_lines(quality.saturated_columns))
        case Flaw.CLIPPED_AIR:
            words = translate("Measure", "{percent} % of the image is saturated")
            return words.format(percent=_share(quality.clipped))
    return {
        Flaw.BANDED_ROWS: translate("Measure", "Banding along the rows: faint lines are no load"),
        Flaw.BANDED_COLUMNS: translate(
            "Measure", "Banding along the columns: faint lines are no load"
        ),
        Flaw.NOISY: translate("Measure", "Noisy: small things may not be seen"),
        Flaw.NO_AIR: translate("Measure", "No air is seen: how much comes through cannot be told"),
        Flaw.DISPLAY_COPY: translate(
            "Measure", "A copy for display: what was measured cannot be told from it"
        ),
    }[flaw]


def _lines(numbers: tuple[int, ...]) -> str:
    named = ", ".join(_whole(each) for each in numbers[:_MOST_LINES])
    more = len(numbers) - _MOST_LINES
    if more <= 0:
        return named
    return translate("Measure", "{named} and {more} more").format(named=named, more=more)


def _plane(measure: Measure) -> str:
    return measure.plane or translate("Measure", "reference plane")


def _share(share: float | None) -> str:
    percent = 100 * (share or 0.0)
    return _number(percent, 0 if percent >= 1 else 1)


def _whole(value: int) -> str:
    return QLocale().toString(value)


def _number(value: float, digits: int) -> str:
    return QLocale().toString(value, "f", digits)

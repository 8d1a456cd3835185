"""Which pictures the help shows: where each comes from, and what is to be seen on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.gates.checkout import ROOT

HELP = ROOT / "resources" / "help"
SUFFIXES = ("", "-dark")
"""What stands behind the name of a light and of a dark picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture, light and dark.

    Attributes:
        name: Of its file, without ending.
        source: `shift NAME` for a picture of the scripted shift, else a room and one of its states.
        caption: What is to be seen.
    """

    name: str
    source: str
    caption: str


GALLERY: tuple[tuple[str, tuple[Picture, ...]], ...] = (
    (
        "Signing in, and the lock",
        (
            Picture("sign-in", "shift booth-sign-in--land--inbound", "Badge, PIN and post"),
            Picture("sign-in-refused", "house sign-in-error", "Badge or PIN do not fit"),
            Picture("lock", "shift booth-locked", "Locked; nothing behind it is lost"),
            Picture("hand-over", "shift booth-hand-over", "Another officer takes over"),
        ),
    ),
    (
        "The booth: reading",
        (
            Picture("empty", "shift booth-ready-land-inbound", "Nobody is there yet"),
            Picture("image-waits", "booth waiting", "The scanner has delivered a page"),
            Picture("camera", "booth camera", "The camera says what to do"),
            Picture("camera-missing", "booth camera missing", "There is no camera"),
            Picture("chooser", "booth chooser", "Choosing among the images that came"),
            Picture("compare", "shift wrong-digit-compare", "A wrong check digit is compared"),
            Picture("second-opinion", "booth second opinion", "A second reader was asked"),
            Picture("unread", "shift no-document-card", "No document could be read"),
            Picture("by-hand", "shift damaged-typed", "A damaged zone is typed, for a reason"),
        ),
    ),
    (
        "The booth: the card",
        (
            Picture("routine", "shift routine-card", "Routine: one key admits"),
            Picture("attention", "shift expired-card", "Attention: the document has expired"),
            Picture("refer", "shift listed-card", "Refer: a strong match with a lookout"),
            Picture("full-card", "booth full card", "Five facts, the gravest first"),
            Picture("quiet", "booth quiet", "A quiet alert: the reason stays off the screen"),
            Picture("evidence", "shift namesake-evidence", "What stands behind a possible match"),
            Picture("boarding-pass", "shift flyer-evidence", "A boarding pass of somebody else"),
        ),
    ),
    (
        "The booth: people, vehicle, decision",
        (
            Picture("vehicle", "booth vehicle", "Three people in one vehicle, one of them unread"),
            Picture("people", "shift vehicle-people", "F4: how everybody is known"),
            Picture("coach", "booth coach", "A coach: one shape each"),
            Picture("plate", "shift vehicle-plate", "The plate is typed and checked"),
            Picture("enter", "booth entry", "F5: what can be declared or added"),
            Picture("declaration", "shift outbound-declaration", "Currency that leaves"),
            Picture("referral", "shift listed-referral", "The referral: class, reasons, way, note"),
            Picture("recall", "shift trusted-recalled", "F9: a decision is taken back"),
            Picture("waiting", "shift vehicle-waits-in-line", "Read in line, under its plate"),
            Picture("result", "shift booth-sees-result", "What became of the referrals"),
        ),
    ),
    (
        "Who is announced",
        (
            Picture("arrivals", "shift arrivals", "Flights, ships and trains by time due"),
            Picture("arrivals-meet", "shift arrivals-meet", "A traveler is to be met, and why"),
            Picture("announced", "shift passenger-card", "The card says who was announced"),
        ),
    ),
    (
        "Over every page",
        (
            Picture("alarm", "booth alarm", "F11: somebody has not arrived at secondary"),
            Picture("note", "shift booth-note-that-came-back", "F10: a note that came back"),
            Picture("disk-full", "booth disk full", "A store that fails says so, and keeps all"),
            Picture("help", "booth help", "F1: what every key does here"),
        ),
    ),
    (
        "Setting up the desk",
        (Picture("devices", "devices page scanned", "Devices are chosen and tried"),),
    ),
    (
        "The second desk",
        (
            Picture("referrals", "shift desk-list", "Who waits longest stands first"),
            Picture("referral-file", "shift desk-referral", "A referral before it is received"),
            Picture("primarys-card", "shift desk-primary-card", "The card as primary saw it"),
            Picture("finding", "shift desk-finding", "A finding, “nothing found” included"),
            Picture("photo", "shift desk-photo", "A photo with a line on what it shows"),
            Picture("radiograph", "shift radiograph-marked", "The radiograph, one region marked"),
            Picture("radiograph-finding", "shift radiograph-finding", "The mark becomes a finding"),
            Picture("secondary", "shift desk-with-mark", "A finding tied to its mark"),
            Picture("disposition", "shift desk-decision-13-cash", "How the referral ends"),
        ),
    ),
    (
        "The radiograph",
        (
            Picture("adjusted", "radiograph adjusted", "Window and ways of showing, by number"),
            Picture("beside", "radiograph side by side", "Beside the last image of this load"),
            Picture("energies", "radiograph two energies", "Two energies, colored by material"),
        ),
    ),
    (
        "The supervisor",
        (
            Picture("shift", "shift supervisor-overview", "Exceptions first, then the figures"),
            Picture("exceptions", "supervisor everything", "Everything that can need a look"),
            Picture("trials", "supervisor trials", "Rules on trial, and what they would have done"),
            Picture("records", "shift supervisor-records", "Every record of the shift"),
            Picture("filter", "shift supervisor-found", "Filtered by typing"),
            Picture("record", "shift supervisor-record-of-a-referral", "As its officer saw it"),
            Picture("return", "shift supervisor-return", "Returned with a note"),
            Picture("report", "shift supervisor-report", "The report, signed and recorded"),
        ),
    ),
)


def pictures() -> Iterator[Picture]:
    """Every picture, in the order of the index."""
    for _, each in GALLERY:
        yield from each


def index() -> str:
    """Return the page that shows all of them."""
    lines = [
        "# Every page and state, light and dark",
        "",
        "Taken from the scripted shift and from the states that the tests walk through;",
        "`python -m tests.look.pictures` makes them anew. Every person and document is invented.",
        "",
    ]
    for title, shown in GALLERY:
        lines += [f"## {title}", "", "| light | dark |", "|---|---|"]
        for one in shown:
            light, dark = (f"![{one.caption}]({one.name}{suffix}.png)" for suffix in SUFFIXES)
            lines.append(f"| {one.caption}<br>{light} | <br>{dark} |")
        lines.append("")
    return "\n".join(lines)

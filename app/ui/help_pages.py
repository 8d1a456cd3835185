"""What the help says of each page: what it is for, and what the keys do there in particular."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.problems import QT_TRANSLATE_NOOP
from app.ui.shortcuts import KEY_MAP, Key, KeyMeaning


@dataclass(frozen=True, slots=True)
class CapMeaning:
    """A key that counts in one part of a page only: it is not in the one key map.

    Attributes:
        cap: The key, as its cap shows it.
        meaning: What it does there.
    """

    cap: str
    meaning: str

    @property
    def keys(self) -> tuple[Key, ...]:
        """None of the one key map."""
        return ()

    @property
    def words(self) -> str:
        """The meaning in the officer's language."""
        return QCoreApplication.translate("KeyMap", self.meaning)


@dataclass(frozen=True, slots=True)
class PageHelp:
    """The help of one page.

    Attributes:
        about: What the page is for and how it is worked.
        keys: Keys that mean something more exact here than everywhere, or mean something here only.
        parts: Keys that count in one part of the page.
    """

    about: str = ""
    keys: tuple[KeyMeaning, ...] = ()
    parts: tuple[CapMeaning, ...] = ()

    @property
    def words(self) -> str:
        """What it is for, in the officer's language."""
        return QCoreApplication.translate("Help", self.about) if self.about else ""

    @property
    def lines(self) -> tuple[KeyMeaning | CapMeaning, ...]:
        """Every key of the map, as this page means it; then those that count here only."""
        own = {each.first: each for each in self.keys}
        mapped = tuple(own.pop(each.first, each) for each in KEY_MAP)
        return (*mapped, *own.values(), *self.parts)


PRIMARY = PageHelp(
    QT_TRANSLATE_NOOP(
        "Help",
        "Read the document, look at the card, decide. A reader that types (keyboard wedge) needs "
        "no key: what it types is read at once, unless you are writing in a field. F6 and F8 "
        "count only once the card is on the screen and every open check is answered. Whoever sits "
        "in the same vehicle is read next; F4 says how the others are known. F9 takes the last "
        "decision back within a minute. Over the page, F10 answers a supervisor's note, and F11 "
        "the alarm for somebody who has not arrived at secondary. Everything is recorded here "
        "first, with or without a network.",
    ),
    (
        KeyMeaning(Key.READ, QT_TRANSLATE_NOOP("KeyMap", "Read the next document")),
        KeyMeaning(Key.FIND, QT_TRANSLATE_NOOP("KeyMap", "Find an image among the files")),
        KeyMeaning(
            Key.PEOPLE, QT_TRANSLATE_NOOP("KeyMap", "Who is here together, and how they are known")
        ),
        KeyMeaning(
            Key.ADD,
            QT_TRANSLATE_NOOP(
                "KeyMap", "Declare or add; confirm what is printed; “not this person”"
            ),
        ),
        KeyMeaning(
            Key.LET_GO, QT_TRANSLATE_NOOP("KeyMap", "Admit; everybody if nobody needs attention")
        ),
        KeyMeaning(
            Key.HOLD_BACK, QT_TRANSLATE_NOOP("KeyMap", "Refer: opens the form; once more sends it")
        ),
        KeyMeaning(
            Key.ADD_PLACE, QT_TRANSLATE_NOOP("KeyMap", "Among the people: add a place for one more")
        ),
        KeyMeaning(
            Key.CITIZEN, QT_TRANSLATE_NOOP("KeyMap", "Among the people: citizen by declaration")
        ),
        KeyMeaning(
            Key.INFANT, QT_TRANSLATE_NOOP("KeyMap", "Among the people: infant without a document")
        ),
        KeyMeaning(Key.LEAVE_UNREAD, QT_TRANSLATE_NOOP("KeyMap", "Among the people: leave unread")),
        KeyMeaning(Key.BY_HAND, QT_TRANSLATE_NOOP("KeyMap", "Among the people: enter by hand")),
        KeyMeaning(Key.REMOVE, QT_TRANSLATE_NOOP("KeyMap", "Among the people: remove the place")),
    ),
)
SECONDARY = PageHelp(
    QT_TRANSLATE_NOOP(
        "Help",
        "Choose a referral with the arrow keys, or read the passport: F2. F4 says that "
        "somebody has arrived, Enter receives: then it is yours. Read the document "
        "again, record what was found, “nothing found” included, and say how it ends. "
        "What is still missing stands beside the key that closes it.",
    ),
    (
        KeyMeaning(Key.READ, QT_TRANSLATE_NOOP("KeyMap", "Read the passport: says whose it is")),
        KeyMeaning(Key.FIND, QT_TRANSLATE_NOOP("KeyMap", "Open the radiograph")),
        KeyMeaning(Key.PEOPLE, QT_TRANSLATE_NOOP("KeyMap", "The traveler has arrived")),
        KeyMeaning(Key.ADD, QT_TRANSLATE_NOOP("KeyMap", "Add a finding, a note or a photo")),
        KeyMeaning(Key.LET_GO, QT_TRANSLATE_NOOP("KeyMap", "Decide how the referral ends")),
        KeyMeaning(Key.HOME, QT_TRANSLATE_NOOP("KeyMap", "Primary's card, and back")),
        KeyMeaning(Key.CONFIRM, QT_TRANSLATE_NOOP("KeyMap", "Receive the traveler")),
    ),
)
RADIOGRAPHS = PageHelp(
    QT_TRANSLATE_NOOP(
        "Help",
        "Scans that wait stand in the list, oldest first; Enter looks at one, F5 says by hand "
        "whose it is, F3 finds those of the past. For a referral, F3 opens a file of the scanner. "
        "An image is shown whole, through the automatic window: that "
        "is the standard view, 0 returns to it, and nothing else stays for the next image. Left "
        "button: move, or what the tool says; right button: window; wheel: zoom. The keys at the "
        "end of this list count while the image has the focus. F5 draws a mark: arrows move it, "
        "with Shift its last point, Enter records it; then say what it shows. What an officer "
        "measures are always the values of the scanner. F6, F8 and U say what the image shows; "
        "they count only once all of it was on the screen. The file itself is never changed.",
    ),
    (
        KeyMeaning(
            Key.FIND, QT_TRANSLATE_NOOP("KeyMap", "Find radiographs; open an image of the scanner")
        ),
        KeyMeaning(
            Key.ADD,
            QT_TRANSLATE_NOOP("KeyMap", "Draw a mark, or describe it; say whose a scan is"),
        ),
        KeyMeaning(Key.LET_GO, QT_TRANSLATE_NOOP("KeyMap", "No anomaly")),
        KeyMeaning(Key.HOLD_BACK, QT_TRANSLATE_NOOP("KeyMap", "Suspect: asks why")),
        KeyMeaning(Key.LEAVE_UNREAD, QT_TRANSLATE_NOOP("KeyMap", "Unable to read: asks why")),
        KeyMeaning(Key.HOME, QT_TRANSLATE_NOOP("KeyMap", "The standard view")),
        KeyMeaning(
            Key.CONFIRM, QT_TRANSLATE_NOOP("KeyMap", "Look at the chosen scan; take what is drawn")
        ),
        KeyMeaning(Key.CLOSE_FORM, QT_TRANSLATE_NOOP("KeyMap", "Record what stands in the form")),
    ),
    (
        CapMeaning("← ↑ → ↓", QT_TRANSLATE_NOOP("KeyMap", "Move the image; with Shift farther")),
        CapMeaning("+", QT_TRANSLATE_NOOP("KeyMap", "Zoom in")),
        CapMeaning("-", QT_TRANSLATE_NOOP("KeyMap", "Zoom out")),
        CapMeaning("F", QT_TRANSLATE_NOOP("KeyMap", "All of the image")),
        CapMeaning("Z", QT_TRANSLATE_NOOP("KeyMap", "One pixel for one of the screen")),
        CapMeaning(
            "Ctrl+↑ ↓",
            QT_TRANSLATE_NOOP(
                "KeyMap", "Brighter, darker, by 100; with Shift by 10; Alt instead of Ctrl: by 1"
            ),
        ),
        CapMeaning(
            "Ctrl+← →", QT_TRANSLATE_NOOP("KeyMap", "Narrower, wider window, in the same steps")
        ),
        CapMeaning("P", QT_TRANSLATE_NOOP("KeyMap", "Next window by name: light load, dense load")),
        CapMeaning(
            "Shift+P",
            QT_TRANSLATE_NOOP("KeyMap", "Automatic window of what is drawn, else of what is seen"),
        ),
        CapMeaning("I", QT_TRANSLATE_NOOP("KeyMap", "White as black")),
        CapMeaning("G", QT_TRANSLATE_NOOP("KeyMap", "Gamma: dark places lighter")),
        CapMeaning("Shift+G", QT_TRANSLATE_NOOP("KeyMap", "Gamma: dark places darker")),
        CapMeaning("L", QT_TRANSLATE_NOOP("KeyMap", "Logarithm: grays follow thickness")),
        CapMeaning("V", QT_TRANSLATE_NOOP("KeyMap", "Next colors")),
        CapMeaning(
            "D", QT_TRANSLATE_NOOP("KeyMap", "Values like the one pointed at in one color, or not")
        ),
        CapMeaning("K", QT_TRANSLATE_NOOP("KeyMap", "Local contrast over the whole image, or not")),
        CapMeaning("S", QT_TRANSLATE_NOOP("KeyMap", "Sharpen the whole image, or not")),
        CapMeaning(
            "E", QT_TRANSLATE_NOOP("KeyMap", "Next energy: low, materials in color, stripped")
        ),
        CapMeaning("H", QT_TRANSLATE_NOOP("KeyMap", "How it is shown: everything in numbers")),
        CapMeaning("M", QT_TRANSLATE_NOOP("KeyMap", "Dragging moves the image")),
        CapMeaning("W", QT_TRANSLATE_NOOP("KeyMap", "Dragging changes the window")),
        CapMeaning("R", QT_TRANSLATE_NOOP("KeyMap", "Mark with a rectangle")),
        CapMeaning("O", QT_TRANSLATE_NOOP("KeyMap", "Mark with an ellipse")),
        CapMeaning(
            "N",
            QT_TRANSLATE_NOOP(
                "KeyMap", "Mark with a polygon; Space sets a corner, Backspace takes one back"
            ),
        ),
        CapMeaning("A", QT_TRANSLATE_NOOP("KeyMap", "Mark with an arrow")),
        CapMeaning("T", QT_TRANSLATE_NOOP("KeyMap", "Write into the image")),
        CapMeaning("X", QT_TRANSLATE_NOOP("KeyMap", "Measure a distance")),
        CapMeaning("Del", QT_TRANSLATE_NOOP("KeyMap", "Take the chosen mark away")),
        CapMeaning("Ctrl+Z", QT_TRANSLATE_NOOP("KeyMap", "Undo the last change of the marks")),
        CapMeaning("Ctrl+Y", QT_TRANSLATE_NOOP("KeyMap", "Redo it")),
        CapMeaning("C", QT_TRANSLATE_NOOP("KeyMap", "Side by side with an earlier image, or not")),
        CapMeaning("B", QT_TRANSLATE_NOOP("KeyMap", "Blink: the other image in its place")),
        CapMeaning("Ctrl+E", QT_TRANSLATE_NOOP("KeyMap", "Export the image with its marks")),
    ),
)
SHIFT = PageHelp(
    QT_TRANSLATE_NOOP(
        "Help",
        "What needs you stands first; a digit opens it. F3 lists the records of the "
        "shift: type to filter, Enter opens one as its officer saw it. F6 marks it "
        "reviewed, F8 returns it with a note that its officer sees at the next sign-in. F5 makes "
        "the signed report.",
    ),
    (
        KeyMeaning(Key.FIND, QT_TRANSLATE_NOOP("KeyMap", "Records of the shift; there, find one")),
        KeyMeaning(Key.ADD, QT_TRANSLATE_NOOP("KeyMap", "Make the signed report")),
        KeyMeaning(Key.LET_GO, QT_TRANSLATE_NOOP("KeyMap", "Mark the record reviewed")),
        KeyMeaning(Key.HOLD_BACK, QT_TRANSLATE_NOOP("KeyMap", "Return the record with a note")),
    ),
)

ARRIVALS = PageHelp(
    QT_TRANSLATE_NOOP(
        "Help",
        "Flights, ships and trains by the time they are due, from the passenger lists that "
        "carriers send ahead. Everybody on a list was asked about as at the booth. Enter opens "
        "one: whoever needs attention stands first. F8 says that somebody is to be met or "
        "referred, F6 that they were looked at and cleared; the reason stands on the card at every "
        "booth of the port. F5 takes in a list by hand.",
    ),
    (
        KeyMeaning(Key.FIND, QT_TRANSLATE_NOOP("KeyMap", "Find a journey or a traveler")),
        KeyMeaning(Key.ADD, QT_TRANSLATE_NOOP("KeyMap", "Take in a passenger list")),
        KeyMeaning(Key.LET_GO, QT_TRANSLATE_NOOP("KeyMap", "Looked at before arrival: cleared")),
        KeyMeaning(Key.HOLD_BACK, QT_TRANSLATE_NOOP("KeyMap", "Have the traveler met or referred")),
        KeyMeaning(Key.CLOSE_FORM, QT_TRANSLATE_NOOP("KeyMap", "Record the action")),
        KeyMeaning(Key.CONFIRM, QT_TRANSLATE_NOOP("KeyMap", "Open the journey, or act")),
    ),
)

DEVICES = PageHelp(
    QT_TRANSLATE_NOOP(
        "Help",
        "How documents come to this desk. Choose a kind with its digit, see at once whether it is "
        "connected and what to do if not, and test it: what arrives is shown here and goes "
        "nowhere else. Everybody may test. What is kept for the desk is kept by a supervisor, "
        "and recorded.",
    ),
    (
        KeyMeaning(Key.READ, QT_TRANSLATE_NOOP("KeyMap", "Test the device")),
        KeyMeaning(Key.FIND, QT_TRANSLATE_NOOP("KeyMap", "Look for devices again")),
        KeyMeaning(
            Key.EVIDENCE_1, QT_TRANSLATE_NOOP("KeyMap", "Choose a kind of device"), Key.EVIDENCE_5
        ),
        KeyMeaning(Key.CLOSE_FORM, QT_TRANSLATE_NOOP("KeyMap", "Keep what was chosen")),
        KeyMeaning(Key.BACK, QT_TRANSLATE_NOOP("KeyMap", "End the test")),
    ),
)

"""Every state of the viewer, by name: what the audits walk through and what the pictures show."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from app.documents.reading import PartialDate
from app.encounters.referral import ReferralClass
from app.problems import Problem, ProblemCode
from app.specimens.radiograph import Load, draw_radiograph, write_pair
from app.ui.shortcuts import Key
from tests.ui.card.summaries import summary, who
from tests.ui.radiograph.compared import scan_again
from tests.ui.radiograph.world import World


def _nobody(_world: World) -> None:
    """No referral is chosen."""


def _not_received(world: World) -> None:
    world.show(world.waiting())


def _somebody_elses(world: World) -> None:
    world.show(world.theirs())


def _closed(world: World) -> None:
    world.show(world.closed())


def _empty(world: World) -> None:
    world.show(world.mine())


def _chooser(world: World) -> None:
    world.scan("MSKU 907032-3 portal 2.tif")
    world.scan("TGHU 441190-0 portal 1.tif", seed=8)
    world.show(world.mine())
    world.press(Key.FIND)


def _nothing_to_choose(world: World) -> None:
    world.show(world.mine())
    world.press(Key.FIND)


def _image(world: World) -> None:
    world.look("MSKU 907032-3 portal 2.tif")


def _changed_view(world: World) -> None:
    _image(world)
    for key in ("+", "+", "+", "Right", "I", "Ctrl+Left", "Ctrl+Left"):
        world.press(key)


def _drawing(world: World) -> None:
    _image(world)
    for key in ("+", "+"):
        world.press(key)
    world.press(Key.ADD)


def _form(world: World) -> None:
    _drawing(world)
    world.press(Key.CONFIRM)
    world.type("round, dense, not in the manifest")


def _form_complains(world: World) -> None:
    _drawing(world)
    world.press(Key.CONFIRM)
    world.press(Key.CLOSE_FORM)


def _drafted(world: World) -> None:
    _form(world)
    world.press(Key.BACK)


def _marked(world: World) -> None:
    _form(world)
    world.press("Tab")
    for _ in range(3):
        world.press("Down")
    world.press(Key.CLOSE_FORM)


def _finding_refused(world: World) -> None:
    world.port.finding_refusal = Problem(ProblemCode.DISK_FULL)
    _marked(world)


def _untied(world: World) -> None:
    _finding_refused(world)
    world.press(Key.BACK)


def _refused_file(world: World) -> None:
    _empty(world)
    (world.folder / "page.tif").write_bytes(b"no picture")
    world.presenter.open_file(world.folder / "page.tif")


def _display_copy(world: World) -> None:
    from PIL import Image

    _empty(world)
    path = world.folder / "printout.tif"
    Image.linear_gradient("L").resize((900, 300)).save(path)
    world.presenter.open_file(path)


def _long_names(world: World) -> None:
    name = "UTOU 000001-5 Puerto Internacional de San Lorenzo portal 2 lane 104 high energy.tif"
    world.scan(name)
    traveler = who(
        surname="VENKATARAMANAN SUBRAHMANYAM",
        given_names="LAKSHMI PRIYADARSHINI",
        birth_date=PartialDate(1968, 11),
    )
    row = world.mine(
        5,
        shown=summary(who=traveler),
        referral_class=ReferralClass.MANDATORY,
        reasons=("M-DOC", "M-LKO", "M-VIS", "M-RAD"),
        port="San Lorenzo del Puerto Internacional",
        lane="Lane 104 North",
    )
    world.show(row)
    world.press(Key.FIND)
    world.press(Key.CONFIRM)
    for number in range(3):
        world.press("+")
        world.press(Key.ADD)
        world.press(Key.CONFIRM)
        world.type(f"a very long label that says a lot about place number {number}")
        world.press("Tab")
        for _ in range(9):
            world.press("Down")
        world.press(Key.CLOSE_FORM)


def _marks_by_mouse(world: World) -> None:
    _image(world)
    for x in (250, 420, 600):
        world.press(Key.ADD)
        world.drag((x, 300), (x + 90, 360), Qt.MouseButton.LeftButton)
        world.press(Key.CONFIRM)
        world.type("dense")
        world.press("Tab")
        for _ in range(5 if x == 420 else 1):
            world.press("Down")
        world.press(Key.CLOSE_FORM)


def _adjusted(world: World) -> None:
    _image(world)
    for key in ("+", "+", "I", "D", "H"):
        world.press(key)


def _every_badge(world: World) -> None:
    _image(world)
    for key in ("+", "+", "+", "I", "G", "L", "V", "D", "K"):
        world.press(key)


def _measuring(world: World) -> None:
    _image(world)
    for key in ("+", "+", "X", "Shift+Right", "Shift+Down"):
        world.press(key)


def _every_shape(world: World) -> None:
    _image(world)
    for steps, key in enumerate("ROAN"):
        world.press(key)
        for _ in range(14 * steps):
            world.press("Left")
        for _ in range(6):
            world.press("Shift+Left")
        world.press(Key.CONFIRM)
        world.type(f"place {steps + 1}")
        world.press(Key.BACK)
    world.press("T")
    for _ in range(14):
        world.press("Right")
    world.press(Key.CONFIRM)
    world.type("seal broken")
    world.press(Key.BACK)


def _side_by_side(world: World) -> None:
    scan_again(world)
    for key in ("C", "+", "+"):
        world.press(key)


def _two_energies(world: World) -> None:
    bag = world.folder / "bag 7.tif"
    write_pair(bag, draw_radiograph(5, 900, load=Load.BAG, dual=True))
    _empty(world)
    world.presenter.open_file(bag.with_name(f"{bag.name}.scan.json"))
    world.settle()
    for key in ("E", "E", "H"):
        world.press(key)


STATES: dict[str, Callable[[World], None]] = {
    "nobody": _nobody,
    "not received": _not_received,
    "somebody else's": _somebody_elses,
    "closed": _closed,
    "empty": _empty,
    "chooser": _chooser,
    "nothing to choose": _nothing_to_choose,
    "image": _image,
    "changed view": _changed_view,
    "drawing": _drawing,
    "form": _form,
    "form complains": _form_complains,
    "drafted": _drafted,
    "marked": _marked,
    "finding refused": _finding_refused,
    "untied": _untied,
    "refused file": _refused_file,
    "display copy": _display_copy,
    "long names": _long_names,
    "marks by mouse": _marks_by_mouse,
    "adjusted": _adjusted,
    "every badge": _every_badge,
    "measuring": _measuring,
    "every shape": _every_shape,
    "side by side": _side_by_side,
    "two energies": _two_energies,
}

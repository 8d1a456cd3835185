"""The scripted shift: a traveler takes one key, and a second process finds every step recorded.

Then its log is proven by the command line, and copies of it that one changed who has the key.
"""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, text

from app.demo.check import complaints
from app.demo.port import DemoPort, DemoStation
from app.demo.story import Step, Story
from app.hub.holdings import holdings
from app.records.keys import StationKeys
from app.records.station_tables import checkpoint, event_body
from app.records.station_tables import event as event_table
from app.records.vaults import KeyringVault
from app.specimens.travelers import EXPIRED, LISTED, NAMESAKE, ROUTINE, WRONG_DIGIT
from tests.commands.command_line import Answer, gatehouse
from tests.journeys.played import Played, play
from tests.records.logs import tamper
from tests.records.test_tampering import rehash

pytestmark = [
    pytest.mark.usefixtures("secret_service"),
    pytest.mark.timeout(400),  # the shift is played once for all of these
]

_FIRST_FIVE = {
    one.document.document_number for one in (ROUTINE, EXPIRED, WRONG_DIGIT, LISTED, NAMESAKE)
}
_LISTED_NOTE = "Says he was never in the north."


def test_the_second_process_finds_every_step(shift: Played) -> None:
    steps = len(shift.story.steps)
    assert shift.story.finished
    assert f"second process: {steps} steps looked for, 0 things wrong\n" in shift.out
    assert shift.err == ""


def test_it_says_that_nothing_of_it_is_real(shift: Played) -> None:
    assert "invented data, throwaway keys" in shift.out.splitlines()[0]


def test_the_shift_goes_through_every_part_of_the_path(shift: Played) -> None:
    events = {(step.station, step.event) for step in shift.story.steps}
    assert events >= {
        ("L4", "duty.signed_in"),
        ("L4", "encounter.document_read"),
        ("L4", "encounter.print_confirmed"),
        ("L4", "encounter.match_cleared"),
        ("L4", "encounter.decided"),
        ("L4", "duty.locked"),
        ("S2", "duty.signed_in"),
        ("S2", "referral.received"),
        ("S2", "referral.identified_again"),
        ("S2", "referral.finding_recorded"),
        ("S2", "referral.disposed"),
        ("S2", "review.record_reviewed"),
        ("S2", "review.report_made"),
        ("L4", "review.note_read"),
    }
    reviews = [
        step.says["verdict"] for step in shift.story.steps if step.event == "review.record_reviewed"
    ]
    assert reviews == ["reviewed", "returned"]
    decided = {
        step.document: step.says["decision"]
        for step in shift.story.steps
        if step.event == "encounter.decided"
    }
    assert {number: said for number, said in decided.items() if number in _FIRST_FIVE} == {
        ROUTINE.document.document_number: "admit",
        EXPIRED.document.document_number: "refer",
        WRONG_DIGIT.document.document_number: "refer",
        LISTED.document.document_number: "refer",
        NAMESAKE.document.document_number: "admit",
    }


def test_reading_and_admitting_take_one_key_each(shift: Played) -> None:
    for specimen in (ROUTINE, EXPIRED, WRONG_DIGIT, LISTED, NAMESAKE):
        assert shift.keys("read document", specimen) == 1
    for specimen in (ROUTINE, NAMESAKE):
        assert shift.keys("admit", specimen) == 1
    assert shift.keys("not this person", NAMESAKE) == 1


def test_referring_takes_four_keys_at_most_beyond_free_text(shift: Played) -> None:
    for specimen in (EXPIRED, WRONG_DIGIT):
        assert shift.keys("refer", specimen) == 2
    assert shift.keys("refer", LISTED) - len(_LISTED_NOTE) <= 4


def test_every_screen_is_in_the_numbered_pictures(shift: Played) -> None:
    names = sorted(path.name for path in shift.folder.glob("*.png"))
    numbers = sorted(int(name.partition("-")[0]) for name in names)
    assert numbers == list(range(1, len(names) + 1))
    assert not [name for name in names if "waited-in-vain" in name]
    for screen in ("routine-card", "listed-evidence", "booth-locked", "desk-finding"):
        assert any(screen in name for name in names)


def wrong_with(port: DemoPort, story: Story) -> list[str]:
    return list(complaints(port, story, holdings(port.open_hub().engine)))


@pytest.fixture
def copied(shift: Played, tmp_path: Path) -> DemoPort:
    return DemoPort(shutil.copytree(shift.folder / "port", tmp_path / "port"))


def test_the_check_misses_a_step_that_was_never_recorded(copied: DemoPort, shift: Played) -> None:
    story = shift.story
    assert wrong_with(copied, story) == []
    number = ROUTINE.document.document_number
    story.steps.append(
        Step("refer", story.steps[0].station, number, "encounter.decided", {"decision": "refer"})
    )
    assert wrong_with(copied, story) == [f"“refer” ({number}) is not in the records"]


def test_the_check_misses_what_the_hub_does_not_have(copied: DemoPort, shift: Played) -> None:
    held = holdings(copied.open_hub().engine)
    del held["S2"]
    assert list(complaints(copied, shift.story, held)) == ["the hub has nothing of S2"]


@pytest.mark.long
@pytest.mark.timeout(1500)
def test_the_dark_theme_plays_the_same(tmp_path: Path) -> None:
    dark = play(tmp_path / "out", "dark")
    assert "0 things wrong" in dark.out
    assert dark.err == ""


# --- its log --------------------------------------------------------------------------------------


def moved(station: DemoStation, folder: Path) -> Path:
    """Copy a station; its keys, which lay in plain files, go into the keyring of this test."""
    vault, name = KeyringVault(), station.station.name
    vault.save(name, station.vault.load(name))
    anchor = station.vault.anchor(name)
    assert anchor is not None
    vault.set_anchor(anchor)
    return shutil.copytree(station.home, folder / name)


def verify(home: Path, *further: str | Path) -> Answer:
    return gatehouse("--home", home, "verify-log", *further)


def first_bad(answer: Answer) -> int:
    assert answer.code == 1, answer
    return int(answer.out.partition("First bad event: ")[2].partition(" ")[0])


@pytest.fixture
def booth(shift: Played, tmp_path: Path) -> Path:
    return moved(DemoPort(shift.folder / "port").booth, tmp_path)


@pytest.fixture
def keys(booth: Path) -> StationKeys:
    return KeyringVault().load(booth.name)


@pytest.fixture
def copy(booth: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(booth / "records.db", tmp_path / "copy.db"))


def test_both_stations_logs_are_whole(booth: Path, shift: Played, tmp_path: Path) -> None:
    desk = moved(DemoPort(shift.folder / "port").desk, tmp_path)
    for home in (booth, desk):
        answer = verify(home)
        assert answer.code == 0, answer
        assert answer.out.startswith("The log is whole: ")
        out = tmp_path / f"{home.name}.jsonl"
        assert gatehouse("--home", home, "export-log", "--out", out).code == 0
        assert verify(home, out).code == 0


def test_the_report_of_the_shift_is_accepted(shift: Played, tmp_path: Path) -> None:
    desk = moved(DemoPort(shift.folder / "port").desk, tmp_path)
    (report,) = (desk / "reports").glob("*.pdf")
    answer = gatehouse("--home", desk, "verify-report", report)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("The report is whole: signed by station S2 at ")


def test_an_edited_copy_is_caught(booth: Path, copy: Path, keys: StationKeys) -> None:
    def change(connection: Connection) -> None:
        connection.execute(text("UPDATE event SET officer_id = subject_id WHERE seq = 8"))

    assert verify(booth, copy).code == 0
    tamper(copy, change, keys)
    assert first_bad(verify(booth, copy)) == 8


def test_a_truncated_copy_is_caught(booth: Path, copy: Path, keys: StationKeys) -> None:
    def change(connection: Connection) -> None:
        for table in (event_body, checkpoint, event_table):
            connection.execute(delete(table).where(table.c.seq > 20))

    tamper(copy, change, keys)
    assert first_bad(verify(booth, copy)) == 21
    assert first_bad(verify(booth, copy, "--older")) == 21  # the hub's receipts say so


def test_a_wholly_rehashed_copy_is_caught(booth: Path, copy: Path, keys: StationKeys) -> None:
    def change(connection: Connection) -> None:
        connection.execute(text("UPDATE event SET officer_id = subject_id WHERE seq = 1"))
        rehash(connection, 1)
        connection.execute(text("DELETE FROM receipt"))

    tamper(copy, change, keys)
    signed_in = 6  # after the station and its four officers
    assert first_bad(verify(booth, copy)) == signed_in
    assert first_bad(verify(booth, copy, "--older")) == signed_in

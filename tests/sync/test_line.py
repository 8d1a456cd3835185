"""Who was read in line at one station goes on at another, through a real hub, with their photos."""

import os
from dataclasses import replace

from app.encounters.events import SetAside, TakenUp
from app.ids import new_id
from tests.hub.worlds import PORT
from tests.records.facts import Shift
from tests.records.whole_shift import set_aside
from tests.sync.stations import RealStation, all_sent, wait_for

PHOTO = os.urandom(5000)


def aside(station: RealStation) -> SetAside:
    """Return who waits, with a photo that the station holds."""
    said = set_aside(Shift(new_id), new_id(), new_id()).body
    assert isinstance(said, SetAside)
    photo = station.attachments.put(PHOTO)
    people = tuple(replace(one, page_photo=photo, mrz_strip="") for one in said.people)
    return replace(said, people=people, port=PORT)


def test_who_waits_in_line_is_known_at_every_booth_until_one_takes_them_up(
    booth: RealStation, desk: RealStation
) -> None:
    booth_worker, desk_worker = booth.start(), desk.start()
    (waits,) = booth.record(aside(booth))
    booth_worker.announce([waits])
    wait_for(desk_worker, lambda: bool(desk.queries.waiting(PORT)))
    (party,) = desk.queries.waiting(PORT)
    (person,) = party.people
    assert (party.party_id, party.lane, person.drawn) == (waits.subject_id, "line", True)
    wait_for(desk_worker, lambda: desk.attachments.has(person.page_photo))
    assert desk.attachments.get(person.page_photo) == PHOTO

    (taken,) = desk.record(TakenUp(new_id(), "4"), subject=party.party_id)
    desk_worker.announce([taken])
    wait_for(booth_worker, lambda: not booth.queries.waiting(PORT))
    all_sent(booth_worker)
    all_sent(desk_worker)


def test_a_booth_without_link_hears_of_the_line_when_it_is_back(
    booth: RealStation, desk: RealStation
) -> None:
    booth_worker = booth.start()
    for _ in range(3):
        booth.record(aside(booth))
    all_sent(booth_worker)
    assert desk.queries.waiting(PORT) == ()
    desk_worker = desk.start()
    wait_for(desk_worker, lambda: len(desk.queries.waiting(PORT)) == 3)

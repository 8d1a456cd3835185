"""Documents, plates and crossings: never twice, told apart without a list, in the order of time."""

import numpy as np

from app.simulation.crossings import PORTS, Crossings
from app.simulation.document_numbers import STATES, listed_documents, other_documents
from app.simulation.plates import listed_plates, other_plates


def test_documents_are_different_and_others_are_never_listed() -> None:
    (listed,) = listed_documents(200_000, seed=4)
    (other,) = other_documents(200_000, seed=4)
    documents = np.char.add(listed.issuing_state, listed.number)
    assert len(np.unique(documents)) == 200_000
    assert not np.isin(np.char.add(other.issuing_state, other.number), documents).any()
    assert set(np.unique(listed.issuing_state)) == {state.encode() for state, *_ in STATES}
    assert (np.char.str_len(listed.number) == 9).all()


def test_documents_are_the_same_from_the_same_seed() -> None:
    (one,), (again,), (other,) = (listed_documents(50, seed) for seed in (1, 1, 2))
    assert (one.number == again.number).all()
    assert (one.listed_on == again.listed_on).all()
    assert (one.number != other.number).any()


def test_a_shorter_list_of_documents_is_the_beginning_of_a_longer_one() -> None:
    (shorter,) = listed_documents(100)
    first, second = listed_documents(1_000_050)
    assert (first.number[:100] == shorter.number).all()
    assert len(second.number) == 50


def test_plates_are_different_and_others_are_never_listed() -> None:
    (listed,), (other,) = listed_plates(50_000), other_plates(50_000)
    plates = set(zip(listed.registrar.tolist(), listed.plate.tolist(), strict=True))
    assert len(plates) == 50_000
    assert not plates & set(zip(other.registrar.tolist(), other.plate.tolist(), strict=True))


def test_crossings_come_in_the_order_of_time() -> None:
    batches = list(Crossings(150_000))
    at = np.concatenate([batch.at for batch in batches])
    assert len(at) == 150_000
    assert (np.diff(at.astype(np.int64)) >= 0).all()
    assert at[-1] - at[0] > np.timedelta64(1090, "D")


def test_few_travelers_cross_often_at_their_usual_port_with_their_household() -> None:
    crossings = Crossings(100_000)
    (batch,) = crossings
    times = np.bincount(batch.traveler, minlength=crossings.travelers)
    assert times.max() > 100
    assert np.median(times) <= 4
    frequent = batch.traveler == times.argmax()
    usual = np.bincount(batch.port[frequent], minlength=len(PORTS))
    assert usual.max() > 0.8 * usual.sum()
    same_party = np.flatnonzero(np.diff(batch.party) == 0)
    household = batch.traveler // 4
    assert len(same_party)
    assert (household[same_party] == household[same_party + 1]).all()
    assert (batch.traveler[same_party] != batch.traveler[same_party + 1]).all()
    assert (batch.vehicle[same_party] == batch.vehicle[same_party + 1]).all()


def test_a_traveler_has_one_document_and_a_vehicle_one_plate() -> None:
    crossings = Crossings(10_000)
    travelers = np.arange(crossings.travelers)
    states, numbers = crossings.documents(travelers)
    assert len(set(zip(states, numbers.tolist(), strict=True))) == len(travelers)
    assert crossings.document(7) == (states[7], numbers[7].decode())
    assert len({crossings.plate(vehicle) for vehicle in range(50)}) == 50

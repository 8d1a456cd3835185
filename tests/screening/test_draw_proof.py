"""The proof of the draws: what is right is proven, and any change of a recorded draw is found."""

from dataclasses import replace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.screening.draw_proof import DrawFault, DrawMade, DrawProof
from app.screening.random_draw import commitment, is_drawn

SEED = bytes(range(32))
DUTY = UUID(int=7)
RATE = 2_500

Recorded = tuple[UUID, bool, DrawMade]


def recorded(count: int) -> list[Recorded]:
    """Return the draws of a duty as a desk records them."""
    parties = [UUID(int=1000 + number) for number in range(count)]
    return [
        (UUID(int=party.int + 10**6), is_drawn(SEED, party, RATE), DrawMade(DUTY, party, RATE))
        for party in parties
    ]


def proved(
    draws: list[Recorded], *, seed: bytes = SEED, bound: str = commitment(SEED)
) -> DrawProof:
    proof = DrawProof()
    proof.opened(1, DUTY, bound, RATE)
    for seq, (encounter, drawn, made) in enumerate(draws, start=2):
        proof.joined(encounter, made.party_id)
        proof.screened(seq, encounter, drawn=drawn, made=made)
    proof.revealed(len(draws) + 2, DUTY, seed)
    return proof


def faults(proof: DrawProof) -> list[DrawFault]:
    return [each.fault for each in proof.faults]


def test_draws_as_they_were_made_are_right() -> None:
    proof = proved(recorded(40))
    assert (proof.faults, proof.open) == ([], 0)
    assert proof.drawn + proof.not_drawn == 40
    assert proof.drawn > 0


@given(place=st.integers(0, 39), how=st.sampled_from(["answer", "rate", "party", "pause", "duty"]))
def test_any_change_of_a_recorded_draw_is_found(place: int, how: str) -> None:
    draws = recorded(40)
    encounter, drawn, made = draws[place]
    changed = {
        "answer": (encounter, not drawn, made),
        "rate": (encounter, drawn, replace(made, per_10000=RATE + 1)),
        "party": (encounter, drawn, replace(made, party_id=draws[place - 1][2].party_id)),
        "pause": (encounter, True, replace(made, paused=True)),
        "duty": (encounter, drawn, replace(made, duty_id=UUID(int=8))),
    }
    draws[place] = changed[how]
    assert len(proved(draws).faults) >= 1


@given(seed=st.binary(max_size=33))
def test_another_seed_than_the_committed_one_is_found(seed: bytes) -> None:
    if seed != SEED:
        assert faults(proved(recorded(3), seed=seed)) == [DrawFault.SEED_DIFFERS]
    assert proved(recorded(3), seed=SEED).faults == []


def test_a_pause_draws_nobody_and_is_counted_apart() -> None:
    made = [(one, False, replace(draw, paused=True)) for one, _, draw in recorded(5)]
    proof = proved(made)
    assert (proof.faults, proof.paused, proof.drawn, proof.not_drawn) == ([], 5, 0, 0)


def test_a_duty_that_has_not_ended_is_open() -> None:
    proof = DrawProof()
    proof.opened(1, DUTY, commitment(SEED), RATE)
    ((encounter, drawn, made),) = recorded(1)
    proof.screened(2, encounter, drawn=drawn, made=made)
    assert (proof.open, proof.faults) == (1, [])


def test_who_was_not_drawn_at_all_is_missing_and_companions_share_a_draw() -> None:
    proof = DrawProof()
    proof.opened(1, DUTY, commitment(SEED), RATE)
    ((encounter, drawn, made),) = recorded(1)
    companion, stranger = UUID(int=1), UUID(int=2)
    proof.joined(companion, made.party_id)
    proof.screened(2, encounter, drawn=drawn, made=made)
    proof.screened(3, companion, drawn=False, made=None)
    proof.screened(4, stranger, drawn=False, made=None)
    assert [(each.fault, each.subject) for each in proof.faults] == [(DrawFault.MISSING, stranger)]


def test_what_the_draw_said_must_stand() -> None:
    proof = DrawProof()
    proof.opened(1, DUTY, commitment(SEED), RATE)
    ((encounter, drawn, made),) = recorded(1)
    proof.screened(2, encounter, drawn=drawn, made=made)
    proof.screened(3, encounter, drawn=not drawn, made=None)
    assert faults(proof) == [DrawFault.TAKEN_BACK]


def test_people_drawn_in_line_at_another_desk_are_proven_there() -> None:
    proof, party = DrawProof(), UUID(int=5)
    proof.taken_up(party)
    proof.joined(UUID(int=6), party)
    proof.screened(2, UUID(int=6), drawn=True, made=None)
    assert (proof.faults, proof.elsewhere) == ([], 1)

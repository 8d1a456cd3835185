"""The primary officer's actions on a real station: what is recorded, and what is refused."""

from pathlib import Path

import numpy as np
import pytest

from app.bootstrap.workstation import Workstation, open_workstation
from app.capture.frame import Frame
from app.documents.reading import DocumentReading, Status
from app.duty.officers import Role
from app.encounters.events import (
    Decided,
    MatchCleared,
    PrintConfirmed,
    Screened,
)
from app.encounters.referral import Decision, Instruction, ReferralClass, ReferralState
from app.encounters.referral_events import (
    Referred,
)
from app.journal.event import Body
from app.problems import ProblemCode
from app.records.bodies import BODIES
from app.records.vaults import FileVault
from app.screening.clearances import ClearReason
from app.screening.summary_types import Confidence, FactKind, NotKnownKind, Verdict
from app.services.deciding import ReferralForm
from app.specimens.travelers import EXPIRED, LISTED, NAMESAKE, ROUTINE, WRONG_DIGIT
from tests.fixed import FixedClock
from tests.services.conftest import SignInAs
from tests.services.events import events_of as events_of
from tests.services.events import refused as refused
from tests.services.travelers import all_painted, at_the_booth, card, ids, last, reading_of

MANDATORY = ReferralForm(ReferralClass.MANDATORY, ("M-LKO",), "Looks away", Instruction.ESCORT)


def test_routine_traveler_is_admitted_and_remembered(
    station: Workstation, sign_in_as: SignInAs, clock: FixedClock
) -> None:
    duty = sign_in_as("4412", Role.PRIMARY)
    party = at_the_booth(station, duty, ROUTINE, clock)
    assert card(last(party)).verdict is Verdict.ROUTINE

    decided = station.primary.admit(duty, party, ids(party))

    assert decided.closed
    assert last(decided).decision is Decision.ADMIT
    document = ROUTINE.document
    history = station.records.history(document.issuing_state, document.document_number)
    assert [(each.lane, each.decision) for each in history.crossings] == [("Lane 4", "admit")]


def test_query_is_recorded_with_purpose_packs_and_counts(
    station: Workstation, sign_in_as: SignInAs, clock: FixedClock
) -> None:
    duty = sign_in_as("4412", Role.PRIMARY)
    at_the_booth(station, duty, LISTED, clock)

    (asked,) = events_of(station, Screened)

    assert asked.purpose == "primary inspection"
    assert asked.officer_id == duty.officer.id
    assert set(asked.pack_versions) == {"demo-lists", "rules", "rules utopia-national"}


def test_decision_waits_for_the_painted_card(station: Workstation, sign_in_as: SignInAs) -> None:
    duty = sign_in_as("4412", Role.PRIMARY)
    reading = reading_of(station, ROUTINE)
    unpainted = station.primary.screen(duty, station.primary.begin(), None, reading, read_ns=1)

    with refused(ProblemCode.DECISION_TOO_EARLY):
        station.primary.admit(duty, unpainted, ids(unpainted))

    assert events_of(station, Decided) == []


def test_failed_check_digit_blocks_both_decisions_until_confirmed(
    station: Workstation, sign_in_as: SignInAs, clock: FixedClock
) -> None:
    duty = sign_in_as("4412", Role.PRIMARY)
    party = at_the_booth(station, duty, WRONG_DIGIT, clock)
    (person,) = ids(party)
    assert card(last(party)).needs_confirmation
    with refused(ProblemCode.DECISION_TOO_EARLY):
        station.primary.admit(duty, party, [person])
    with refused(ProblemCode.DECISION_TOO_EARLY):
        station.primary.refer(duty, party, person, MANDATORY)

    confirmed = station.primary.confirm_print(duty, party, person)
    assert last(confirmed).painted_ns == 0, "another card: it counts only once it is painted"
    confirmed = all_painted(confirmed, clock)

    assert card(last(confirmed)).verdict is Verdict.REFER
    assert NotKnownKind.NUMBER_ADVISORY in {each.kind for each in card(last(confirmed)).not_known}
    with refused(ProblemCode.MANDATORY_REFERRAL):
        station.primary.admit(duty, confirmed, [person])
    station.primary.refer(duty, confirmed, person, MANDATORY)
    assert len(events_of(station, PrintConfirmed)) == 1
    assert len(events_of(station, Referred)) == 1


def test_strong_match_is_resolved_in_secondary_only(
    station: Workstation, sign_in_as: SignInAs, clock: FixedClock
) -> None:
    duty = sign_in_as("4412", Role.PRIMARY)
    party = at_the_booth(station, duty, LISTED, clock)
    (person,) = ids(party)
    match = card(last(party)).facts[0]
    assert (match.kind, match.confidence) == (FactKind.LOOKOUT_STRONG, Confidence.STRONG_MATCH)

    with refused(ProblemCode.MANDATORY_REFERRAL):
        station.primary.admit(duty, party, [person])
    with refused(ProblemCode.NOT_ALLOWED):
        station.primary.clear_match(duty, party, person, match, ClearReason.FACE_DIFFERS)


def test_cleared_namesake_is_admitted_and_not_asked_about_again(
    station: Workstation, sign_in_as: SignInAs, clock: FixedClock
) -> None:
    duty = sign_in_as("4412", Role.PRIMARY)
    party = at_the_booth(station, duty, NAMESAKE, clock)
    assert card(last(party)).verdict is Verdict.ATTENTION

    (person,) = ids(party)
    match = card(last(party)).facts[0]
    told: list[list[type[Body]]] = []
    station.journal.on_append(lambda said: told.append([BODIES[one.type] for one in said]))
    cleared = all_painted(
        station.primary.clear_match(duty, party, person, match, ClearReason.DATA_DIFFER), clock
    )

    assert card(last(cleared)).verdict is Verdict.ROUTINE
    left = station.primary.undecided(duty)
    assert left is not None
    assert card(last(left)) == card(last(cleared)), "killed now, nobody asks about it again"
    assert told[-1] == [MatchCleared, Screened], "one record: both are there, or neither"
    station.primary.admit(duty, cleared, [person])
    again = card(last(at_the_booth(station, duty, NAMESAKE, clock)))
    assert FactKind.CLEARED_MATCH in {fact.kind for fact in again.facts}
    assert again.verdict is Verdict.ROUTINE
    assert len(events_of(station, MatchCleared)) == 1


def test_expired_document_is_the_officers_decision(
    station: Workstation, sign_in_as: SignInAs, clock: FixedClock
) -> None:
    duty = sign_in_as("4412", Role.PRIMARY)
    party = at_the_booth(station, duty, EXPIRED, clock)
    assert card(last(party)).suggestion.referral_reason == "A-PAP"

    station.primary.admit(duty, party, ids(party))

    assert len(events_of(station, Decided)) == 1


def test_traveler_is_decided_once(
    station: Workstation, sign_in_as: SignInAs, clock: FixedClock
) -> None:
    duty = sign_in_as("4412", Role.PRIMARY)
    party = at_the_booth(station, duty, ROUTINE, clock)
    (person,) = ids(party)
    decided = station.primary.admit(duty, party, [person, person])

    with refused(ProblemCode.ALREADY_DECIDED):
        station.primary.refer(duty, decided, person, MANDATORY)
    with refused(ProblemCode.ALREADY_DECIDED):
        station.primary.confirm_print(duty, decided, person)
    with refused(ProblemCode.ALREADY_DECIDED):
        at_the_booth(station, duty, ROUTINE, clock, decided)

    assert len(events_of(station, Decided)) == 1


def test_a_decision_about_nobody_is_none(station: Workstation, sign_in_as: SignInAs) -> None:
    duty = sign_in_as("4412", Role.PRIMARY)

    with refused(ProblemCode.DECISION_TOO_EARLY):
        station.primary.admit(duty, station.primary.begin(), ())


@pytest.mark.parametrize(
    "form",
    [
        ReferralForm(ReferralClass.OFFICER, ()),
        ReferralForm(ReferralClass.OFFICER, ("O-OTH",), "  "),
    ],
)
def test_referral_without_its_reason_is_not_recorded(
    station: Workstation, sign_in_as: SignInAs, clock: FixedClock, form: ReferralForm
) -> None:
    duty = sign_in_as("4412", Role.PRIMARY)
    party = at_the_booth(station, duty, ROUTINE, clock)

    with refused(ProblemCode.REFERRAL_INCOMPLETE):
        station.primary.refer(duty, party, last(party).id, form)

    assert events_of(station, Decided) == []
    assert events_of(station, Referred) == []


def test_referral_carries_what_secondary_needs(
    station: Workstation, sign_in_as: SignInAs, clock: FixedClock
) -> None:
    duty = sign_in_as("4412", Role.PRIMARY)
    party = at_the_booth(station, duty, LISTED, clock)
    station.primary.refer(duty, party, last(party).id, MANDATORY)

    (row,) = station.primary.my_referrals()
    file = station.records.referral(row.id)

    assert file is not None
    assert row.state is ReferralState.SENT
    assert (file.note, file.instruction) == ("Looks away", Instruction.ESCORT)
    assert file.summary == last(party).summary, "the summary exactly as it was shown"
    assert file.released_by == "4412 R. Vega"


def test_unreadable_document_can_be_referred_but_not_admitted(
    station: Workstation, sign_in_as: SignInAs, clock: FixedClock
) -> None:
    duty = sign_in_as("4412", Role.PRIMARY)
    frame = Frame(np.full((60, 90, 3), 200, np.uint8), "scan", b"scan", "0" * 64)
    unreadable = DocumentReading(Status.UNREADABLE)
    party = all_painted(
        station.primary.screen(duty, station.primary.begin(), frame, unreadable, read_ns=1), clock
    )

    with refused(ProblemCode.DECISION_TOO_EARLY):
        station.primary.admit(duty, party, ids(party))
    form = ReferralForm(ReferralClass.MANDATORY, ("M-UNR",))
    station.primary.refer(duty, party, last(party).id, form)

    (row,) = station.primary.my_referrals()
    file = station.records.referral(row.id)
    assert file is not None
    assert station.primary.photo(file.page_photo) is not None


def test_undecided_traveler_is_there_again_after_a_restart(
    home: Path, station: Workstation, sign_in_as: SignInAs, clock: FixedClock
) -> None:
    duty = sign_in_as("4412", Role.PRIMARY)
    left = at_the_booth(station, duty, LISTED, clock)
    station.close()

    again = open_workstation(home, FileVault(home), clock=clock)
    found = again.primary.undecided(duty)
    again.close()

    assert found is not None
    assert (found.id, ids(found)) == (left.id, ids(left))
    assert last(found).summary == last(left).summary


def test_secondary_officer_cannot_decide_at_the_booth(
    station: Workstation, sign_in_as: SignInAs, clock: FixedClock
) -> None:
    duty = sign_in_as("2087", Role.SECONDARY)

    with refused(ProblemCode.NOT_ALLOWED):
        at_the_booth(station, duty, ROUTINE, clock)

    assert events_of(station, Screened) == []

"""Somebody who was referred and does not arrive is missed, until one named person looks."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import UUID

import pytest

from app.bootstrap.workstation import Workstation
from app.duty.officers import Duty, Role
from app.encounters.referral import ARRIVAL_LIMIT, ReferralClass, ReferralState, Seen
from app.encounters.referral_events import AlarmTaken, ReferralArrived
from app.examinations.examination import Completeness, Disposition
from app.problems import ProblemCode
from app.services.arrivals import SETTLING, ArrivalWatch
from app.services.deciding import ReferralForm
from app.services.link_status import LinkState, LinkStatus
from app.specimens.travelers import LISTED, ROUTINE
from tests.fixed import FixedClock
from tests.services.conftest import SignInAs
from tests.services.referred import MANDATORY, OFFICERS_CHOICE, refer, referral_of
from tests.services.test_primary_inspection import events_of, refused
from tests.ui.primary.fakes import FakeLink

_MOMENT = timedelta(milliseconds=1)


@dataclass
class Port:
    """One station, a referral on its way from it, and the clock of both."""

    station: Workstation
    clock: FixedClock
    vega: Duty
    osei: Duty
    referral: UUID
    link: FakeLink = field(default_factory=FakeLink)

    @property
    def watch(self) -> ArrivalWatch:
        return replace(self.station.arrivals, link=self.link)

    def overdue(self, duty: Duty | None = None) -> list[UUID]:
        rows = self.watch.overdue(duty or self.osei, self.clock.now())
        return [row.id for row in rows]

    def wait(self, span: timedelta) -> None:
        self.clock.pass_time(span)


@pytest.fixture
def port(station: Workstation, sign_in_as: SignInAs, clock: FixedClock) -> Port:
    vega, osei = sign_in_as("4412", Role.PRIMARY), sign_in_as("2087", Role.SECONDARY)
    party = refer(station, vega, clock, [LISTED], MANDATORY)
    return Port(station, clock, vega, osei, referral_of(party))


@pytest.mark.parametrize("referral_class", ReferralClass)
def test_each_class_has_its_own_limit(port: Port, referral_class: ReferralClass) -> None:
    form = ReferralForm(referral_class, ("O-STM",))
    party = refer(port.station, port.vega, port.clock, [ROUTINE], form)
    later = referral_of(party)
    port.wait(ARRIVAL_LIMIT[referral_class])
    assert later not in port.overdue()
    port.wait(_MOMENT)
    assert later in port.overdue()


def test_every_role_is_alarmed(port: Port, sign_in_as: SignInAs) -> None:
    port.wait(timedelta(minutes=6))
    tran = sign_in_as("2090", Role.SUPERVISOR)
    for duty in (port.vega, port.osei, tran):
        assert port.overdue(duty) == [port.referral]


def test_the_longest_overdue_stands_first(port: Port) -> None:
    second = referral_of(refer(port.station, port.vega, port.clock, [ROUTINE], OFFICERS_CHOICE))
    port.wait(timedelta(minutes=11))
    assert port.overdue() == [port.referral, second]


def test_arriving_ends_it_and_is_recorded_once(port: Port) -> None:
    port.wait(timedelta(minutes=6))
    port.station.secondary.arrive(port.osei, port.referral, Seen.KEY)
    file = port.station.secondary.arrive(port.osei, port.referral, Seen.KEY)
    assert file.row.state is ReferralState.ARRIVED
    assert len(events_of(port.station, ReferralArrived)) == 1
    assert port.overdue() == []


def test_a_full_waiting_room_never_alarms(port: Port) -> None:
    port.station.secondary.arrive(port.osei, port.referral, Seen.KEY)
    port.wait(timedelta(hours=5))
    assert port.overdue() == []


def test_receiving_recalling_and_closing_end_it_too(port: Port) -> None:
    party = refer(port.station, port.vega, port.clock, [ROUTINE])
    port.station.primary.recall(port.vega, party)
    desk = port.station.secondary
    desk.receive(port.osei, port.referral)
    port.wait(timedelta(hours=1))
    assert port.overdue() == []
    desk.record_finding(
        port.osei,
        port.referral,
        finding="none",
        exam_type="interview",
        completeness=Completeness.COMPLETE,
    )
    desk.dispose(port.osei, port.referral, Disposition.RELEASED)
    assert port.overdue() == []


def test_one_named_person_takes_it_on_any_desk(port: Port) -> None:
    port.wait(timedelta(minutes=6))
    row = port.watch.take_alarm(port.vega, port.referral)
    assert row.alarm_taken_by == "4412 R. Vega"
    assert row.state is ReferralState.SENT
    assert port.overdue() == []
    assert port.link.announced == 1


def test_nobody_takes_it_twice(port: Port) -> None:
    port.wait(timedelta(minutes=6))
    port.watch.take_alarm(port.vega, port.referral)
    with refused(ProblemCode.ALARM_ENDED):
        port.watch.take_alarm(port.osei, port.referral)
    assert len(events_of(port.station, AlarmTaken)) == 1


def test_nobody_looks_for_somebody_who_is_there(port: Port) -> None:
    port.station.secondary.arrive(port.osei, port.referral, Seen.DOCUMENT)
    with refused(ProblemCode.ALARM_ENDED):
        port.watch.take_alarm(port.osei, port.referral)
    with refused(ProblemCode.REFERRAL_MISSING):
        port.watch.take_alarm(port.osei, UUID(int=1))


@pytest.mark.parametrize("state", [LinkState.UNREACHABLE, LinkState.REFUSED, LinkState.CONNECTING])
def test_a_desk_that_cannot_know_stays_silent(port: Port, state: LinkState) -> None:
    port.wait(timedelta(minutes=6))
    port.link.state = LinkStatus(state, since=port.clock.now())
    assert port.overdue() == []


def test_after_an_outage_the_news_come_in_first(port: Port) -> None:
    port.wait(timedelta(minutes=6))
    port.link.state = LinkStatus(LinkState.CONNECTED, since=port.clock.now())
    assert port.overdue() == []
    port.wait(SETTLING)
    assert port.overdue() == [port.referral]


def test_a_station_without_hub_knows_all_there_is(port: Port) -> None:
    port.wait(timedelta(minutes=6))
    port.link.state = LinkStatus(LinkState.NO_HUB)
    assert port.overdue() == [port.referral]


def test_a_booth_does_not_see_arrivals(port: Port) -> None:
    with refused(ProblemCode.NOT_ALLOWED):
        port.station.secondary.arrive(port.vega, port.referral, Seen.KEY)


def test_nobody_arrives_whom_the_booth_took_back(port: Port) -> None:
    party = refer(port.station, port.vega, port.clock, [ROUTINE])
    port.station.primary.recall(port.vega, party)
    with refused(ProblemCode.REFERRAL_WITHDRAWN):
        port.station.secondary.arrive(port.osei, referral_of(party), Seen.KEY)

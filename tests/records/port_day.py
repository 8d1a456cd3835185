"""A day of a port, fact by fact, on a real journal: who came, what was decided, what came of it."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from app.duty.events import SignedIn, SignedOut
from app.duty.officers import Direction, Mode, Role
from app.encounters.conveyance import NOTHING_ENTERED, Conveyance
from app.encounters.events import Decided, Phases, Recalled
from app.encounters.referral import Decision, Instruction, ReferralClass
from app.encounters.referral_events import Companion, Referred
from app.ids import NewId
from app.journal.event import Authorship, Body, Draft, Event
from app.records.journal_store import JournalStore
from app.review.events import NoteRead, RecordReviewed, ReviewVerdict
from app.screening.identity import Identity
from app.screening.summary_types import RiskSummary
from tests.fixed import FixedClock
from tests.records.facts import BOOTH, OFFICER, SUMMARY

PORT = BOOTH.port
USUAL = Phases(500, 7_000, 17_500, 6_000)


def summary_of(surname: str, given_names: str = "JOHN", number: str = "U4K7P2063") -> RiskSummary:
    """The card of somebody with this name and document."""
    assert SUMMARY.who is not None
    who = replace(SUMMARY.who, surname=surname, given_names=given_names, document_number=number)
    return replace(SUMMARY, who=who)


@dataclass(slots=True)
class PortDay:
    """Says what happened, one fact a call; a minute passes before each."""

    journal: JournalStore
    clock: FixedClock
    new_id: NewId

    def say(self, body: Body, subject: UUID, officer: UUID | None = OFFICER) -> Event:
        """Record one fact."""
        self.clock.pass_time(timedelta(minutes=1))
        (event,) = self.journal.append(self.draft(body, subject, officer))
        return event

    def draft(self, body: Body, subject: UUID, officer: UUID | None = OFFICER) -> Draft:
        """A fact, not recorded yet."""
        return Draft(body, subject, Authorship(officer, "pin", "test"))

    def decide(self, officer: UUID = OFFICER, **said: Any) -> UUID:
        """Somebody is admitted at Lane 4, unless other things are said; return the encounter."""
        encounter = said.pop("encounter", None) or self.new_id()
        self.say(self.decided(**said), encounter, officer)
        return encounter

    def decided(self, **said: Any) -> Decided:
        """A decision that differs in these fields; `surname` and `number` change the card."""
        name = {
            each: said.pop(each) for each in ("surname", "given_names", "number") if each in said
        }
        usual: dict[str, Any] = {
            "decision": Decision.ADMIT,
            "port": PORT,
            "lane": "Lane 4",
            "mode": Mode.LAND,
            "direction": Direction.INBOUND,
            "summary": summary_of(**({"surname": "HALE"} | name)),
            "phases": USUAL,
            "party_id": self.new_id(),
        }
        return Decided(**(usual | said))

    def refer(self, officer: UUID = OFFICER, **said: Any) -> tuple[UUID, UUID]:
        """Somebody is referred by the officer's choice; return encounter and referral."""
        encounter, referral = self.new_id(), self.new_id()
        conveyance: Conveyance = said.pop("conveyance", NOTHING_ENTERED)
        companions: tuple[Companion, ...] = said.pop("companions", ())
        referral_class = said.pop("referral_class", ReferralClass.OFFICER)
        lane = said.pop("lane", "Lane 4")
        decided = self.decided(
            decision=Decision.REFER,
            referral_id=referral,
            lane=lane,
            conveyance=conveyance,
            **said,
        )
        self.say(decided, encounter, officer)
        sent = Referred(
            encounter_id=encounter,
            referral_class=referral_class,
            reasons=("O-IDN",),
            note="",
            instruction=Instruction.ESCORT,
            documents_held=True,
            released_by="4711 Ada Example",
            port=decided.port,
            lane=lane,
            summary=decided.summary,
            companions=companions,
            conveyance=conveyance,
        )
        self.say(sent, referral, officer)
        return encounter, referral

    def recall(self, encounter: UUID, decision: Decision = Decision.ADMIT) -> Event:
        """The booth takes a decision back after 20 seconds."""
        return self.say(Recalled(decision, 20_000), encounter)

    def review(
        self,
        encounter: UUID,
        verdict: ReviewVerdict = ReviewVerdict.REVIEWED,
        note: str = "",
        whose: UUID | None = OFFICER,
    ) -> UUID:
        """A supervisor says something about a record; return the review."""
        said = RecordReviewed(verdict, note, "0311 T. Ahlgren", whose)
        return self.say(said, encounter, UUID(int=0x311)).id

    def read_note(self, review: UUID, encounter: UUID) -> None:
        """The officer sees the note."""
        self.say(NoteRead(review), encounter)

    def sign_in(self, officer: UUID = OFFICER, name: str = "Ada Example", lane: str = "4") -> UUID:
        """An officer begins at a lane; return the duty."""
        duty = self.new_id()
        said = SignedIn(
            officer, "4711", name, Role.PRIMARY, PORT, lane, Mode.LAND, Direction.INBOUND
        )
        self.say(said, duty, officer)
        return duty

    def sign_out(self, duty: UUID, left: int = 0) -> None:
        """The officer leaves; so many people stand undecided."""
        self.say(SignedOut("key", left), duty)


def unread(**said: Any) -> dict[str, Any]:
    """What a decision says of somebody who was left unread."""
    return {"identity": Identity.UNREAD, **said}

"""Journals of invented stations, made by the real chain, without a store."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.duty.events import Unlocked
from app.encounters.referral import Instruction, ReferralClass
from app.encounters.referral_events import (
    Referred,
)
from app.journal.chain import GENESIS, Head, Moment, body_digest, chain_hash, head_at, seal
from app.journal.event import Authorship, Body, Draft, Event
from app.screening.summary_types import RiskSummary, Step, Suggestion, Verdict

AT = "2024-01-02T12:00:00.000Z"


@dataclass
class Chain:
    """One station's journal in memory; `add` gives the event it added."""

    station: str
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    epoch: int = 1
    head: Head | None = None
    events: list[Event] = field(default_factory=list)
    new_id: Callable[[], UUID] = uuid4

    def add(self, body: Body | None = None, *, subject: UUID | None = None) -> Event:
        after = self.head or Head(self.station, self.epoch, 0, GENESIS)
        draft = Draft(body or Unlocked(), subject or self.new_id(), Authorship(None, "pin", "test"))
        event = seal(
            draft,
            after,
            event_id=self.new_id(),
            moment=Moment(AT, "boot", 1),
            nonce=self.new_id().bytes,
        )
        self.head = head_at(event)
        self.events.append(event)
        return event

    def add_raw(self, kind: str, content: bytes) -> Event:
        """Add an event whose body no Gatehouse wrote; everything around it is in order."""
        plain = self.add()
        body = self.new_id().bytes + content
        event = replace(plain, type=kind, body=body, body_digest=body_digest(body))
        event = replace(event, hash=chain_hash(event))
        self.events[-1] = event
        self.head = head_at(event)
        return event

    def add_many(self, count: int) -> list[Event]:
        return [self.add() for _ in range(count)]


def referral(port: str = "Utopia Harbour", page_photo: str = "") -> Referred:
    """Return a referral of nobody in particular."""
    summary = RiskSummary(
        verdict=Verdict.REFER,
        who=None,
        checks=(),
        facts=(),
        not_known=(),
        suggestion=Suggestion(Step.REFER, "R-1"),
        made_at=AT,
    )
    return Referred(
        encounter_id=uuid4(),
        referral_class=ReferralClass.OFFICER,
        reasons=("O-BEH",),
        note="",
        instruction=Instruction.NONE,
        documents_held=True,
        released_by="4711 A. Example",
        port=port,
        lane="4",
        summary=summary,
        page_photo=page_photo,
    )

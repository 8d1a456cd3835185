"""The risk summary: what one card says, as data. The screens give it words and color."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.documents.reading import Check, PartialDate, Sex
from app.screening.evidence import EvidenceLine
from app.screening.past import TrailLine


class Verdict(StrEnum):
    """The word on the card; also the severity of one fact. Ordered by `VERDICT_ORDER`."""

    ROUTINE = "routine"
    ATTENTION = "attention"
    REFER = "refer"


VERDICT_ORDER = (Verdict.ROUTINE, Verdict.ATTENTION, Verdict.REFER)


class FactKind(StrEnum):
    """What a fact is about; the card's words are chosen by it.

    Values each kind carries in `Fact.values`:
        DOCUMENT_LISTED: `listed_reason` (lost, stolen, revoked), `list_date`.
        DOCUMENT_ALIKE: the same, and `typed`, `listed` (the two numbers).
        LOOKOUT_DOCUMENT: `lookout_id`, `lookout_class`, `listed_name`, `number`.
        LOOKOUT_STRONG, LOOKOUT_POSSIBLE: `lookout_id`, `lookout_class`, `listed_name`,
            `listed_birth_date`, `listed_nationality`.
        CHECK_DIGIT: `fields` (comma-separated CheckName values), `confirmed` (yes, no).
        EXPIRED: `expiry_date`, `days`.
        CHECK_FAILED: `name` (CheckName), `reason` (CheckReason), `printed`.
        SEAL: `state` (SealState), `reason` (SealReason), `code` (BarcodeKind), `sealed` (what
            carries it, as `visa`), `signer`, `authority`, `valid_from`, `valid_until`, `signed_on`,
            `revocation_known` (yes, no), `passport` (its number), `entries`, and of the stay
            `stay`, `stay_days` ...
        SOURCES_DIFFER: `fields` (comma-separated EvidenceField values), `first`, `second`
            (StatementSource, and behind a colon the BarcodeKind of a code).
        LICENCE: `card` (driver_licence, identity_card), `enhanced` (Enhanced), `leads`, `odd` (yes,
            no), `warnings` (comma-separated PayloadWarning values).
        LAST_SECONDARY: `port`, `date`, `result` (outcome code), `finding`.
        LAST_REFUSAL: `port`, `date`.
        HISTORY: `count`, `months`, `last_port`, `last_date`, `usual_port`, `usual_lane`,
            `usual_plate`, `companions` (names, one a line), `since_entry` (days since the last
            crossing, where it was an admission inbound), `usual_stay` (days).
        OTHER_DOCUMENT: `document`, `count`, `last_port`, `last_date`, `result`, `finding`,
            `documents` (how many others there are).
        PERMIT: `permit` (a `PermitKind`), `category`, `number`, `entries`, `valid_from`,
            `valid_until`, `state` (a `MembershipState`).
        REDRESS: `number`, `lookout_id` (with whom the traveler was confused, where that is said),
            `tie` (a `RedressTie`).
        LINKS: `count`, `kinds` (comma-separated TrailKind values), `finding`, `plate` and `date` of
            what was found in the same vehicle.
        CLEARED_MATCH: `lookout_id`, `lookout_class`, `listed_name`, `cleared_by`, `until`,
            `reason` (a `ClearReason`).
        SEEN_WITHOUT_DOCUMENT: `reason` (a `SeenReason`).
        LEFT_UNREAD: none.
        MINOR_ALONE: `age` in completed years, the most it can be; empty for an infant.
        OVERSTAY: `entered`, `port`, `days`, `limit`, `direction` (inbound, outbound).
        VEHICLE_LISTED: `lookout_id`, `level` (an `AlertLevel`), `plate`, `plate_state` (as listed),
            `read_plate`, `differing` (places of the characters that differ, from 1,
            comma-separated; empty where none does), `listed_reason`.
        CONTAINER_LISTED: `lookout_id`, `level`, `container`, `listed_reason`.
        BOARDING_PASS_DIFFERS: `fields` (comma-separated EvidenceField values), `name`, `flight`.
        TRUSTED_TRAVELER: `program`, `valid_from`, `valid_until`, `vetted_on`, `state` (a
            `MembershipState`).
        ADVANCE_ACTION: `action` (an `AdvanceAction`), `officer`, `at`, `reason`, `journey`,
            `matched_by` (a `MatchedBy`).
        NOT_ANNOUNCED: `journey`, `elsewhere` (another that announced the traveler, or empty).
        ADVANCE_DIFFERS: `fields` (comma-separated EvidenceField values), and as ANNOUNCED.
        ANNOUNCED: `journey`, `origin`, `due`, `locator`, `matched_by`.
        RANDOM_DRAW: none.
        RULE: of a pack: `pack`, `version`, `owner`, `basis`, `message.<language>`, and of each
            input that it saw `saw.<name>`, empty where it is not known.
    """

    DOCUMENT_LISTED = "document_listed"
    DOCUMENT_ALIKE = "document_alike"
    LOOKOUT_DOCUMENT = "lookout_document"
    LOOKOUT_STRONG = "lookout_strong"
    LOOKOUT_POSSIBLE = "lookout_possible"
    CHECK_DIGIT = "check_digit"
    EXPIRED = "expired"
    CHECK_FAILED = "check_failed"
    SEAL = "seal"
    SOURCES_DIFFER = "sources_differ"
    LICENCE = "licence"
    LAST_SECONDARY = "last_secondary"
    LAST_REFUSAL = "last_refusal"
    HISTORY = "history"
    OTHER_DOCUMENT = "other_document"
    LINKS = "links"
    PERMIT = "permit"
    REDRESS = "redress"
    CLEARED_MATCH = "cleared_match"
    SEEN_WITHOUT_DOCUMENT = "seen_without_document"
    LEFT_UNREAD = "left_unread"
    MINOR_ALONE = "minor_alone"
    OVERSTAY = "overstay"
    VEHICLE_LISTED = "vehicle_listed"
    CONTAINER_LISTED = "container_listed"
    BOARDING_PASS_DIFFERS = "boarding_pass_differs"  # noqa: S105 - no password
    TRUSTED_TRAVELER = "trusted_traveler"
    ADVANCE_ACTION = "advance_action"
    NOT_ANNOUNCED = "not_announced"
    ADVANCE_DIFFERS = "advance_differs"
    ANNOUNCED = "announced"
    RANDOM_DRAW = "random_draw"
    RULE = "rule"


class Confidence(StrEnum):
    """How sure the fact is, in words an officer uses."""

    EXACT_NUMBER_AND_ISSUER = "exact_number_and_issuer"
    STRONG_MATCH = "strong_match"
    POSSIBLE_MATCH = "possible_match"
    AS_PRINTED = "as_printed"
    OWN_RECORD = "own_record"
    ADVISORY = "advisory"
    AS_STATED = "as_stated"
    NAME_AND_BIRTH_DATE = "name_and_birth_date"
    BY_SIGNATURE = "by_signature"
    BY_RULE = "by_rule"


class Source(StrEnum):
    """Where a fact comes from."""

    DOCUMENT = "document"
    LOOKOUTS = "lookouts"
    LOST_DOCUMENTS = "lost_documents"
    VEHICLES = "vehicles"
    PORT_RECORDS = "port_records"
    ENROLLMENT = "enrollment"
    PERMITS = "permits"
    REDRESS = "redress"
    BOARDING_PASS = "boarding_pass"  # noqa: S105 - no password
    PASSENGER_LIST = "passenger_list"
    OFFICER = "officer"
    RANDOM_DRAW = "random_draw"
    RULES = "rules"


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the card.

    Attributes:
        severity: How much it weighs.
        mandatory: It can never be pushed off the card, and only secondary resolves it.
        values: What the words need; see `FactKind`.
        as_of: Date or time of the fact itself (ISO), empty if none.
        place: Where it was recorded, if it was.
        rule_id: The rule that made it a fact.
        evidence: What stands behind it.
        settles: `Settles` values: what would settle the doubt, the quickest first.
        clearable: Primary may clear it on the fact itself ("not this person").
        listing: For matches: `<list record id>@<version>`; what a clearance is tied to.
        trail: The records behind a fact about the past.
    """

    kind: FactKind
    severity: Verdict
    source: Source
    confidence: Confidence
    rule_id: str
    values: Mapping[str, str] = field(default_factory=dict)
    mandatory: bool = False
    as_of: str = ""
    place: str = ""
    evidence: tuple[EvidenceLine, ...] = ()
    settles: tuple[str, ...] = ()
    clearable: bool = False
    listing: str = ""
    trail: tuple[TrailLine, ...] = ()


class NotKnownKind(StrEnum):
    """What the card must say it does not know."""

    LOOKOUTS_NOT_QUERIED = "lookouts_not_queried"
    LISTS_MISSING = "lists_missing"
    RULES_MISSING = "rules_missing"
    """A rule pack of this station could not be opened."""
    LOOKOUTS_STALE = "lookouts_stale"
    NO_HISTORY = "no_history"
    FIELD_UNREAD = "field_unread"
    NUMBER_ADVISORY = "number_advisory"
    BIRTH_DATE_INCOMPLETE = "birth_date_incomplete"
    NOTHING_ASKED = "nothing_asked"
    """Without a document there is nothing to ask lists and records by."""
    ENTERED_BY_HAND = "entered_by_hand"
    """Nobody but the typist vouches for the text; the value says why it was typed."""


@dataclass(frozen=True, slots=True)
class NotKnown:
    """One thing that is not known; `value` names the field or the age where there is one."""

    kind: NotKnownKind
    value: str = ""


class Step(StrEnum):
    """The one suggested next step."""

    ADMIT = "admit"
    COMPARE_FACE = "compare_face"
    READ_AGAIN = "read_again"
    READ_AGAIN_OR_CONFIRM = "read_again_or_confirm"
    LOOK_AT_MATCH = "look_at_match"
    LOOK_AT_VEHICLE = "look_at_vehicle"
    COMPARE_NUMBER = "compare_number"
    ASK_ABOUT_RECORD = "ask_about_record"
    ASK_ABOUT_RULE = "ask_about_rule"
    REFER = "refer"
    REFER_ESCORT = "refer_escort"
    ENTER_BY_HAND = "enter_by_hand"
    COMPLETE_ENTRY = "complete_entry"
    ASK_CITIZENSHIP = "ask_citizenship"
    ASK_FOR_PASSPORT = "ask_for_passport"
    LOOK_AT_SEAL = "look_at_seal"
    COMPARE_SOURCES = "compare_sources"
    HEED_ACTION = "heed_action"
    ASK_ABOUT_JOURNEY = "ask_about_journey"
    COMPARE_CARD = "compare_card"
    COMPARE_BOARDING_PASS = "compare_boarding_pass"  # noqa: S105 - no password


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the card proposes, and which rule says so; the officer decides.

    Attributes:
        referral_class, referral_reason: Codes of `resources/reference/inspection_codes.json`
            that F8 proposes; empty for no referral.
    """

    step: Step
    rule_id: str
    referral_class: str = ""
    referral_reason: str = ""


@dataclass(frozen=True, slots=True)
class Who:
    """The first lines of the card."""

    surname: str
    given_names: str
    names_truncated: bool
    birth_date: PartialDate
    age: int | None
    sex: Sex
    nationality: str
    document_code: str
    document_number: str
    issuing_state: str
    expiry_date: PartialDate


@dataclass(frozen=True, slots=True)
class RiskSummary:
    """The condensed risk summary of one traveler: what replaces pages of records.

    Attributes:
        who: The traveler, or None when no document could be read.
        checks: All checks of the document.
        facts: At most five, gravest first; mandatory ones and a draw are never dropped.
        more_facts: How many lesser facts did not fit.
        not_known: What the card does not know.
        quiet_alert: Lookout class 1 or 2: a discreet cue, and the supervisor is told silently.
        pack_versions: Reference packs used, name to version.
        packs_as_of: Age of the oldest pack used, RFC 3339, or empty.
        needs_confirmation: A check is open that only the officer can answer (failed check digit):
            admit and refer wait for another read or the officer's confirmation.
        made_at: RFC 3339.
        announced: How the traveler was found on the carriers' lists, a `MatchedBy`; empty for not.
    """

    verdict: Verdict
    who: Who | None
    checks: tuple[Check, ...]
    facts: tuple[Fact, ...]
    not_known: tuple[NotKnown, ...]
    suggestion: Suggestion
    made_at: str
    more_facts: int = 0
    quiet_alert: bool = False
    needs_confirmation: bool = False
    pack_versions: Mapping[str, str] = field(default_factory=dict)
    packs_as_of: str = ""
    announced: str = ""

    @property
    def mandatory(self) -> bool:
        """Say whether a mandatory fact stands on the card: then only secondary resolves it."""
        return any(fact.mandatory for fact in self.facts)


class MembershipState(StrEnum):
    """What a membership or a permit is worth today."""

    VALID = "valid"
    LAPSED = "lapsed"
    NOT_YET = "not_yet"

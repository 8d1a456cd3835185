"""The rules that make facts: who answers for each, on what basis, and how far it may go."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from app.screening.summary_types import Verdict

VERSION = "6"
"""Stands as `rules` among the pack versions of every summary."""


class RuleId(StrEnum):
    """Name of a rule, as the card shows it."""

    DOCUMENT_LISTED = "DOC-01"
    CHECK_DIGIT = "DOC-02"
    EXPIRED = "DOC-03"
    CHECK_FAILED = "DOC-04"
    UNREADABLE = "DOC-05"
    SEAL = "DOC-06"
    SOURCES_DIFFER = "DOC-07"
    LICENCE = "DOC-08"
    DOCUMENT_ALIKE = "DOC-09"
    LOOKOUT_DOCUMENT = "LKO-01"
    LOOKOUT_STRONG = "LKO-02"
    LOOKOUT_POSSIBLE = "LKO-03"
    MATCH_CLEARED = "LKO-04"
    VEHICLE = "VEH-01"
    CONTAINER = "VEH-02"
    LAST_SECONDARY = "HIS-01"
    CROSSINGS = "HIS-02"
    LAST_REFUSAL = "HIS-03"
    OTHER_DOCUMENT = "HIS-04"
    LINKS = "HIS-05"
    PERMIT = "VIS-01"
    REDRESS = "RDR-01"
    SEEN = "IDN-01"
    ENTERED = "IDN-02"
    LEFT_UNREAD = "IDN-03"
    MINOR_ALONE = "MIN-01"
    OVERSTAY = "STY-01"
    BOARDING_PASS = "BRD-01"  # noqa: S105 - no password
    TRUSTED_TRAVELER = "TRU-01"
    ADVANCE_ACTION = "ADV-01"
    NOT_ANNOUNCED = "ADV-02"
    ADVANCE_DIFFERS = "ADV-03"
    ANNOUNCED = "ADV-04"
    RANDOM_DRAW = "RND-01"
    NOTHING_AGAINST = "GEN-01"


class Category(StrEnum):
    """What a rule looks at."""

    DOCUMENT = "document"
    LOOKOUT = "lookout"
    VEHICLE = "vehicle"
    HISTORY = "history"
    IDENTITY = "identity"
    PROTECTION = "protection"
    STAY = "stay"
    TRAVEL = "travel"
    RANDOM = "random"
    GENERAL = "general"


class Trait(StrEnum):
    """Traits that a rule may look at only where the law says so; its basis then names them.

    There are no others: sex and photo are shown and compared, and of race, ethnicity, religion and
    the like there is no field anywhere.
    """

    NATIONALITY = "nationality"
    AGE = "age"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        version: Raised whenever the rule decides differently.
        owner: Who answers for it.
        gravest: The most that a fact of this rule may weigh.
        legal_basis: What allows it to be applied to a traveler.
        traits: What it looks at that needs this basis.
    """

    id: RuleId
    version: int
    owner: str
    category: Category
    gravest: Verdict
    legal_basis: str
    traits: frozenset[Trait] = frozenset()


_document = partial(
    Rule,
    version=1,
    owner="documents desk",
    category=Category.DOCUMENT,
    legal_basis="duty to present a valid travel document",
)
_lookout = partial(
    Rule,
    version=1,
    owner="lookout desk",
    category=Category.LOOKOUT,
    legal_basis="duty to consult the lookout lists at the border",
)
_vehicle = partial(
    Rule,
    version=1,
    owner="lookout desk",
    category=Category.VEHICLE,
    legal_basis="duty to consult the lookout lists at the border",
)
_history = partial(
    Rule,
    version=1,
    owner="port",
    category=Category.HISTORY,
    legal_basis="the port's own inspection records, while they are retained",
)
_identity = partial(
    Rule,
    version=1,
    owner="port",
    category=Category.IDENTITY,
    legal_basis="duty of every traveler to show who they are",
)
_advance = partial(
    Rule,
    version=1,
    owner="advance information desk",
    category=Category.TRAVEL,
    legal_basis="duty of carriers to announce whom they bring",
)
_general = partial(
    Rule,
    version=1,
    owner="port",
    category=Category.GENERAL,
    legal_basis="inspection of every traveler at the border",
)

RULES: Mapping[RuleId, Rule] = {
    rule.id: rule
    for rule in (
        _document(RuleId.DOCUMENT_LISTED, gravest=Verdict.REFER),
        _document(RuleId.CHECK_DIGIT, gravest=Verdict.REFER),
        _document(RuleId.EXPIRED, gravest=Verdict.ATTENTION),
        _document(RuleId.CHECK_FAILED, gravest=Verdict.ATTENTION),
        _document(RuleId.UNREADABLE, gravest=Verdict.ATTENTION),
        _document(RuleId.SEAL, gravest=Verdict.REFER),
        _document(
            RuleId.SOURCES_DIFFER,
            gravest=Verdict.REFER,
            legal_basis="duty to present a valid travel document; nationality is compared only "
            "with what the same documents say elsewhere",
            traits=frozenset({Trait.NATIONALITY}),
        ),
        _document(RuleId.LICENCE, gravest=Verdict.ATTENTION),
        _document(RuleId.DOCUMENT_ALIKE, gravest=Verdict.ATTENTION),
        _lookout(RuleId.LOOKOUT_DOCUMENT, gravest=Verdict.REFER),
        *(
            _lookout(
                rule,
                version=2,
                gravest=gravest,
                legal_basis="duty to consult the lookout lists at the border; "
                "nationality is compared only as an identifying detail of the listing, and to "
                "say how rare name and birth date are among the listed of that nationality",
                traits=frozenset({Trait.NATIONALITY}),
            )
            for rule, gravest in (
                (RuleId.LOOKOUT_STRONG, Verdict.REFER),
                (RuleId.LOOKOUT_POSSIBLE, Verdict.ATTENTION),
            )
        ),
        _lookout(RuleId.MATCH_CLEARED, gravest=Verdict.ROUTINE),
        _vehicle(RuleId.VEHICLE, gravest=Verdict.REFER),
        _vehicle(RuleId.CONTAINER, gravest=Verdict.REFER),
        _history(RuleId.LAST_SECONDARY, gravest=Verdict.ATTENTION),
        _history(RuleId.CROSSINGS, gravest=Verdict.ROUTINE),
        _history(RuleId.LAST_REFUSAL, gravest=Verdict.ATTENTION),
        _history(RuleId.OTHER_DOCUMENT, gravest=Verdict.ATTENTION),
        _history(RuleId.LINKS, gravest=Verdict.ATTENTION),
        _identity(RuleId.SEEN, gravest=Verdict.ATTENTION),
        _identity(RuleId.ENTERED, gravest=Verdict.ATTENTION),
        _identity(RuleId.LEFT_UNREAD, gravest=Verdict.ATTENTION),
        Rule(
            RuleId.MINOR_ALONE,
            version=1,
            owner="child protection desk",
            category=Category.PROTECTION,
            gravest=Verdict.ATTENTION,
            legal_basis="protection of minors at the border; age is looked at only for their sake",
            traits=frozenset({Trait.AGE}),
        ),
        Rule(
            RuleId.OVERSTAY,
            version=1,
            owner="immigration desk",
            category=Category.STAY,
            gravest=Verdict.REFER,
            legal_basis="limit of stay for visitors; nationality is looked at only to tell them "
            "from the state's own citizens, who have none",
            traits=frozenset({Trait.NATIONALITY}),
        ),
        Rule(
            RuleId.BOARDING_PASS,
            version=1,
            owner="documents desk",
            category=Category.TRAVEL,
            gravest=Verdict.ATTENTION,
            legal_basis="duty of every traveler to show with what they travel",
        ),
        Rule(
            RuleId.PERMIT,
            version=1,
            owner="immigration desk",
            category=Category.STAY,
            gravest=Verdict.ATTENTION,
            legal_basis="duty of visitors to hold the visa or authorization that they were issued",
        ),
        Rule(
            RuleId.REDRESS,
            version=3,
            owner="lookout desk",
            category=Category.LOOKOUT,
            gravest=Verdict.ROUTINE,
            legal_basis="the traveler's own application for redress",
        ),
        Rule(
            RuleId.TRUSTED_TRAVELER,
            version=1,
            owner="enrollment center",
            category=Category.TRAVEL,
            gravest=Verdict.ROUTINE,
            legal_basis="the member's own application to the program",
        ),
        _advance(
            RuleId.ADVANCE_ACTION,
            version=2,
            gravest=Verdict.REFER,
            legal_basis="an officer's own judgement before arrival, with its reason on record",
        ),
        _advance(RuleId.NOT_ANNOUNCED, gravest=Verdict.ATTENTION),
        _advance(
            RuleId.ADVANCE_DIFFERS,
            gravest=Verdict.ATTENTION,
            legal_basis="duty of carriers to announce whom they bring; nationality is compared "
            "only with what the traveler's own document says",
            traits=frozenset({Trait.NATIONALITY}),
        ),
        _advance(RuleId.ANNOUNCED, gravest=Verdict.ROUTINE),
        Rule(
            RuleId.RANDOM_DRAW,
            version=1,
            owner="supervisor",
            category=Category.RANDOM,
            gravest=Verdict.ATTENTION,
            legal_basis="examination of every traveler at the border, by lot",
        ),
        _general(RuleId.NOTHING_AGAINST, gravest=Verdict.ROUTINE),
    )
}

"""Words for the codes of `inspection_codes.json`, as they stand inside a sentence."""

from PySide6.QtCore import QCoreApplication

from app.encounters.referral import Instruction, ReferralClass
from app.examinations.examination import Completeness
from app.problems import QT_TRANSLATE_NOOP

_CLASSES = {
    ReferralClass.MANDATORY: QT_TRANSLATE_NOOP("Codes", "mandatory"),
    ReferralClass.OFFICER: QT_TRANSLATE_NOOP("Codes", "officer"),
    ReferralClass.RANDOM: QT_TRANSLATE_NOOP("Codes", "random draw"),
    ReferralClass.ADMINISTRATIVE: QT_TRANSLATE_NOOP("Codes", "administrative"),
    ReferralClass.TRAVELER: QT_TRANSLATE_NOOP("Codes", "traveler asks"),
}
_REASONS = {
    "M-LKO": QT_TRANSLATE_NOOP("Codes", "person lookout"),
    "M-DOC": QT_TRANSLATE_NOOP("Codes", "document listed"),
    "M-VEH": QT_TRANSLATE_NOOP("Codes", "vehicle lookout"),
    "M-WNT": QT_TRANSLATE_NOOP("Codes", "warrant"),
    "M-MRZ": QT_TRANSLATE_NOOP("Codes", "machine zone wrong"),
    "M-CHP": QT_TRANSLATE_NOOP("Codes", "chip check failed"),
    "M-BIO": QT_TRANSLATE_NOOP("Codes", "biometrics differ"),
    "M-RAD": QT_TRANSLATE_NOOP("Codes", "radiation alarm"),
    "M-TGT": QT_TRANSLATE_NOOP("Codes", "targeting rule"),
    "M-STY": QT_TRANSLATE_NOOP("Codes", "stay limit"),
    "M-VIS": QT_TRANSLATE_NOOP("Codes", "visa not valid"),
    "M-MIN": QT_TRANSLATE_NOOP("Codes", "minor in doubt"),
    "M-ADV": QT_TRANSLATE_NOOP("Codes", "set before arrival"),
    "M-UNR": QT_TRANSLATE_NOOP("Codes", "not queried"),
    "O-IDN": QT_TRANSLATE_NOOP("Codes", "identity in doubt"),
    "O-STM": QT_TRANSLATE_NOOP("Codes", "statement in doubt"),
    "O-DOC": QT_TRANSLATE_NOOP("Codes", "document altered"),
    "O-VEH": QT_TRANSLATE_NOOP("Codes", "vehicle anomaly"),
    "O-BAG": QT_TRANSLATE_NOOP("Codes", "baggage anomaly"),
    "O-CAN": QT_TRANSLATE_NOOP("Codes", "canine alert"),
    "O-NII": QT_TRANSLATE_NOOP("Codes", "image anomaly"),
    "O-CUR": QT_TRANSLATE_NOOP("Codes", "currency"),
    "O-AGR": QT_TRANSLATE_NOOP("Codes", "agriculture"),
    "O-MED": QT_TRANSLATE_NOOP("Codes", "health"),
    "O-OTH": QT_TRANSLATE_NOOP("Codes", "other, say which"),
    "R-CMX": QT_TRANSLATE_NOOP("Codes", "compliance examination"),
    "A-PAP": QT_TRANSLATE_NOOP("Codes", "paperwork or fee"),
    "T-DCL": QT_TRANSLATE_NOOP("Codes", "goods declared"),
    "T-AST": QT_TRANSLATE_NOOP("Codes", "protection claim"),
    "T-HLP": QT_TRANSLATE_NOOP("Codes", "assistance"),
}
_INSTRUCTIONS = {
    Instruction.NONE: QT_TRANSLATE_NOOP("Codes", "walks over"),
    Instruction.ESCORT: QT_TRANSLATE_NOOP("Codes", "escort"),
    Instruction.KEEP_IN_VEHICLE: QT_TRANSLATE_NOOP("Codes", "keep in vehicle"),
    Instruction.SEPARATE: QT_TRANSLATE_NOOP("Codes", "keep apart"),
}
_EXAM_TYPES = {
    "interview": QT_TRANSLATE_NOOP("Codes", "interview"),
    "document examination": QT_TRANSLATE_NOOP("Codes", "document examination"),
    "database review": QT_TRANSLATE_NOOP("Codes", "database review"),
    "biometric verification": QT_TRANSLATE_NOOP("Codes", "biometric verification"),
    "pat-down": QT_TRANSLATE_NOOP("Codes", "pat-down"),
    "further personal search (approval ladder)": QT_TRANSLATE_NOOP(
        "Codes", "further personal search"
    ),
    "baggage: visual": QT_TRANSLATE_NOOP("Codes", "baggage, visual"),
    "baggage: opened": QT_TRANSLATE_NOOP("Codes", "baggage, opened"),
    "baggage: X-ray": QT_TRANSLATE_NOOP("Codes", "baggage, X-ray"),
    "vehicle: visual": QT_TRANSLATE_NOOP("Codes", "vehicle, visual"),
    "vehicle: 7-point": QT_TRANSLATE_NOOP("Codes", "vehicle, 7-point"),
    "vehicle: intensive": QT_TRANSLATE_NOOP("Codes", "vehicle, intensive"),
    "NII: X-ray": QT_TRANSLATE_NOOP("Codes", "imaging, X-ray"),
    "NII: gamma": QT_TRANSLATE_NOOP("Codes", "imaging, gamma"),
    "NII: backscatter": QT_TRANSLATE_NOOP("Codes", "imaging, backscatter"),
    "density or fibre-scope": QT_TRANSLATE_NOOP("Codes", "density meter or fiberscope"),
    "canine: drugs": QT_TRANSLATE_NOOP("Codes", "canine, drugs"),
    "canine: currency": QT_TRANSLATE_NOOP("Codes", "canine, currency"),
    "canine: agriculture": QT_TRANSLATE_NOOP("Codes", "canine, agriculture"),
    "radiation: portal": QT_TRANSLATE_NOOP("Codes", "radiation, portal"),
    "radiation: handheld isotope": QT_TRANSLATE_NOOP("Codes", "radiation, handheld isotope"),
    "electronic device: basic": QT_TRANSLATE_NOOP("Codes", "electronic device, basic"),
    "electronic device: advanced": QT_TRANSLATE_NOOP("Codes", "electronic device, advanced"),
    "agriculture: plant": QT_TRANSLATE_NOOP("Codes", "agriculture, plant"),
    "agriculture: animal product": QT_TRANSLATE_NOOP("Codes", "agriculture, animal product"),
    "field test": QT_TRANSLATE_NOOP("Codes", "field test"),
    "lab sample": QT_TRANSLATE_NOOP("Codes", "laboratory sample"),
}
_FINDINGS = {
    "none": QT_TRANSLATE_NOOP("Codes", "nothing found"),
    "misdeclared goods": QT_TRANSLATE_NOOP("Codes", "misdeclared goods"),
    "undeclared goods": QT_TRANSLATE_NOOP("Codes", "undeclared goods"),
    "narcotics": QT_TRANSLATE_NOOP("Codes", "narcotics"),
    "weapon": QT_TRANSLATE_NOOP("Codes", "weapon"),
    "ammunition": QT_TRANSLATE_NOOP("Codes", "ammunition"),
    "currency not reported": QT_TRANSLATE_NOOP("Codes", "currency not reported"),
    "counterfeit goods": QT_TRANSLATE_NOOP("Codes", "counterfeit goods"),
    "prohibited agriculture item": QT_TRANSLATE_NOOP("Codes", "prohibited agriculture item"),
    "pest": QT_TRANSLATE_NOOP("Codes", "pest"),
    "protected species (CITES)": QT_TRANSLATE_NOOP("Codes", "protected species (CITES)"),
    "cultural property": QT_TRANSLATE_NOOP("Codes", "cultural property"),
    "document fraud": QT_TRANSLATE_NOOP("Codes", "document fraud"),
    "impostor": QT_TRANSLATE_NOOP("Codes", "impostor"),
    "false statement": QT_TRANSLATE_NOOP("Codes", "false statement"),
    "concealed person": QT_TRANSLATE_NOOP("Codes", "concealed person"),
    "radiological source": QT_TRANSLATE_NOOP("Codes", "radiological source"),
    "stolen vehicle": QT_TRANSLATE_NOOP("Codes", "stolen vehicle"),
    "wanted person": QT_TRANSLATE_NOOP("Codes", "wanted person"),
    "other": QT_TRANSLATE_NOOP("Codes", "other, say which"),
}
_COMPLETENESS = {
    Completeness.COMPLETE: QT_TRANSLATE_NOOP("Codes", "complete"),
    Completeness.PARTIAL: QT_TRANSLATE_NOOP("Codes", "partial"),
    Completeness.NOT_DONE: QT_TRANSLATE_NOOP("Codes", "not done"),
}
_OUTCOMES: dict[str, str] = {
    "ADM": QT_TRANSLATE_NOOP("Codes", "admitted"),
    "USC": QT_TRANSLATE_NOOP("Codes", "citizen, cleared"),
    "PAR": QT_TRANSLATE_NOOP("Codes", "paroled"),
    "DEF": QT_TRANSLATE_NOOP("Codes", "deferred inspection"),
    "WDR": QT_TRANSLATE_NOOP("Codes", "application withdrawn"),
    "RFS": QT_TRANSLATE_NOOP("Codes", "refused"),
    "XRM": QT_TRANSLATE_NOOP("Codes", "expedited removal"),
    "NTA": QT_TRANSLATE_NOOP("Codes", "notice to appear"),
    "TRN": QT_TRANSLATE_NOOP("Codes", "to another agency"),
    "DTN": QT_TRANSLATE_NOOP("Codes", "detained"),
    "ARR": QT_TRANSLATE_NOOP("Codes", "arrested"),
    "REL": QT_TRANSLATE_NOOP("Codes", "released"),
    "RTN": QT_TRANSLATE_NOOP("Codes", "returned to primary"),
    "GAT": QT_TRANSLATE_NOOP("Codes", "did not arrive"),
}


def class_words(referral_class: ReferralClass) -> str:
    """Return who or what caused a referral."""
    return QCoreApplication.translate("Codes", _CLASSES[referral_class])


def reason_words(code: str) -> str:
    """Return a referral reason; an unknown code stays as it is."""
    return _word(_REASONS, code)


def instruction_words(instruction: Instruction) -> str:
    """Return how the traveler goes to secondary."""
    return QCoreApplication.translate("Codes", _INSTRUCTIONS[instruction])


def exam_type_words(code: str) -> str:
    """Return a type of examination; an unknown one stays as it is."""
    return _word(_EXAM_TYPES, code)


def finding_words(code: str) -> str:
    """Return a finding; an unknown one stays as it is."""
    return _word(_FINDINGS, code)


def completeness_words(completeness: Completeness) -> str:
    """Return how much of an examination was done."""
    return QCoreApplication.translate("Codes", _COMPLETENESS[completeness])


def outcome_words(code: str) -> str:
    """Return how a referral ended; an unknown code stays as it is."""
    return _word(_OUTCOMES, code)


def _word(words: dict[str, str], code: str) -> str:
    return QCoreApplication.translate("Codes", words[code]) if code in words else code

"""What the referral form offers for a traveler, and what it proposes."""

from app.encounters.referral import Instruction, ReferralClass
from app.screening.summary_types import RiskSummary, Step
from app.services.primary_inspection import ReferralForm
from app.ui.words.codes import reasons_of

OTHER_REASON = "O-OTH"


def lacks_reason(form: ReferralForm) -> bool:
    """Say whether no reason is chosen yet."""
    return not form.reasons


def lacks_note(form: ReferralForm) -> bool:
    """Say whether the reason "other" still lacks its words."""
    return OTHER_REASON in form.reasons and not form.note.strip()


def offered_classes(summary: RiskSummary) -> tuple[ReferralClass, ...]:
    """Return the classes an officer may choose.

    A mandatory fact leaves no choice, and nobody can claim one that the system did not find: the
    classes are counted apart for ever.
    """
    suggested = _suggested_class(summary)
    if summary.mandatory and suggested is ReferralClass.MANDATORY:
        return (ReferralClass.MANDATORY,)
    free = (ReferralClass.OFFICER, ReferralClass.ADMINISTRATIVE, ReferralClass.TRAVELER)
    return free if suggested is None or suggested in free else (suggested, *free)


def proposed_form(summary: RiskSummary) -> ReferralForm:
    """Return the form as F8 opens it: what the suggestion says, or the officer's own class."""
    suggestion = summary.suggestion
    referral_class = _suggested_class(summary) or ReferralClass.OFFICER
    reason = suggestion.referral_reason
    escort = suggestion.step is Step.REFER_ESCORT
    return ReferralForm(
        referral_class=referral_class,
        reasons=(reason,) if reason in reasons_of(referral_class) else (),
        instruction=Instruction.ESCORT if escort else Instruction.NONE,
    )


def _suggested_class(summary: RiskSummary) -> ReferralClass | None:
    code = summary.suggestion.referral_class
    if not code:
        return ReferralClass.MANDATORY if summary.mandatory else None
    return ReferralClass(code)

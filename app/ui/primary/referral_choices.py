"""What the referral form offers for a traveler, and what it proposes."""

from dataclasses import replace

from app.encounters.codes import inspection_codes
from app.encounters.referral import Instruction, ReferralClass
from app.screening.summary_types import RiskSummary, Step
from app.services.deciding import ReferralForm

OTHER_REASON = "O-OTH"


def reasons_of(referral_class: ReferralClass) -> tuple[str, ...]:
    """Return the codes of the reasons that a class of referral may have, in the list's order."""
    return tuple(inspection_codes().referral_reasons[referral_class])


def lacks_reason(form: ReferralForm) -> bool:
    """Say whether no reason is chosen yet."""
    return not form.reasons


def lacks_note(form: ReferralForm) -> bool:
    """Say whether the reason "other" still lacks its words."""
    return OTHER_REASON in form.reasons and not form.note.strip()


def offered_classes(summary: RiskSummary) -> tuple[ReferralClass, ...]:
    """Return the classes an officer may choose: they are counted apart for ever.

    A mandatory fact leaves no choice; only the system draws at random.
    """
    if summary.mandatory:
        return (ReferralClass.MANDATORY,)
    drawn = summary.suggestion.referral_class == ReferralClass.RANDOM
    return tuple(each for each in ReferralClass if each is not ReferralClass.RANDOM or drawn)


def proposed_form(summary: RiskSummary, *, together: bool = False) -> ReferralForm:
    """Return the form as F8 opens it: what the suggestion says, or the officer's own class.

    Args:
        summary: What the card says.
        together: The others of the encounter go along.
    """
    suggestion = summary.suggestion
    own = ReferralClass.MANDATORY if summary.mandatory else ReferralClass.OFFICER
    referral_class = ReferralClass(suggestion.referral_class or own)
    if referral_class not in offered_classes(summary):
        referral_class = own
    reason = suggestion.referral_reason
    escort = suggestion.step is Step.REFER_ESCORT
    return ReferralForm(
        referral_class=referral_class,
        reasons=(reason,) if reason in reasons_of(referral_class) else (),
        instruction=Instruction.ESCORT if escort else Instruction.NONE,
        together=together,
    )


def kept_form(
    entered: ReferralForm,
    proposed_before: ReferralForm,
    proposed: ReferralForm,
    summary: RiskSummary,
) -> ReferralForm:
    """Return what stands in the form after the same traveler's card changed.

    What the officer entered stays; what nobody touched follows the new suggestion, and a class that
    is no longer open gives way.
    """
    if entered == proposed_before:
        return proposed
    if entered.together == proposed_before.together:
        entered = replace(entered, together=proposed.together)
    if entered.referral_class in offered_classes(summary):
        return entered
    return replace(entered, referral_class=proposed.referral_class, reasons=proposed.reasons)

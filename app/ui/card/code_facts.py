"""Words for the facts that barcodes add: seals, licences, and sources that do not agree."""

from PySide6.QtCore import QCoreApplication

from app.documents.payloads.aamva import Enhanced
from app.documents.seals.seal_verdict import SealReason, SealState
from app.problems import QT_TRANSLATE_NOOP
from app.screening.evidence import Agreement
from app.screening.summary_types import Fact, FactKind
from app.ui.card.evidence import evidence_table
from app.ui.words.codes_read import (
    sealed_words,
    source_words,
    stay_words,
    warning_words,
)
from app.ui.words.sentences import apart, capital, dotted, sentences
from app.ui.words.times import iso_date_words

translate = QCoreApplication.translate

_SEALS: dict[str, str] = {
    SealState.VERIFIED: QT_TRANSLATE_NOOP("Facts", "{seal}: verified"),
    SealState.ISSUER_NOT_TRUSTED: QT_TRANSLATE_NOOP("Facts", "{seal}: issuer not trusted here"),
    SealState.COULD_NOT_CHECK: QT_TRANSLATE_NOOP("Facts", "{seal}: could not be checked"),
    SealState.DOES_NOT_MATCH: QT_TRANSLATE_NOOP("Facts", "{seal}: does not match"),
}
_WHY: dict[str, str] = {
    SealReason.NOT_SIGNED: QT_TRANSLATE_NOOP(
        "Facts", "Nobody signed it, so it proves nothing. Compare it with the page."
    ),
    SealReason.SIGNER_UNKNOWN: QT_TRANSLATE_NOOP(
        "Facts", "The signer's certificate is not here. Compare the seal with the page."
    ),
    SealReason.CERTIFICATE_UNREADABLE: QT_TRANSLATE_NOOP(
        "Facts", "The signer's certificate cannot be read. Compare the seal with the page."
    ),
    SealReason.KEY_UNSUPPORTED: QT_TRANSLATE_NOOP(
        "Facts", "Signed in a way this desk does not know. Compare the seal with the page."
    ),
    SealReason.WRITTEN_UNUSUALLY: QT_TRANSLATE_NOOP(
        "Facts", "Parts of it are not signed. Trust only what the page says, too."
    ),
    SealReason.CLOCK_BEFORE_SIGNER: QT_TRANSLATE_NOOP(
        "Facts", "By this desk's clock the signer is not valid before {valid_from}. Check the date."
    ),
    SealReason.CLOCK_BEFORE_SEAL: QT_TRANSLATE_NOOP(
        "Facts", "By this desk's clock it will be signed only on {signed_on}. Check the date."
    ),
    SealReason.AUTHORITY_UNKNOWN: QT_TRANSLATE_NOOP(
        "Facts", "The signature fits, but nobody trusted here vouches for {signer}."
    ),
    SealReason.SIGNER_EXPIRED: QT_TRANSLATE_NOOP(
        "Facts", "The signature fits, but {signer} was valid until {valid_until} only."
    ),
    SealReason.AUTHORITY_EXPIRED: QT_TRANSLATE_NOOP(
        "Facts", "The signature fits, but the authority over {signer} has expired."
    ),
    SealReason.SIGNER_REVOKED: QT_TRANSLATE_NOOP(
        "Facts", "The signature fits, but the authority has withdrawn {signer}."
    ),
    SealReason.DOCUMENT_TYPE: QT_TRANSLATE_NOOP(
        "Facts", "The signature fits, but {signer} may not sign documents of this type."
    ),
    SealReason.CERTIFICATE_DIFFERS: QT_TRANSLATE_NOOP(
        "Facts", "It carries another certificate than it names. It was changed or copied together."
    ),
    SealReason.SIGNATURE_WRONG: QT_TRANSLATE_NOOP(
        "Facts", "It is not what {signer} signed: it was changed, or the signature is copied."
    ),
}
_LICENCES: dict[str, str] = {
    Enhanced.YES: QT_TRANSLATE_NOOP("Facts", "It stands for a passport at land and sea borders."),
    Enhanced.NO: QT_TRANSLATE_NOOP("Facts", "It says who the holder is, not of which country."),
    Enhanced.CANNOT_SAY: QT_TRANSLATE_NOOP(
        "Facts", "The barcode cannot say whether it is enhanced. The front does."
    ),
}


def code_title(fact: Fact) -> str | None:
    """Return the fact in a few words; None for a fact about something else."""
    values = fact.values
    match fact.kind:
        case FactKind.SEAL:
            seal = sealed_words(values.get("sealed", ""), values.get("code", ""))
            words = _SEALS.get(values.get("state", ""), _SEALS[SealState.COULD_NOT_CHECK])
            return translate("Facts", words).format(seal=seal)
        case FactKind.SOURCES_DIFFER:
            return capital(_both(translate("Facts", "{first} and {second} differ"), fact))
        case FactKind.LICENCE:
            return _licence_title(fact)
        case _:
            return None


def code_explanation(fact: Fact) -> str | None:
    """Return what the fact means; None for a fact about something else."""
    match fact.kind:
        case FactKind.SEAL:
            return _seal(fact)
        case FactKind.SOURCES_DIFFER:
            return _differences(fact)
        case FactKind.LICENCE:
            return _licence(fact)
        case _:
            return None


def code_verdict(fact: Fact) -> str | None:
    """Return the sentence of the band; None for a fact about something else."""
    values = fact.values
    match fact.kind:
        case FactKind.SEAL if values.get("state") == SealState.DOES_NOT_MATCH:
            return translate("Verdict", "A digital seal does not match its signature.")
        case FactKind.SEAL:
            return translate("Verdict", "A digital seal is not verified.")
        case FactKind.SOURCES_DIFFER:
            words = translate("Verdict", "{first} and {second} do not agree.")
            return capital(_both(words, fact))
        case FactKind.LICENCE if values.get("odd") == "yes":
            return translate("Verdict", "The licence's barcode is not as it should be.")
        case FactKind.LICENCE:
            return translate("Verdict", "Only a licence was shown.")
        case _:
            return None


def _both(words: str, fact: Fact) -> str:
    first, second = (source_words(fact.values.get(key, "")) for key in ("first", "second"))
    return words.format(first=first, second=second)


def _differences(fact: Fact) -> str:
    """Return every field that differs, both values side by side: `birth date: 12 May, 21 May`."""
    table = evidence_table(fact)
    words = translate("Facts", "{field}: {one} in the {first}, {other} in the {second}")
    first, second = (source_words(fact.values.get(key, "")) for key in ("first", "second"))
    return sentences(
        *(
            words.format(
                field=row.field,
                one=apart(row.traveler),
                first=first,
                other=apart(row.listed),
                second=second,
            )
            for row in table.rows
            if row.agreement is Agreement.DIFFERS
        )
    )


def _seal(fact: Fact) -> str:
    values = fact.values
    if values.get("state") == SealState.VERIFIED:
        signed = translate("Facts", "Signed by {signer} on {date}").format(
            signer=values.get("signer", ""), date=iso_date_words(values.get("signed_on", ""))
        )
        unknown = (
            ""
            if values.get("revocation_known") == "yes"
            else translate("Facts", "no current list of withdrawn signers")
        )
        passport = values.get("passport", "")
        bound = translate("Facts", "for passport {number}").format(number=apart(passport))
        return sentences(dotted(signed, bound if passport else "", stay_words(values), unknown))
    words = _WHY.get(values.get("reason", ""))
    if words is None:
        return ""
    return translate("Facts", words).format(
        signer=values.get("signer", ""),
        valid_from=iso_date_words(values.get("valid_from", "")),
        valid_until=iso_date_words(values.get("valid_until", "")),
        signed_on=iso_date_words(values.get("signed_on", "")),
    )


def _licence_title(fact: Fact) -> str:
    values = fact.values
    if values.get("odd") == "yes":
        return translate("Facts", "Licence barcode written oddly")
    if values.get("enhanced") == Enhanced.YES:
        return translate("Facts", "Enhanced licence")
    if values.get("card") == "identity_card":
        return translate("Facts", "Identity card of a state, not enhanced")
    if values.get("enhanced") == Enhanced.CANNOT_SAY:
        return translate("Facts", "Licence, perhaps enhanced")
    return translate("Facts", "Licence, not enhanced")


def _licence(fact: Fact) -> str:
    values = fact.values
    if values.get("odd") == "yes":
        odd = dotted(*(warning_words(code) for code in values.get("warnings", "").split(",")))
        compare = translate("Facts", "Some issuers print it so: compare it with the front.")
        return sentences(odd, compare)
    words = _LICENCES.get(values.get("enhanced", ""))
    return translate("Facts", words) if words else ""

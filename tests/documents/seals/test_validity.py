"""When a seal is no longer, or not yet, to be trusted: expired, revoked, or the clock is wrong."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from app.documents.reading import PartialDate
from app.documents.seals.seal_verdict import SealReason, SealState
from app.documents.seals.trust_store import TrustStore
from app.documents.seals.verification import verify_seal
from app.specimens.seal_authority import (
    VALID_TO,
    seal_authority,
    seal_signer,
    specimen_trust_store,
)
from tests.documents.seals.signed_parts import (
    NOW,
    OTHER,
    UTOPIA,
    VERIFIED,
    answer,
    own_part,
    part,
    store,
)


def test_expired_signer() -> None:
    signer = UTOPIA.issue(not_after=datetime(2026, 11, 24, 11, tzinfo=UTC))
    expired = (SealState.ISSUER_NOT_TRUSTED, SealReason.SIGNER_EXPIRED)
    assert answer(part(signer), store(signer)) == expired
    assert answer(own_part(signer), store()) == expired
    assert answer(part(signer), store(signer), NOW - timedelta(hours=2)) == VERIFIED


def test_expired_authority() -> None:
    old = seal_authority("Old Utopia", not_after=datetime(2026, 1, 1, tzinfo=UTC))
    trust = TrustStore.of([old.certificate])
    assert answer(own_part(old.issue()), trust) == (
        SealState.ISSUER_NOT_TRUSTED,
        SealReason.AUTHORITY_EXPIRED,
    )


def test_clock_before_signer_authority_or_seal() -> None:
    signer = UTOPIA.issue("S1", 7, not_before=datetime(2026, 3, 1, tzinfo=UTC))
    before_signer = (SealState.COULD_NOT_CHECK, SealReason.CLOCK_BEFORE_SIGNER)
    assert answer(part(signer), store(signer), datetime(2026, 2, 1, tzinfo=UTC)) == before_signer
    young = seal_authority("Young Utopia", not_before=datetime(2026, 12, 1, tzinfo=UTC))
    trust = TrustStore.of([young.certificate])
    assert answer(own_part(young.issue()), trust) == before_signer
    early = datetime(2026, 3, 3, 23, tzinfo=UTC)
    assert answer(part(seal_signer()), specimen_trust_store(), early) == (
        SealState.COULD_NOT_CHECK,
        SealReason.CLOCK_BEFORE_SEAL,
    )
    assert answer(part(seal_signer()), specimen_trust_store(), early + timedelta(hours=1)) == (
        VERIFIED
    )


def test_seal_without_a_whole_date_is_not_ahead() -> None:
    for signed_on in (None, PartialDate(), PartialDate(2999)):
        signed = replace(part(seal_signer()), signed_on=signed_on)
        assert answer(signed, specimen_trust_store()) == VERIFIED


def test_revoked_signer() -> None:
    signer = UTOPIA.issue("S1", 7)
    revoked = (SealState.ISSUER_NOT_TRUSTED, SealReason.SIGNER_REVOKED)
    assert answer(part(signer), store(signer, revoked=UTOPIA.revoke(7, 9))) == revoked
    assert answer(own_part(signer), store(revoked=UTOPIA.revoke(7))) == revoked
    assert answer(part(signer), store(signer, revoked=UTOPIA.revoke(8, 9))) == VERIFIED


def test_old_revocation_list_still_revokes_but_promises_nothing() -> None:
    signer, past = UTOPIA.issue("S1", 7), datetime(2026, 1, 1, tzinfo=UTC)
    trust = store(signer, revoked=UTOPIA.revoke(8, next_list=past))
    assert not verify_seal(part(signer), trust, NOW).revocation_known
    assert answer(part(signer), trust) == VERIFIED
    trust = store(signer, revoked=UTOPIA.revoke(7, next_list=past))
    assert answer(part(signer), trust)[1] is SealReason.SIGNER_REVOKED


def test_revocation_list_of_someone_else_revokes_nothing() -> None:
    signer = UTOPIA.issue("S1", 7)
    forged = replace(UTOPIA, key=OTHER.key).revoke(7)
    trust = store(signer, revoked=forged)
    assert trust.unread == 1
    assert answer(part(signer), trust) == VERIFIED


def test_specimen_store_is_as_old_as_it_says() -> None:
    assert answer(part(seal_signer()), specimen_trust_store(), VALID_TO + timedelta(days=1)) == (
        SealState.ISSUER_NOT_TRUSTED,
        SealReason.SIGNER_EXPIRED,
    )

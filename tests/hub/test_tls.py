"""Over TLS: the certificate must be trusted, and then the hub's own key decides."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.clock import SystemClock
from app.hub.server import RunningHub, Tls
from app.hub.service import Hub
from app.problems import Problem, ProblemCode
from app.sync.transport import Transport


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> Tls:
    """A certificate for 127.0.0.1 that nobody vouches for."""
    folder = tmp_path_factory.mktemp("tls")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Utopia hub")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    files = Tls(folder / "certificate.pem", folder / "key.pem")
    files.certificate.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    files.private_key.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return files


@pytest.fixture
def over_tls(hub: Hub, tls: Tls) -> Iterator[RunningHub]:
    with RunningHub(hub, tls=tls) as running:
        yield running


def test_a_trusted_certificate_carries(over_tls: RunningHub, tls: Tls) -> None:
    trust = ssl.create_default_context(cafile=str(tls.certificate))
    with Transport(over_tls.url, SystemClock(), trust=trust) as transport:
        assert transport.send("GET", "/health").status_code == 200


def test_a_certificate_nobody_vouches_for_is_no_hub(over_tls: RunningHub) -> None:
    with Transport(over_tls.url, SystemClock()) as transport, pytest.raises(Problem) as problem:
        transport.send("GET", "/health")
    assert problem.value.code is ProblemCode.HUB_NOT_A_HUB

"""Making a pack: files of records, then the manifest that describes them."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import msgspec

from app.packs.contents import PackContents, load, verify
from app.packs.pack_format import (
    LOOKOUTS,
    LOST_DOCUMENTS,
    MANIFEST,
    MEMBERSHIPS,
    FileEntry,
    Files,
    Manifest,
    encode_lookouts,
    encode_lost_documents,
    encode_memberships,
)
from app.records.durable import make_private_folder, write_durably
from app.screening.summary_types import ListedDocument, Lookout, Membership


def build_pack(
    folder: Path,
    *,
    name: str,
    version: str,
    produced_at: datetime,
    lookouts: Iterable[Lookout],
    lost_documents: Iterable[ListedDocument],
    memberships: Iterable[Membership] = (),
) -> Manifest:
    """Write a pack into `folder`; the same records always give the same bytes.

    The manifest is written last: a folder that has one is whole.

    Args:
        folder: Is made if it is not there.
        name: Which list it is: a short word of small letters, digits and hyphens.
        version: Letters, digits, `.`, `+` and `-`.
        produced_at: When the content was true; aware.
        lookouts: Their order is kept.
        lost_documents: Their order is kept.
        memberships: Of trusted-traveler programs; their order is kept. The pack has no file of
            them where there are none.

    Raises:
        Problem: PACK_DAMAGED, when a record or a name is one that no station would install.
    """
    people, documents, members = tuple(lookouts), tuple(lost_documents), tuple(memberships)
    people_bytes, documents_bytes = encode_lookouts(people), encode_lost_documents(documents)
    members_bytes = encode_memberships(members)
    manifest = Manifest(
        format=1,
        name=name,
        version=version,
        produced_at=produced_at,
        files=Files(
            lookouts=_describe(people_bytes, len(people)),
            lost_documents=_describe(documents_bytes, len(documents)),
            memberships=_describe(members_bytes, len(members)) if members else None,
        ),
    )
    contents = PackContents(
        msgspec.json.encode(manifest), people_bytes, documents_bytes, members_bytes
    )
    verify(contents)
    load(contents)
    make_private_folder(folder)
    write_durably(folder / LOOKOUTS, contents.lookouts)
    write_durably(folder / LOST_DOCUMENTS, contents.lost_documents)
    if members:
        write_durably(folder / MEMBERSHIPS, contents.memberships)
    write_durably(folder / MANIFEST, contents.manifest)
    return manifest


def _describe(content: bytes, records: int) -> FileEntry:
    return FileEntry(sha256=sha256(content).hexdigest(), bytes=len(content), records=records)

"""DICOM and DICOS: every kind of pixel there is, and every way in which a header lies."""

import struct
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import jpeg_ls
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import (
    UID,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    HTJ2KLossless,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGExtended12Bit,
    JPEGLossless,
    JPEGLosslessSV1,
    JPEGLSLossless,
    JPEGLSNearLossless,
    RLELossless,
)

from app.problems import Problem, ProblemCode
from app.radiographs.measuring import probe
from app.radiographs.radiograph import Radiograph
from app.radiographs.reader import open_radiograph
from app.ui.problem_texts import problem_words
from tests.radiographs.files import put, ramp
from tests.radiographs.formats.lossless_writer import lossless_jpeg

_TWELVE_BITS = bytes.fromhex("ffd8 ffc1000b0c0028003c01011100 ffda0002")
_DICOS_DX = UID("1.2.840.10008.5.1.4.1.1.501.2.1")


def dicom(pixels: bytes, *, syntax: str = ExplicitVRLittleEndian, **tags: Any) -> bytes:
    """Return a file whose header says what it is told, true or not."""
    said = Dataset()
    said.SOPClassUID = _DICOS_DX
    said.SOPInstanceUID = UID("2.25.1")
    said.SamplesPerPixel = 1
    said.PhotometricInterpretation = "MONOCHROME2"
    said.Columns, said.Rows = 60, 40
    said.BitsAllocated, said.BitsStored, said.HighBit = 16, 16, 15
    said.PixelRepresentation = 0
    for name, value in tags.items():
        setattr(said, name, value)
    said.PixelData = pixels
    said["PixelData"].VR = "OB" if UID(syntax).is_compressed else "OW"
    said.file_meta = FileMetaDataset()
    said.file_meta.TransferSyntaxUID = UID(syntax)
    said.file_meta.MediaStorageSOPClassUID = _DICOS_DX
    said.file_meta.MediaStorageSOPInstanceUID = UID("2.25.1")
    content = BytesIO()
    said.save_as(content, enforce_file_format=True)
    return content.getvalue()


def _opened(folder: Path, content: bytes, **how: Any) -> Radiograph:
    return open_radiograph(put(folder, content, "scan.dcs"), **how)


def _values(radiograph: Radiograph) -> list[list[int]]:
    shown = radiograph.part(0, slice(None), slice(None)).astype(int) - radiograph.plane.offset
    return list(shown.tolist())


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, ImplicitVRLittleEndian])
def test_every_value_is_as_it_was_measured(tmp_path: Path, syntax: str) -> None:
    radiograph = _opened(tmp_path, dicom(ramp().tobytes(), syntax=syntax))
    assert _values(radiograph) == ramp().tolist()
    assert (radiograph.plane.raw, radiograph.plane.mapped) == (True, True)
    assert not radiograph.plane.white_is_zero


def test_the_other_byte_order_is_read_alike(tmp_path: Path) -> None:
    content = dicom(ramp().astype(">u2").tobytes(), syntax=ExplicitVRBigEndian)
    radiograph = _opened(tmp_path, content)
    assert _values(radiograph) == ramp().tolist()
    assert radiograph.plane.mapped


def test_white_by_zero_is_said(tmp_path: Path) -> None:
    content = dicom(ramp().tobytes(), PhotometricInterpretation="MONOCHROME1")
    assert _opened(tmp_path, content).plane.white_is_zero


def test_values_with_a_sign_keep_it_where_they_are_told(tmp_path: Path) -> None:
    signed = (ramp().astype(int) - 30_000).astype("<i2")
    radiograph = _opened(tmp_path, dicom(signed.tobytes(), PixelRepresentation=1))
    assert _values(radiograph) == signed.tolist()
    pixel = probe(radiograph, 3, 2)
    assert pixel is not None
    assert pixel.value == int(signed[2, 3])


@pytest.mark.parametrize("signed", [False, True])
def test_bits_above_the_stored_ones_say_nothing(tmp_path: Path, signed: bool) -> None:
    twelve = ramp() % 4096
    overlaid = twelve | 0xA000  # what old scanners keep in the spare bits
    content = dicom(overlaid.tobytes(), BitsStored=12, HighBit=11, PixelRepresentation=int(signed))
    expected = twelve.astype(int)
    if signed:
        expected = np.where(expected >= 2048, expected - 4096, expected)
    assert _values(_opened(tmp_path, content)) == expected.tolist()


def test_each_of_several_frames_is_a_picture(tmp_path: Path) -> None:
    frames = np.stack([ramp(), ramp()[::-1]])
    content = dicom(frames.tobytes(), NumberOfFrames=2)
    for frame in (0, 1):
        radiograph = _opened(tmp_path, content, frame=frame)
        assert (radiograph.frame, radiograph.frames) == (frame, 2)
        assert _values(radiograph) == frames[frame].tolist()
    with pytest.raises(Problem) as caught:
        _opened(tmp_path, content, frame=2)
    assert caught.value.code is ProblemCode.RADIOGRAPH_PART_MISSING


def _jpeg_2000(values: NDArray[Any]) -> bytes:
    packed = BytesIO()
    Image.fromarray(values).save(packed, "JPEG2000", irreversible=False, no_jp2=True)
    return packed.getvalue()


def test_jpeg_2000_is_unpacked(tmp_path: Path) -> None:
    content = dicom(encapsulate([_jpeg_2000(ramp())]), syntax=JPEG2000Lossless)
    radiograph = _opened(tmp_path, content)
    assert _values(radiograph) == ramp().tolist()
    assert not radiograph.plane.mapped


def _jpeg_ls(values: NDArray[Any], near: int = 0) -> bytes:
    return bytes(jpeg_ls.encode_array(np.ascontiguousarray(values), lossy_error=near))


def _rle(values: NDArray[Any]) -> bytes:
    runs = [_literal(values.astype(">u2").view(np.uint8)[:, byte::2].tobytes()) for byte in (0, 1)]
    return struct.pack("<16I", 2, 64, 64 + len(runs[0]), *[0] * 13) + b"".join(runs)


def _literal(content: bytes) -> bytes:
    pieces = (content[at : at + 128] for at in range(0, len(content), 128))
    packed = b"".join(bytes((len(piece) - 1,)) + piece for piece in pieces)
    return packed + bytes(len(packed) % 2)


@pytest.mark.parametrize(
    ("syntax", "pack"),
    [
        (JPEGLSLossless, _jpeg_ls),
        (JPEGLosslessSV1, lossless_jpeg),
        (JPEGLossless, partial(lossless_jpeg, predictor=7)),
        (RLELossless, _rle),
    ],
    ids=["JPEG-LS", "JPEG lossless", "JPEG lossless, mean", "RLE"],
)
def test_what_is_packed_without_loss_is_as_it_was_measured(
    tmp_path: Path, syntax: str, pack: Callable[[NDArray[Any]], bytes]
) -> None:
    frames = [ramp(), ramp()[::-1]]
    content = dicom(encapsulate([pack(one) for one in frames]), syntax=syntax, NumberOfFrames=2)
    for frame, values in enumerate(frames):
        radiograph = _opened(tmp_path, content, frame=frame)
        assert _values(radiograph) == values.tolist()
        assert (radiograph.plane.raw, radiograph.plane.mapped) == (True, False)
    signed = dicom(encapsulate([pack(ramp())]), syntax=syntax, PixelRepresentation=1)
    assert _values(_opened(tmp_path, signed)) == ramp().view(np.int16).tolist()


def test_what_is_packed_with_a_loss_is_a_copy_for_display(tmp_path: Path) -> None:
    content = dicom(encapsulate([_jpeg_ls(ramp(), 2)]), syntax=JPEGLSNearLossless)
    assert not _opened(tmp_path, content).plane.raw


def test_a_loss_in_what_should_have_none_is_a_contradiction(tmp_path: Path) -> None:
    content = dicom(encapsulate([_jpeg_ls(ramp(), 2)]), syntax=JPEGLSLossless)
    with pytest.raises(Problem) as caught:
        _opened(tmp_path, content)
    assert caught.value.code is ProblemCode.RADIOGRAPH_CONTRADICTORY


@pytest.mark.parametrize("frames", [1, 9_999])
def test_more_than_a_header_promises_is_not_unpacked(tmp_path: Path, frames: int) -> None:
    """However many pictures there should be: one of them is not that long."""
    stream = lossless_jpeg(ramp())
    content = dicom(
        encapsulate([stream + bytes(17 << 20)]), syntax=JPEGLosslessSV1, NumberOfFrames=frames
    )
    with pytest.raises(Problem) as caught:
        _opened(tmp_path, content)
    assert (caught.value.code, caught.value.detail) == (
        ProblemCode.RADIOGRAPH_CONTRADICTORY,
        "bytes",
    )


@pytest.mark.parametrize(
    ("syntax", "stream", "way"),
    [
        (JPEGExtended12Bit, _TWELVE_BITS, "JPEG Extended"),
        (HTJ2KLossless, bytes(40), "High-Throughput JPEG 2000"),
    ],
    ids=["12 bits", "HTJ2K"],
)  # fmt: skip
def test_a_refused_compression_is_named(
    tmp_path: Path, syntax: str, stream: bytes, way: str
) -> None:
    with pytest.raises(Problem) as caught:
        _opened(tmp_path, dicom(encapsulate([stream]), syntax=syntax))
    assert caught.value.code is ProblemCode.RADIOGRAPH_COMPRESSION
    assert way in problem_words(caught.value)


@pytest.mark.parametrize(
    ("syntax", "stream"),
    [
        (JPEGLSLossless, _jpeg_ls(ramp(600, 400))),
        (JPEGLosslessSV1, lossless_jpeg(ramp(61, 40))),
        (JPEGBaseline8Bit, _jpeg_ls(ramp(600, 400))),
        (RLELossless, struct.pack("<16I", 2, 64, 40, *[0] * 13) + bytes(90)),
        (JPEG2000Lossless, _jpeg_2000(ramp(600, 400))),
        (JPEG2000Lossless, _jpeg_2000(np.zeros((40, 60, 3), np.uint8))),
    ],
    ids=["JPEG-LS", "JPEG lossless", "JPEG", "RLE", "JPEG 2000", "JPEG 2000 in color"],
)
def test_a_stream_of_another_size_is_not_unpacked(
    tmp_path: Path, syntax: str, stream: bytes
) -> None:
    with pytest.raises(Problem) as caught:
        _opened(tmp_path, dicom(encapsulate([stream]), syntax=syntax))
    assert caught.value.code in (
        ProblemCode.RADIOGRAPH_CONTRADICTORY,
        ProblemCode.RADIOGRAPH_COMPRESSION,  # plain JPEG has 8 bits
    )


def test_eight_bits_are_a_copy_for_display(tmp_path: Path) -> None:
    pixels = (ramp() >> 8).astype(np.uint8).tobytes()
    radiograph = _opened(tmp_path, dicom(pixels, BitsAllocated=8, BitsStored=8, HighBit=7))
    assert (radiograph.bits, radiograph.plane.raw) == (8, False)


@pytest.mark.parametrize(
    ("tags", "sizes"),
    [
        ({"PixelSpacing": [5, 4]}, (4_000, 5_000, "")),
        ({"ImagerPixelSpacing": [2.5, 2.5]}, (2_500, 2_500, "detector")),
        ({"PixelSpacing": [0, 0]}, None),
        ({"PixelSpacing": [0, 0], "ImagerPixelSpacing": [1, 1]}, (1_000, 1_000, "detector")),
        ({}, None),
    ],
    ids=str,
)
def test_a_pixel_has_a_size_only_where_the_file_says_one(
    tmp_path: Path, tags: dict[str, Any], sizes: tuple[int, int, str] | None
) -> None:
    found = _opened(tmp_path, dicom(ramp().tobytes(), **tags)).calibration
    assert (found and (found.across_um, found.down_um, found.plane)) == sizes


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (dicom(ramp().tobytes())[:-100], ProblemCode.RADIOGRAPH_TRUNCATED),
        (dicom(ramp().tobytes())[:300], ProblemCode.RADIOGRAPH_TRUNCATED),
        (dicom(ramp().tobytes(), Rows=400), ProblemCode.RADIOGRAPH_CONTRADICTORY),
        (dicom(ramp().tobytes(), NumberOfFrames=9), ProblemCode.RADIOGRAPH_CONTRADICTORY),
        (dicom(ramp().tobytes(), Rows=0), ProblemCode.RADIOGRAPH_CONTRADICTORY),
        (dicom(ramp().tobytes(), BitsStored=17), ProblemCode.RADIOGRAPH_CONTRADICTORY),
        (
            dicom(ramp().tobytes(), SamplesPerPixel=3, PhotometricInterpretation="RGB"),
            ProblemCode.NOT_A_RADIOGRAPH,
        ),
        (dicom(ramp().tobytes(), BitsAllocated=32), ProblemCode.NOT_A_RADIOGRAPH),
        (
            dicom(encapsulate([b"\xff\xd8\xff\xf7" + bytes(40)]), syntax=JPEGLSLossless),
            ProblemCode.RADIOGRAPH_TRUNCATED,
        ),
        (
            dicom(ramp().tobytes(), syntax=DeflatedExplicitVRLittleEndian),
            ProblemCode.RADIOGRAPH_COMPRESSION,
        ),
        (
            dicom(encapsulate([b"\xff\x4f\xff\x51" + bytes(40)]), syntax=JPEG2000Lossless),
            ProblemCode.RADIOGRAPH_TRUNCATED,
        ),
        (
            dicom(
                encapsulate([b"\xff\x4f" + bytes(40)]),
                syntax=JPEG2000Lossless, Rows=60_000, Columns=60_000,
            ),
            ProblemCode.RADIOGRAPH_TOO_LARGE,
        ),
    ],
    ids=[
        "cut", "cut header", "rows", "frames", "no rows", "bits", "color", "32 bits", "JPEG-LS",
        "deflated", "damaged JPEG 2000", "huge",
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_shown_is_one_problem(
    tmp_path: Path, content: bytes, code: ProblemCode
) -> None:
    with pytest.raises(Problem) as caught:
        _opened(tmp_path, content)
    assert caught.value.code is code


_WHOLE = (
    dicom(ramp(8, 8).tobytes(), Rows=8, Columns=8),
    *(
        dicom(encapsulate([pack(ramp(8, 8))]), syntax=syntax, Rows=8, Columns=8)
        for syntax, pack in (
            (JPEGLSLossless, _jpeg_ls),
            (JPEGLosslessSV1, lossless_jpeg),
            (RLELossless, _rle),
        )
    ),
)


@given(st.data())
def test_a_damaged_file_gives_values_or_a_known_problem(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    content = bytearray(data.draw(st.sampled_from(_WHOLE)))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(128, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(140, len(content)))
    folder = tmp_path_factory.mktemp("damaged")
    try:
        radiograph = _opened(folder, bytes(content[:cut]))
    except Problem:
        return
    assert radiograph.part(0, slice(None), slice(None)).size == radiograph.histogram.sum()

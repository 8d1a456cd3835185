"""The codes of `resources/reference/inspection_codes.json`: reasons, findings, outcomes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.paths import resources


@dataclass(frozen=True, slots=True)
class InspectionCodes:
    """The code list. Mappings go from code to words; plain words are their own codes.

    Attributes:
        referral_reasons: For each class, its reasons.
        exam_types: Kinds of examination.
        completeness: How much of an examination was done.
        findings: What can be found, `none` first.
        dispositions: How a referral ends.
        lookout_classes: `1` to `7`.
    """

    referral_reasons: Mapping[str, Mapping[str, str]]
    exam_types: tuple[str, ...]
    completeness: Mapping[str, str]
    findings: tuple[str, ...]
    dispositions: Mapping[str, str]
    lookout_classes: Mapping[str, str]


@lru_cache(maxsize=1)
def inspection_codes() -> InspectionCodes:
    """Return the code list; it is read once."""
    path = resources() / "reference" / "inspection_codes.json"
    listed = json.loads(path.read_text(encoding="utf-8"))
    reasons: dict[str, dict[str, str]] = {code: {} for code in listed["referral_class"]}
    for code, words in listed["referral_reason"].items():
        reasons[code.partition("-")[0]][code] = words
    return InspectionCodes(
        referral_reasons=reasons,
        exam_types=tuple(listed["exam_type"]),
        completeness=listed["exam_completeness"],
        findings=tuple(listed["finding"]),
        dispositions=listed["outcome"],
        lookout_classes=listed["lookout_class"],
    )

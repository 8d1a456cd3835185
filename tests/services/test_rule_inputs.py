"""What rules may look at: known where it is, and never guessed."""

from uuid import UUID

import pytest

from app.duty.officers import Direction, Mode, Post
from app.encounters.party import Party
from app.screening.advance_info import AdvanceAnswer, Announcement
from app.screening.summary import Known
from app.services.rule_inputs import rule_inputs
from tests.screening.people import NOW, reading
from tests.services.manifests import ANNA, FLIGHT

_POST = Post("San Lorenzo", "Lane 4", Mode.AIR, Direction.INBOUND)
_LISTED = (Announcement(FLIGHT, ANNA, "2026-11-24T09:30:00.000Z"),)


@pytest.mark.parametrize(
    ("advance", "listed"),
    [
        (AdvanceAnswer(_LISTED, "UT412"), True),
        (AdvanceAnswer(_LISTED), True),
        (AdvanceAnswer((), "UT412"), False),
        (AdvanceAnswer(), None),  # no list has come: nobody knows
        (None, None),
    ],
)
def test_announced_is_known_only_where_a_list_has_come(
    advance: AdvanceAnswer | None, listed: bool | None
) -> None:
    known = Known(advance=advance)
    inputs = rule_inputs(_POST, Party(UUID(int=1)), reading(), known, NOW)
    assert inputs.advance_listed is listed
    nobody = rule_inputs(_POST, Party(UUID(int=1)), reading(document=None), known, NOW)
    assert nobody.advance_listed is None

"""UN/EDIFACT PAXLST: what carriers send, in every writing, and what is none."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.payloads.paxlst import PaxlstError, PaxlstFlaw, read_paxlst
from app.documents.payloads.paxlst_list import (
    Journey,
    ListFunction,
    ListKind,
    PaxlstWarning,
    TravelerKind,
)
from app.documents.reading import PartialDate
from app.duty.officers import Mode
from app.specimens.passenger_list import SentList, compose_paxlst
from tests.services.manifests import ANNA, FLIGHT, others

TODAY = date(2026, 11, 24)
_TAGS = (
    *("UNA", "UNB", "UNH+1+PAXLST", "UNT", "BGM", "TDT+20+UT1", "NAD+FL", "DTM", "LOC", "DOC"),
    *("RFF", "NAT+2", "ATT", "CNT+42", "UNG", "UNE", "LOC+91", "DTM+36"),
)
SHIP = Journey(
    Mode.SEA, "0412", "STELLA UTOPIA", "UTL", "PTA", "SLO", "2026-11-20T18:00", "2026-11-24T06:30"
)


@pytest.mark.parametrize("groups", [True, False])
@pytest.mark.parametrize("advice", [True, False])
@pytest.mark.parametrize("separator", ["", "\r\n"])
def test_what_was_composed_is_read_with_and_without_groups(
    *, groups: bool, advice: bool, separator: str
) -> None:
    crew = replace(ANNA, kind=TravelerKind.CREW, surname="O'NEIL+A:B?", seat="")
    sent = (
        SentList(FLIGHT, (ANNA, *others(2)), directory="02B"),
        SentList(SHIP, (crew,), ListKind.CREW),
    )
    content = compose_paxlst(*sent, groups=groups, advice=advice, separator=separator)
    first, second = read_paxlst(content, TODAY)
    assert (first.kind, first.journey, first.travelers) == (
        ListKind.PASSENGERS,
        FLIGHT,
        (ANNA, *others(2)),
    )
    assert (second.kind, second.journey, second.travelers) == (ListKind.CREW, SHIP, (crew,))
    assert (first.stated, first.warnings, second.warnings) == (3, {}, {})


def test_other_service_characters_and_another_character_set_are_read() -> None:
    text = (
        "UNA|*.\\ ~UNB*UNOC|3*A*B*261124|0930*1~UNH*1*PAXLST|D|05B|UN~BGM*745~"
        "TDT*20*UT412~NAD*FL***MÜLLER\\|LE\\~GÜN|ANNA~UNT*5*1~UNZ*1*1~"
    )
    (said,) = read_paxlst(text.encode("iso8859-1"), TODAY)
    assert said.travelers[0].surname == "MÜLLER|LE~GÜN"


def test_number_and_carrier_apart_are_one_flight() -> None:
    content = b"UNH+1+PAXLST:D:02B'TDT+20+412+4++UT'NAD+FL+++A:B'UNT+4+1'"
    assert read_paxlst(content, TODAY)[0].journey.number == "UT412"


def test_parts_and_functions_are_told() -> None:
    content = compose_paxlst(SentList(FLIGHT, others(1), part="02:C", function="3"))
    (said,) = read_paxlst(content, TODAY)
    assert (said.part, said.last, said.function) == (2, False, ListFunction.CANCELS)


def test_birth_years_lie_in_the_past_and_odd_dates_are_unknown() -> None:
    people = b"".join(
        b"NAD+FL+++A:B'DTM+329:" + born + b"'"
        for born in (b"251231", b"261231", b"19740812", b"0X")
    )
    content = b"UNH+1+PAXLST:D:02B'TDT+20+UT412'" + people + b"UNT+9+1'"
    (said,) = read_paxlst(content, TODAY)
    years = [each.birth_date.year for each in said.travelers]
    assert years == [2025, 1926, 1974, None]
    assert said.warnings[PaxlstWarning.DATE_UNREADABLE] == 1
    assert said.travelers[3].birth_date == PartialDate()


def test_what_is_odd_is_read_with_a_warning() -> None:
    content = compose_paxlst(SentList(FLIGHT, (ANNA,))).replace(b"CNT+42:1", b"QQQ+1'CNT+42:7")
    broken_off = content[: content.index(b"UNT")]
    (said,) = read_paxlst(broken_off, TODAY)
    assert said.warnings == {
        PaxlstWarning.SEGMENT_UNKNOWN: 1,
        PaxlstWarning.COUNT_DIFFERS: 1,
        PaxlstWarning.NOT_CLOSED: 1,
    }
    assert not said.last


@pytest.mark.parametrize(
    ("content", "flaw"),
    [
        (b"", PaxlstFlaw.NO_LIST),
        (b"UNH+1+CUSRES:D:05B:UN'UNT+2+1'", PaxlstFlaw.NO_LIST),
        (b"UNH+1+PAXLST'NAD+FL+++A:B'UNT+3+1'", PaxlstFlaw.NO_JOURNEY),
        (b"UNH+1+PAXLST'TDT+20+UT412'UNT+3+1'", PaxlstFlaw.NO_TRAVELERS),
        (b"UNH+1+PAXLST'" + b"TDT+?'++'LOC:::'DTM++'NAD'DOC'" * 30_000, PaxlstFlaw.NO_JOURNEY),
        (b"x" * (8 * 2**20 + 1), PaxlstFlaw.TOO_LARGE),
        (
            b"UNH+1+PAXLST'TDT+20+UT412'" + b"NAD+FL+++A'" * 10_001 + b"UNT+1+1'",
            PaxlstFlaw.TOO_LARGE,
        ),
    ],
)
def test_what_cannot_be_used_says_why(content: bytes, flaw: PaxlstFlaw) -> None:
    with pytest.raises(PaxlstError) as error:
        read_paxlst(content, TODAY)
    assert error.value.flaw is flaw


@given(
    st.one_of(
        st.binary(max_size=400),
        st.lists(
            st.tuples(
                st.sampled_from(_TAGS),
                st.text("AZ019+:?' *\x00é", max_size=20),
            ),
            max_size=30,
        ).map(lambda parts: "'".join("+".join(part) for part in parts).encode()),
    )
)
def test_any_bytes_give_lists_or_the_documented_error(content: bytes) -> None:
    try:
        lists = read_paxlst(content, TODAY)
    except PaxlstError:
        return
    assert all(each.travelers and (each.journey.number or each.journey.vessel) for each in lists)

"""East Slavic names: given name, patronymic, and a surname that changes with the bearer's sex."""

from app.simulation.culture import Culture, Pattern, Pool
from app.simulation.word_grammar import WordGrammar

_SURNAMES = WordGrammar(
    """
    C: k b s v p g m d l t n r sh ch z kh zh f sch
    V: a o e i u y ya
    K: r l n s - - t v
    E: ov ov ev in enko skiy uk chuk ko kin nikov ovskiy ich yuk shin kov lov
    """,
    "CVKCE CVCE CVCVKCE VKCE CVCVCE",
)
_MEN = """
    ALEKSANDR SERGEY VLADIMIR ANDREY ALEKSEY DMITRIY NIKOLAY IVAN MIKHAIL YEVGENIY YURIY
    VIKTOR OLEG IGOR ANATOLIY PAVEL MAKSIM VASILIY DENIS OLEKSANDR SERHII VOLODYMYR ANDRII
    MYKOLA YURII ROMAN ARTEM KONSTANTIN VALERIY KIRILL PETR GENNADIY VADIM ANTON VITALIY
    RUSLAN STANISLAV BORIS BOGDAN GRIGORIY LEONID EDUARD TIMUR NIKITA ILYA YEGOR VYACHESLAV
    MARAT RINAT TARAS OSTAP LEV GLEB SVYATOSLAV RODION ARKADIY SEMEN MATVEY DANIIL FEDOR
    """
_WOMEN = """
    YELENA TATYANA OLGA NATALYA IRINA SVETLANA ANNA YEKATERINA LYUDMILA MARINA GALINA
    NADEZHDA LYUBOV YULIYA VALENTINA NINA MARIYA LARISA OKSANA ANASTASIYA ALEKSANDRA VERA
    VIKTORIYA OLENA TETIANA NATALIIA SVITLANA IRYNA LIDIYA DARYA KSENIYA POLINA ALINA SOFIYA
    VERONIKA YEVGENIYA ALLA INNA RAISA ZOYA TAMARA ELVIRA DIANA KRISTINA
    """
_FAMILIES = """
    IVANOV SMIRNOV KUZNETSOV POPOV VASILYEV PETROV SOKOLOV MIKHAYLOV NOVIKOV FEDOROV MOROZOV
    VOLKOV ALEKSEYEV LEBEDEV SEMENOV YEGOROV PAVLOV KOZLOV STEPANOV NIKOLAYEV ORLOV ANDREYEV
    MAKAROV NIKITIN ZAKHAROV MELNYK SHEVCHENKO BONDARENKO BOIKO TKACHENKO KRAVCHENKO
    KOVALENKO OLIYNYK SHEVCHUK KOVAL POLISHCHUK BONDAR TKACHUK MOROZ MARCHENKO LYSENKO
    RUDENKO SAVCHENKO PETRENKO ZAYTSEV SOLOVYEV BORISOV YAKOVLEV GRIGORYEV ROMANOV VOROBYEV
    KOVALEVSKIY
    """
_GIVEN = WordGrammar(
    """
        C: l m r n d s b v g k t
        V: a i e o u
        M: slav mir im iy an ey
        F: a iya ina slava ya
        """,
    "CVCM VCM CVCVCM",
)


def feminine(surname: str) -> str:
    """Return the form that a woman bears."""
    if surname.endswith(("OV", "EV", "IN")):
        return surname + "A"
    return surname[:-2] + "AYA" if surname.endswith("SKIY") else surname


def son_of(given: str) -> str:
    """Return the patronymic of a man."""
    if given.endswith("IY"):
        return given[:-2] + "YEVICH"
    if given.endswith(("EY", "AY")):
        return given + "EVICH"
    return given.rstrip("AIY") + "OVICH"


def daughter_of(given: str) -> str:
    """Return the patronymic of a woman."""
    return son_of(given).removesuffix("ICH") + "NA"


SLAVIC = Culture(
    code="slavic",
    share=0.1,
    nationalities={"RUS": 58, "UKR": 30, "BLR": 8, "BGR": 4},
    pools={
        "family.M": Pool(_FAMILIES, _SURNAMES, 40_000, skew=0.92, flat=8.0),
        "family.F": Pool(_FAMILIES, _SURNAMES, 40_000, skew=0.92, flat=8.0, inflected=feminine),
        "given.M": Pool(_MEN, _GIVEN, 400, skew=1.3, flat=7.0),
        "given.F": Pool(_WOMEN, _GIVEN, 400, skew=1.3, flat=7.0),
        "patronymic.M": Pool(_MEN, _GIVEN, 400, skew=1.3, flat=7.0, inflected=son_of),
        "patronymic.F": Pool(_MEN, _GIVEN, 400, skew=1.3, flat=7.0, inflected=daughter_of),
    },
    patterns=(Pattern(55, "family", "given"), Pattern(45, "family", "given patronymic")),
    spellings=(
        ("IY", "Y"),
        ("YE", "E"),
        ("KH", "H"),
        ("TS", "C"),
        ("YU", "IU"),
        ("YA", "IA"),
        ("ZH", "J"),
        ("SCH", "SHCH"),
        ("OV", "OFF"),
        ("EV", "EFF"),
        ("AY", "AI"),
        ("KS", "X"),
    ),
)

"""Korean names: three surnames for half of the people, spelled in many ways; two syllables."""

from app.simulation.culture import Culture, Pattern, Pool
from app.simulation.word_grammar import WordGrammar

_CLASSES = """
    S: min ji su hyun jun young jin seo yeon ho kyung sung hye woo eun soo jae mi won hee
       dong yoon in seung tae chang sang jung sun kwang bo chul ki kyu na ra geun hwan il
       rim sook suk wan byung do gyu ha hoon hyo jong ju kang moon nam oh rin sik yong yu
       yul
    """

KOREAN = Culture(
    code="korean",
    share=0.04,
    nationalities={"KOR": 94, "PRK": 6},
    pools={
        "family": Pool(
            """
                KIM LEE PARK CHOI JUNG KANG CHO YOON JANG LIM HAN OH SEO SHIN
                KWON HWANG AHN SONG JEON HONG YOO KO MOON YANG SON BAE BAEK HEO
                NAM SIM NO HA JOO KOO SUNG CHA WOO MIN RYU JIN NA CHI EOM CHUN
                BANG GIL WON BYUN RI PAK CHUNG RHEE YI GIM BAK CHOE JEONG IM
                GANG JO YUN JEONG AN GO MUN YU SOHN PAIK HUH ROH JU KU
                """,
            skew=1.25,
            flat=0.6,
        ),
        "syllable": Pool("", WordGrammar(_CLASSES, "S"), 70, skew=0.7, flat=6.0),
        "given": Pool("", WordGrammar(_CLASSES, "SS"), 4000, skew=0.6, flat=25.0),
    },
    patterns=(Pattern(52, "family", "syllable syllable"), Pattern(48, "family", "given")),
    spellings=(
        ("YOUNG", "YEONG"),
        ("HYUN", "HYEON"),
        ("OO", "U"),
        ("EE", "I"),
        ("JU", "JOO"),
        ("SEO", "SUH"),
        ("K", "G"),
        ("PARK", "PAK"),
        ("LEE", "YI"),
        ("CHOI", "CHOE"),
        ("JUNG", "CHUNG"),
        ("SUNG", "SEONG"),
    ),
)

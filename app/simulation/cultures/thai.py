"""Thai names: long compounds of Pali and Sanskrit words; a family's name is nearly its own."""

from app.simulation.culture import Culture, Pattern, Pool
from app.simulation.word_grammar import WordGrammar

_SURNAMES = WordGrammar(
    """
        A: suk wong chai thong phan rat si sri kaew bun jan phong wat som pra sang kit
           sa thana narong wira udom phai khun ratt pong anan itthi nakh sutth manee
           kiat
        M: sa wat tha ra cha na ma phat ruang charoen sombat prasert ket nar la wi mong
        B: kul wong phong sri suk chai rat thong wat sakul porn phan korn sombun kun dee
           ngam khan det sin krai yot thip chart mongkhon wit nukul anan phaiboon
           charoen sawat
        """,
    "AB AMB ABB AMMB",
)
_GIVEN = WordGrammar(
    """
        A: som su wi nat chai pra kan pim siri ra than apin narong orn wan pat phat kit
           ana arun bun chon jira kamol mana nan nop pan pon sa sak sup tha thi war ya
        M: ra ta na ya tha cha wi nya ka
        B: chai porn sak rat wat korn pong phon da wan nee det kul phop nart nan chat
           sri suda thip ya won yut dee tida
        """,
    "AB AMB AMMB",
)

THAI = Culture(
    code="thai",
    share=0.05,
    nationalities={"THA": 97, "LAO": 3},
    pools={
        "family": Pool(
            "SAE_TANG SAE_LIM SAE_LEE SAENGTHONG THONGDEE SRISUK BOONMEE WONGSA",
            _SURNAMES,
            45_000,
            skew=0.5,
        ),
        "given.M": Pool(
            "SOMCHAI SOMSAK PRASERT NATTAPONG CHAIWAT THANAWAT WICHAI ANAN", _GIVEN, 3500, skew=0.85
        ),
        "given.F": Pool(
            "SOMPORN SIRIPORN PRANEE KANYA MALEE WANIDA PIMCHANOK NITAYA", _GIVEN, 3500, skew=0.85
        ),
    },
    patterns=(Pattern(97, "family", "given"), Pattern(3, "family family", "given")),
    spellings=(
        ("PH", "P"),
        ("TH", "T"),
        ("KH", "K"),
        ("CH", "J"),
        ("PORN", "PHON"),
        ("KORN", "KON"),
        ("W", "V"),
        ("EE", "I"),
        ("OO", "U"),
        ("R", "L"),
        ("SRI", "SI"),
        ("AEW", "AEO"),
        ("KUL", "KUN"),
    ),
)

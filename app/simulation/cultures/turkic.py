"""Turkish names: surnames of 1934, plain words and compounds."""

from app.simulation.culture import Culture, Pattern, Pool
from app.simulation.word_grammar import WordGrammar

_SURNAMES = WordGrammar(
    """
        A: ak kara demir yil kaya oez er tas guel can bay yal koc ay sen al sar bas uel
           tek cel tun guer top
        M: bas en i a u tas al dag
        B: oglu kaya er demir tas man han soy can tas dag lu ci maz gil suz tepe yurt
           oren lar bulut kan alp
        C: b k t s d y g c h m
        V: a e i o u ue oe
        K: r l n k z s
        """,
    "AB AMB CVKCVKB CVKB CVCVKB",
)

TURKIC = Culture(
    code="turkish",
    share=0.05,
    nationalities={"TUR": 90, "AZE": 10},
    pools={
        "family": Pool(
            """
                YILMAZ KAYA DEMIR SAHIN CELIK YILDIZ YILDIRIM OEZTUERK AYDIN
                OEZDEMIR ARSLAN DOGAN KILIC ASLAN CETIN KARA KOC KURT OEZKAN
                SIMSEK POLAT KORKMAZ OEZCAN ERDOGAN TAS GUELER YAVUZ ALIYEV
                MAMMADOV HUSEYNOV
                """,
            _SURNAMES,
            18_000,
            skew=0.95,
            flat=3.0,
        ),
        "given.M": Pool(
            """
                MEHMET MUSTAFA AHMET ALI HUESEYIN HASAN IBRAHIM ISMAIL OSMAN
                YUSUF MURAT OEMER RAMAZAN HALIL SUELEYMAN ABDULLAH EMRE BURAK
                FATIH HAKAN KEMAL SERKAN UGUR CEM ORHAN VOLKAN KEREM
                """,
            WordGrammar(
                """
                    A: al tan er ser ber bur gok kor or tur ay il ke
                    M: a i u e
                    B: can kan han tay men bay er al ay
                    """,
                "AB AMB",
            ),
            1200,
            skew=1.1,
            flat=4.0,
        ),
        "given.F": Pool(
            """
                FATMA AYSE EMINE HATICE ZEYNEP ELIF MERYEM SERIFE ZEHRA SULTAN
                HANIFE MERVE HAVVA ZELIHA ESRA OEZLEM YASEMIN HUELYA DILEK SEVGI
                GUEL PINAR EBRU TUGBA BUESRA
                """,
            WordGrammar(
                """
                    A: ay guel nur se ne su be de mel eb
                    M: i a u e
                    B: sel nur gul han can ay lin mis da sen
                    """,
                "AB AMB",
            ),
            1200,
            skew=1.1,
            flat=4.0,
        ),
    },
    patterns=(
        Pattern(58, "family", "given"),
        Pattern(40, "family", "given given"),
        Pattern(2, "family family", "given"),
    ),
    spellings=(("OE", "O"), ("UE", "U"), ("C", "J"), ("S", "SH"), ("I", "Y"), ("G", "GH")),
)

"""Persian and Afghan names: surnames of place and descent; in Afghanistan often none at all."""

from app.simulation.culture import Culture, Pattern, Pool
from app.simulation.word_grammar import WordGrammar

_SURNAMES = WordGrammar(
    """
    C: r m s b k h n d z sh f kh t gh j p
    V: a a o e i u
    K: r h m n z - b
    E: i zadeh pour i nia far ian abadi inejad vand khah doust i parast
    """,
    "CVKCVE CVCE CVKCE CVCVKE VKCVE",
)

IRANIAN = Culture(
    code="persian_afghan",
    share=0.06,
    nationalities={"IRN": 58, "AFG": 36, "TJK": 6},
    pools={
        "family": Pool(
            """
                MOHAMMADI HOSSEINI AHMADI REZAEI MORADI HEIDARI KARIMI MOUSAVI
                JAFARI RAHIMI AZIZI NAZARI EBRAHIMI GHASEMI AKBARI SADEGHI ZARE
                AMIRI NOURI HASHEMI SALEHI SHARIFI KAZEMI BAGHERI RAHMANI
                STANIKZAI NOORZAI YUSUFZAI HAIDARI QADERI SULTANI
                """,
            _SURNAMES,
            18_000,
            skew=0.95,
            flat=3.0,
        ),
        "given.M": Pool(
            """
                MOHAMMAD ALI HOSSEIN REZA MEHDI HASSAN AHMAD AMIR SAEED HAMID
                MAJID MASOUD ABBAS JAVAD NASER ABDUL GUL SAYED NOOR MIR FARHAD
                BEHZAD KOUROSH ARASH BABAK DARIUSH SIAMAK GHULAM HABIB RAHMAT
                AMANULLAH NAJIBULLAH ZABIHULLAH HEKMATULLAH
                """,
            WordGrammar(
                """
                    A: abdul rahm habib naj hek far beh sha gul mir nas kam
                       mehr rost az
                    M: a i ou
                    B: ullah an dad zad yar shid man am ud ar in
                    """,
                "AB AMB",
            ),
            1500,
            skew=1.1,
            flat=3.0,
        ),
        "given.F": Pool(
            """
                FATEMEH ZAHRA MARYAM MASOUMEH SAKINEH ZEINAB ROGHAYEH LEILA
                SOMAYEH PARISA NARGES SHIRIN NASRIN MINA NILOUFAR FARZANEH BIBI
                GUL SHABNAM PARWIN FRESHTA ZARGHUNA
                """,
            WordGrammar(
                """
                    A: mah zar gol par far sha nas mehr az lai
                    M: a i ou
                    B: naz neh een een a rokh bano ta ida noosh
                    """,
                "AB AMB",
            ),
            1200,
            skew=1.1,
            flat=4.0,
        ),
    },
    patterns=(
        Pattern(46, "family", "given"),
        Pattern(32, "family", "given given"),
        Pattern(10, "given", "given given"),
        Pattern(12, "family family", "given"),
    ),
    born_on_new_year=0.08,
    spellings=(
        ("OU", "U"),
        ("EE", "I"),
        ("GH", "Q"),
        ("ZADEH", "ZADA"),
        ("POUR", "PUR"),
        ("EI", "AI"),
        ("O", "U"),
        ("OO", "U"),
    ),
)

"""South Asian names: from single words to long southern compounds; fathers' names; few surnames."""

from app.simulation.culture import Culture, Pattern, Pool
from app.simulation.word_grammar import WordGrammar

_NORTHERN = WordGrammar(
    """
    C: k r s m b p n d g ch j l v h t sh bh dh kh
    V: a a u i e o
    K: n r - l s t
    E: a i wal kar al ar an ia at war ani era pal di lia
    """,
    "CVKCE CVCE CVCVCE CVCVKCE",
)
_SOUTHERN = WordGrammar(
    """
        A: rama krishna subra venkata siva raja muthu chandra lakshmi bala nara jaya
           kumara gopala vasu surya shanmuga pala dakshina ananda maha natha seetha
           thiru vella arul
        M: ma ra na la va sa ta
        B: murthy nathan swamy krishnan raman samy velu rajan pillai moorthy mani
           sundaram singam lingam chari ratnam reddy rao naidu appa kumar pathy dasan
        """,
    "AB AMB AAB",
)
_GIVEN = WordGrammar(
    """
    C: r s m n k v d p j l h b sh g
    V: a i u e
    M: esh raj deep endra it ul an kumar jit nath ish aj
    F: a i ita ika shree ini eeta oti ani ya
    """,
    "CVCM CVCVCM VCM CVCCM",
)

SOUTH_ASIAN = Culture(
    code="south_asian",
    share=0.13,
    nationalities={"IND": 56, "PAK": 20, "BGD": 14, "LKA": 6, "NPL": 4},
    pools={
        "family": Pool(
            """
                SINGH KUMAR KHAN SHARMA AHMED PATEL HOSSAIN ALI GUPTA DEVI KAUR
                RAO REDDY DAS MOHAMMED ISLAM HUSSAIN SHAH YADAV VERMA NAIR JOSHI
                MEHTA IYER MISHRA PANDEY CHAUDHARY BHATT SHAIKH BEGUM UDDIN
                MONDAL ROY BISWAS SARKAR MUKHERJEE CHATTERJEE BANERJEE GHOSH
                BOSE MALIK QURESHI SIDDIQUI ANSARI BUTT CHEEMA GILL DHILLON
                SANDHU GREWAL PERERA FERNANDO DE_SILVA JAYAWARDENA THAPA
                SHRESTHA GURUNG RAI TAMANG
                """,
            _NORTHERN,
            22_000,
            skew=1.08,
            flat=3.0,
        ),
        "southern": Pool("", _SOUTHERN, 12_000, skew=0.7, flat=8.0),
        "given.M": Pool(
            """
                MUHAMMAD MOHAMMAD MD RAJESH RAMESH SURESH AMIT SANJAY RAVI VIJAY
                ANIL SUNIL RAHUL ASHOK MUKESH DEEPAK MANOJ AJAY VINOD RAKESH
                IMRAN ABDUL SYED USMAN BILAL ASIF TARIQ NAVEED KAMRAN FAISAL
                HARPREET GURPREET MANPREET ARJUN KARTHIK PRAKASH GANESH SENTHIL
                SELVAM NIMAL SUNIL RUWAN
                """,
            _GIVEN,
            5000,
            skew=1.0,
            flat=4.0,
        ),
        "given.F": Pool(
            """
                SUNITA ANITA LAKSHMI FATIMA PRIYA POOJA KAVITA REKHA GEETA SEEMA
                MEENA ASHA USHA RITU NEHA AYESHA SANA NASREEN SHABANA RUBINA
                SALMA TASLIMA MST PARVATI SAVITRI SARITA JYOTI HARPREET SIMRAN
                DIVYA DEEPA NISHA
                """,
            _GIVEN,
            5000,
            skew=1.0,
            flat=4.0,
        ),
        "middle": Pool(
            "KUMAR SINGH KAUR BAI DEVI LAL PRASAD CHANDRA NATH RAM BEN BHAI ABDUL AHMAD", skew=0.8
        ),
    },
    patterns=(
        Pattern(34, "family", "given"),
        Pattern(18, "family", "given middle"),
        Pattern(16, "family", "given given"),
        Pattern(12, "southern", "given"),
        Pattern(12, "southern", "southern given"),
        Pattern(8, "given family", "given"),
    ),
    born_on_new_year=0.04,
    spellings=(
        ("V", "W"),
        ("SH", "S"),
        ("EE", "I"),
        ("OO", "U"),
        ("BH", "B"),
        ("DH", "D"),
        ("TH", "T"),
        ("IYER", "AIYAR"),
    ),
)

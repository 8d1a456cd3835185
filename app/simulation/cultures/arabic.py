"""Arabic names: own, father's and grandfather's name, then a family name, often with an article."""

from app.simulation.culture import Culture, Pattern, Pool
from app.simulation.word_grammar import WordGrammar

# Roots of three consonants in the patterns that names take, romanized as passports do.
_ROOTS = WordGrammar(
    """
    C: r l m b n d s h k f t z j w q y gh kh sh th
    H: h a kh sh j t k z
    """,
    """CaCiC CaCCaC CaCeeC maCCouC CouCaiC CaCCi muCaCCiC CaCCan CaCouC muCCiC CaCaCi taCCiC iCCaC
    CiCaC CuCCi CaCiCa maCCaC ABDELCaCiC CaCCouC CuCCan CaCCawi CaCiCi""",
)
_FAMILIES = WordGrammar(
    "C: r l m b n d s h k f t z j w q y gh kh sh th",
    """CaCCaCi CaCiCi CaCCawi CaCouCi CaCCi CaCCaC CaCeeC CuCaiCi CaCaCi maCCouCi CiCCi CaCCani
    CaCaCna CuCCi muCaCCaC CaCCouC""",
)
_MEN = """
    MOHAMED AHMED ALI MOHAMMED HASSAN MAHMOUD IBRAHIM HUSSEIN MUHAMMAD OMAR MUSTAFA KHALED
    YOUSSEF ABDULLAH SAID SALEM KARIM HAMZA ABDALLAH HUSSAIN OSAMA TAREK SALAH SAMIR RACHID
    YOUSEF NABIL JAMAL ADEL HAMID BILAL WALID MOHAMMAD HICHAM ISMAIL YASSIN AMIR FADI ZIAD
    RAMI FAISAL NASSER SALMAN FAHAD SULTAN TURKI MAJED SAAD HAITHAM QASIM ABDUL_RAHMAN
    ABDULRAHMAN ABDEL_RAHMAN ABDELAZIZ ABDUL_AZIZ ABDELKADER ABDUL_KARIM ABDEL_FATTAH
    NOUR_ELDIN SALAH_ELDIN ABU_BAKR MUSA ISSA YAHYA ZAKARIA AYMAN IHAB MAGDI SAMEER MUNIR
    LOTFI MEHDI NASIR LUAY MUTAZ AMMAR HAIDAR JASSIM
    """
_WOMEN = """
    FATIMA MARYAM AISHA FATMA KHADIJA ZAINAB AMINA SARA NOUR HANAN MARIAM LAYLA SALMA NADIA
    SAMIRA LEILA RANIA HUDA NOURA DINA MONA ZEINAB YASMIN RIM HALA SAMAR AMAL IMAN SOUAD
    LATIFA NAIMA KARIMA RACHIDA HOUDA HAYAT HIND ASMAA DOAA ESRAA RASHA SAFAA WAFAA MALAK
    JANA LINA RAGHAD RUQAYYA SUMAYYA BUSHRA GHADA INTISAR SABAH SUHA NAJAT
    """
_FAMILY_HEAD = """
    HASSAN ALI MOHAMED AHMED IBRAHIM HUSSEIN MAHMOUD SALEH KHALIL HADDAD NASSER MANSOUR
    SALEM KHOURY ABBAS AWAD HAMDAN DARWISH SULEIMAN BAKR ALAOUI BENNANI SAIDI TAZI IDRISSI
    AMRANI BENALI BOUAZZA MANSOURI TRABELSI AYARI HAMMAMI JAZIRI BELHADJ BRAHIMI ZERROUKI
    MASRI NAJJAR SHAMI OTAIBI GHAMDI QAHTANI HARBI ZAHRANI SHEHRI DOSARI MUTAIRI SUBAIE
    JUBOURI DULAIMI SAMARRAI TIKRITI BAGHDADI MOSAWI HUSSAINI ZAIDI HASHIMI
    """

ARABIC = Culture(
    code="arabic",
    share=0.11,
    nationalities={
        "EGY": 20,
        "IRQ": 16,
        "MAR": 14,
        "DZA": 12,
        "SYR": 12,
        "SAU": 8,
        "YEM": 6,
        "TUN": 6,
        "JOR": 5,
        "LBN": 5,
    },
    pools={
        "given.M": Pool(_MEN, _ROOTS, 2500, flat=2.0, skew=1.2),
        "given.F": Pool(_WOMEN, _ROOTS, 2500, flat=4.0, skew=1.2),
        "father": Pool(_MEN, _ROOTS, 2500, flat=2.0, skew=1.2),
        "family": Pool(_FAMILY_HEAD, _FAMILIES, 40_000, flat=12.0),
        "kunya": Pool("BIN BEN BOU ABU IBN"),
    },
    patterns=(
        Pattern(26, "AL family", "given father"),
        Pattern(10, "AL family", "given father father"),
        Pattern(22, "family", "given father"),
        Pattern(10, "EL family", "given"),
        Pattern(14, "family", "given"),
        Pattern(6, "kunya family", "given father"),
        Pattern(12, "father family", "given father"),
    ),
    born_on_new_year=0.03,
)

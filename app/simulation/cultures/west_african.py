"""West African names: Yoruba and Igbo compounds, Akan day names, Mande and Fula families."""

from app.simulation.culture import Culture, Pattern, Pool
from app.simulation.word_grammar import WordGrammar

_YORUBA = WordGrammar(
    """
        A: olu ade ayo ola oba ogun ife ba tai ige ake fola sho ala aji owo omo ibi oye
        M: wa ni ba ye fun to da ra mi la gbe ko se
        B: tunde ola mi yemi sola dele bode wale kunle tayo femi niyi bola seun lade
           yinka toyin jare molu sina
        """,
    "AB AMB AMMB",
)
_IGBO = WordGrammar(
    """
    A: chi oke nwa uche ama obi eze nne ike onye udo ugo nke oko ani ekene
    M: ma na ka bu di ne zo so
    B: ma ka nna chukwu kwe dike zie neke jioke eze nwa dinma buike edu biora ogu ike ebere emeka
    """,
    "AB AMB AMMB",
)
_MANDE = WordGrammar(
    """
    C: d b k s t m f n g y j
    V: a ou i o e ia
    E: re lo ba te ne ko ye mba dou ko nou ssi ra
    """,
    "CVE CVCVE CVCVCVE",
)

WEST_AFRICAN = Culture(
    code="west_african",
    share=0.07,
    nationalities={"NGA": 52, "GHA": 16, "SEN": 10, "CIV": 10, "MLI": 7, "GIN": 5},
    pools={
        "nigerian": Pool(
            """
                OKAFOR IBRAHIM MOHAMMED OKORO ADEYEMI BELLO EZE OKONKWO ABUBAKAR
                MUSA OGUNLEYE BALOGUN ADEBAYO NWOSU LAWAL SANI CHUKWU USMAN OBI
                AKPAN OJO UMAR YUSUF NWACHUKWU OLAWALE OGBONNA
                """,
            _YORUBA,
            15_000,
            skew=0.85,
            flat=6.0,
        ),
        "igbo": Pool("", _IGBO, 9000, skew=0.8, flat=6.0),
        "sahel": Pool(
            """
                DIALLO TRAORE DIOP KONE NDIAYE BA COULIBALY SOW FALL KEITA
                CAMARA BARRY BAH CISSE TOURE DIARRA SY GUEYE OUEDRAOGO SANOGO
                BAMBA KOUASSI KOUADIO YAO KONATE FOFANA SYLLA SECK MBAYE NIANG
                """,
            _MANDE,
            5000,
            skew=1.05,
            flat=2.0,
        ),
        "akan": Pool(
            """
                MENSAH OWUSU BOATENG ASANTE OSEI APPIAH AGYEMANG ADJEI ANSAH
                OPPONG AMOAH BOAKYE ADDO GYAMFI ACHEAMPONG FRIMPONG ASARE ANTWI
                AGYEI NKRUMAH TETTEH QUAYE LARTEY SARPONG
                """,
            WordGrammar(
                """
                    A: a bo o ko ya kwa na ad fo gya
                    M: me sa te pi ma fo
                    B: ah ng ko ako eng ampong ei ansa
                    """,
                "AMB AMMB",
            ),
            1500,
            skew=0.9,
        ),
        "day.M": Pool("KOFI KWAME KWABENA YAW KWAKU KWASI KOJO NANA EBO KWEKU", skew=0.6),
        "day.F": Pool("AMA AKUA ABENA YAA AFIA ESI ADWOA EFUA AKOSUA ARABA", skew=0.6),
        "christian.M": Pool(
            """
                EMMANUEL SAMUEL DANIEL JOHN PETER MICHAEL DAVID JOSEPH PAUL
                VICTOR SUNDAY FRIDAY GODWIN PROMISE ISAAC GABRIEL ABDUL IBRAHIM
                MUSA AMADOU MAMADOU MOUSSA OUSMANE IBRAHIMA ALIOU CHEIKH
                """,
            _YORUBA,
            2500,
            skew=1.0,
            flat=3.0,
        ),
        "christian.F": Pool(
            """
                MARY BLESSING GRACE JOY ESTHER RUTH PATIENCE COMFORT MERCY
                ELIZABETH FLORENCE HELEN FAITH PEACE GIFT FATOU AMINATA AISSATOU
                MARIAMA AWA KADIATOU HAWA FATIMA HALIMA RAMATU
                """,
            _YORUBA,
            2500,
            skew=1.0,
            flat=3.0,
        ),
        "own": Pool("", _IGBO, 2500, skew=0.8, flat=6.0),
    },
    patterns=(
        Pattern(30, "nigerian", "christian nigerian"),
        Pattern(14, "igbo", "christian own"),
        Pattern(8, "igbo", "own christian"),
        Pattern(26, "sahel", "christian"),
        Pattern(12, "akan", "day christian"),
        Pattern(10, "nigerian", "christian"),
    ),
    born_on_new_year=0.04,
)

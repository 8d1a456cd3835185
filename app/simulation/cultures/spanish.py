"""Spanish and Latin American names: two surnames, one or two given names."""

from app.simulation.culture import Culture, Pattern, Pool
from app.simulation.word_grammar import WordGrammar

_SURNAMES = WordGrammar(
    """
    C: b c l m r s t v g p d f z ch qu b ll h j
    V: a e o i u a o
    K: r l n s - - m
    E: ez era illo eda ano on ero osa al ar aga ales in ona ito uela arte ente edo ondo igo urri oza
    """,
    "CVKCE CVCE CVKCVCE CVCVCE VKCE CVCVKCE",
)
_GIVEN = WordGrammar(
    """
    C: l m r n d s b c v g f y j
    V: a i e o u
    M: el io ino ardo erto o aldo en iel ian uel is er
    F: a ia ina ela isa ana elia ida eth ys ira
    """,
    "CVCM VCCM CVCVCM VCM",
)
_MEN = """
    JOSE LUIS JUAN CARLOS MIGUEL JESUS MANUEL FRANCISCO ANTONIO PEDRO JORGE ALEJANDRO RAFAEL
    FERNANDO DANIEL DAVID MARIO EDUARDO RICARDO ROBERTO JAVIER SERGIO VICTOR ANGEL ALBERTO
    ANDRES RAUL PABLO ENRIQUE ARTURO OSCAR DIEGO RAMON IVAN CESAR HUGO GABRIEL JULIO ALFREDO
    GUSTAVO MARCO HECTOR ERNESTO GERARDO ARMANDO FELIPE WILSON EDWIN YEISON FREDY
    """
_WOMEN = """
    MARIA ANA GUADALUPE MARGARITA JUANA ROSA CARMEN LUZ PATRICIA ELENA ISABEL LAURA GLORIA
    MARTHA CLAUDIA SANDRA ALEJANDRA ANDREA LUCIA TERESA JOSEFA DOLORES PILAR BLANCA SOFIA
    VALENTINA DANIELA PAOLA LILIANA MONICA ADRIANA GABRIELA LETICIA YOLANDA ALICIA ESPERANZA
    NORMA SILVIA BEATRIZ CECILIA ESTHER DEL_CARMEN DE_LOS_ANGELES
    """
_FAMILIES = """
    GARCIA HERNANDEZ MARTINEZ LOPEZ GONZALEZ RODRIGUEZ PEREZ SANCHEZ RAMIREZ FLORES CRUZ
    GOMEZ MORALES VAZQUEZ REYES JIMENEZ TORRES DIAZ GUTIERREZ RUIZ MENDOZA AGUILAR ORTIZ
    CASTILLO MORENO ROMERO ALVAREZ MENDEZ CHAVEZ RIVERA JUAREZ RAMOS DOMINGUEZ HERRERA
    MEDINA CASTRO VARGAS GUZMAN VELAZQUEZ MUNOZ ROJAS DE_LA_CRUZ CONTRERAS SALAZAR LUNA
    ORTEGA GUERRERO SANTIAGO ESTRADA BAUTISTA CORTES SOTO ALVARADO ESPINOZA LARA SILVA RIOS
    VEGA DELGADO FERNANDEZ SUAREZ QUISPE MAMANI CONDORI HUAMAN ROSALES CARDENAS VALDEZ
    ACOSTA NAVARRO BLANCO DEL_RIO DE_LEON MOLINA GIL
    """

SPANISH = Culture(
    code="spanish",
    share=0.12,
    nationalities={
        "MEX": 34,
        "COL": 14,
        "ESP": 14,
        "ARG": 9,
        "PER": 9,
        "VEN": 6,
        "GTM": 4,
        "ECU": 4,
        "CUB": 3,
        "DOM": 3,
    },
    pools={
        "family": Pool(_FAMILIES, _SURNAMES, 26_000, skew=1.0, flat=7.0),
        "given.M": Pool(_MEN, _GIVEN, 3000, skew=1.15, flat=7.0),
        "given.F": Pool(_WOMEN, _GIVEN, 3000, skew=1.15, flat=4.0),
    },
    patterns=(
        Pattern(52, "family family", "given given"),
        Pattern(30, "family family", "given"),
        Pattern(8, "family", "given given"),
        Pattern(4, "family DE family", "given given"),
        Pattern(6, "family", "given"),
    ),
)

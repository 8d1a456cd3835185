"""English and French names, as Britain, France and North America bear them."""

from app.simulation.culture import Culture, Pattern, Pool
from app.simulation.word_grammar import WordGrammar

_ENGLISH = WordGrammar(
    """
    C: b h c l m r s w g f t d st br p n gr wh th k cl
    V: a e o i u ea oo ai ou
    K: r l n ck ss tt ng rd nd m rk ll pp x dd ch ld
    S: er ley ton son man ham ford wood s worth ing ell field by den ster well ridge
    """,
    "CVKS CVKS CVKCVS VKS CVCVKS",
)
_FRENCH = WordGrammar(
    """
    C: b d l m r p g c f v ch gr br t j s tr
    V: a e o i u ou eau au oi
    K: r l n ss m rr v ll nn t d
    S: ier eau et in on ard ot ois elle and ieu euil ault ac eux
    L: la le du de des
    """,
    "CVKS CVKVKS CVCVKS LCVKS",
)
_MEN = """
    JAMES JOHN ROBERT MICHAEL WILLIAM DAVID RICHARD JOSEPH THOMAS CHARLES CHRISTOPHER DANIEL
    MATTHEW ANTHONY MARK DONALD STEVEN PAUL ANDREW KENNETH JEAN PIERRE MICHEL ANDRE PHILIPPE
    ALAIN BERNARD JACQUES DANIEL PATRICK NICOLAS OLIVIER LAURENT GEORGE EDWARD BRIAN KEVIN
    JASON JEFFREY RYAN JACOB GARY ERIC STEPHEN JONATHAN LARRY JUSTIN SCOTT BRANDON BENJAMIN
    SAMUEL GREGORY FRANK RAYMOND ALEXANDER JACK DENNIS JERRY TYLER AARON HENRY OLIVER HARRY
    GRAHAM
    """
_WOMEN = """
    MARY PATRICIA JENNIFER LINDA ELIZABETH BARBARA SUSAN JESSICA SARAH KAREN NANCY LISA
    MARGARET BETTY SANDRA ASHLEY DOROTHY KIMBERLY EMILY DONNA MARIE NATHALIE ISABELLE SYLVIE
    CATHERINE MARTINE CHRISTINE FRANCOISE VALERIE MICHELLE CAROL AMANDA MELISSA DEBORAH
    STEPHANIE REBECCA LAURA SHARON CYNTHIA KATHLEEN AMY ANGELA SHIRLEY ANNA BRENDA PAMELA
    EMMA NICOLE HELEN SAMANTHA KATHERINE OLIVIA HANNAH CHLOE CAMILLE ANNE CLAIRE JULIE
    """

ENGLISH_FRENCH = Culture(
    code="english_french",
    share=0.1,
    nationalities={"USA": 46, "GBR": 24, "FRA": 18, "CAN": 12},
    pools={
        "english": Pool(
            """
                SMITH JOHNSON WILLIAMS BROWN JONES MILLER DAVIS WILSON ANDERSON
                TAYLOR THOMAS MOORE MARTIN JACKSON THOMPSON WHITE HARRIS CLARK
                LEWIS ROBINSON WALKER YOUNG ALLEN KING WRIGHT SCOTT HILL GREEN
                ADAMS NELSON BAKER HALL CAMPBELL MITCHELL CARTER ROBERTS EVANS
                EDWARDS PHILLIPS TURNER PARKER COLLINS STEWART MORRIS MURPHY
                COOK ROGERS MORGAN COOPER REED BAILEY BELL KELLY HOWARD WARD COX
                RICHARDSON WOOD WATSON BROOKS BENNETT HUGHES OBRIEN OCONNOR
                MACDONALD MCCARTHY MCDONALD FITZGERALD ST_JOHN
                """,
            _ENGLISH,
            36_000,
            skew=0.95,
            flat=10.0,
        ),
        "french": Pool(
            """
                MARTIN BERNARD DUBOIS THOMAS ROBERT RICHARD PETIT DURAND LEROY
                MOREAU SIMON LAURENT LEFEBVRE MICHEL GARCIA DAVID BERTRAND ROUX
                VINCENT FOURNIER MOREL GIRARD ANDRE LEFEVRE MERCIER DUPONT
                LAMBERT BONNET FRANCOIS TREMBLAY GAGNON ROY COTE BOUCHARD
                GAUTHIER MORIN LAVOIE FORTIN GAGNE LE_GALL DE_LA_TOUR
                """,
            _FRENCH,
            24_000,
            skew=0.9,
            flat=8.0,
        ),
        "given.M": Pool(
            _MEN,
            WordGrammar(
                """
                    C: l m r n d j b k t
                    V: a i e o u ay
                    M: n son den er ic ton ell y en ius
                    """,
                "CVCM CVM CVCVM",
            ),
            1800,
            skew=1.25,
            flat=8.0,
        ),
        "given.F": Pool(
            _WOMEN,
            WordGrammar(
                """
                    C: l m r n d j b k t sh
                    V: a i e o u ay
                    M: ne lyn a elle ie ica ette ine isha y
                    """,
                "CVCM CVM CVCVM",
            ),
            1800,
            skew=1.25,
            flat=9.0,
        ),
    },
    patterns=(
        Pattern(48, "english", "given given"),
        Pattern(18, "english", "given"),
        Pattern(14, "french", "given given"),
        Pattern(10, "french", "given given given"),
        Pattern(6, "english english", "given given"),
        Pattern(4, "french french", "given"),
    ),
)

"""German and Nordic names: compounds and patronyms; umlauts as the standard writes them."""

from app.simulation.culture import Culture, Pattern, Pool
from app.simulation.word_grammar import WordGrammar

_SURNAMES = WordGrammar(
    """
        C: b h k l m r s w sch g f t d st br kr p n gr z kl v tr
        V: a e o i u ae au ei oe ue ie
        K: r l n ck ss tt hl ng st rt nd mm rk ll pp tz ch
        S: er mann ke el ing le ert en ler ner sen
        A: berg lind sand holm eng haug stein feld wald hager dahl bach sten nor ek
           bjoerk oester wester sjoe soeder stroem hed
        B: berg stroem mann qvist gren man lund dahl gaard vik by heim hoff stad meyer
           bauer mueller huber rud moen nes land
        """,
    "CVKS CVKS AB CVKB CVCVKS CVKSB",
)

GERMANIC = Culture(
    code="germanic",
    share=0.08,
    nationalities={"D": 60, "AUT": 10, "SWE": 12, "DNK": 7, "NOR": 7, "CHE": 4},
    pools={
        "family": Pool(
            """
                MUELLER SCHMIDT SCHNEIDER FISCHER WEBER MEYER WAGNER BECKER
                SCHULZ HOFFMANN SCHAEFER KOCH BAUER RICHTER KLEIN WOLF SCHROEDER
                NEUMANN SCHWARZ ZIMMERMANN BRAUN KRUEGER HOFMANN HARTMANN LANGE
                SCHMITT WERNER KRAUSE MEIER LEHMANN ANDERSSON JOHANSSON KARLSSON
                NILSSON ERIKSSON LARSSON OLSSON PERSSON NIELSEN JENSEN HANSEN
                PEDERSEN ANDERSEN CHRISTENSEN LARSEN SOERENSEN OLSEN JOHANSEN
                GRUBER HUBER PICHLER STEINER MOSER WEISS GROSS VON_BERG
                VAN_DEN_BERG
                """,
            _SURNAMES,
            34_000,
            skew=0.93,
            flat=8.0,
        ),
        "given.M": Pool(
            """
                PETER MICHAEL THOMAS ANDREAS WOLFGANG KLAUS JUERGEN GUENTER
                STEFAN CHRISTIAN UWE WERNER HORST FRANK DIETER MANFRED GERHARD
                HANS BERND LARS ERIK ANDERS JOHAN PER NILS KARL FREDRIK MAGNUS
                OLE SOEREN JENS MATTHIAS MARTIN ALEXANDER DANIEL FELIX LUKAS
                JONAS LEON PAUL MAXIMILIAN TOBIAS JAN FLORIAN SVEN
                """,
            WordGrammar(
                """
                    C: l m r n d s b g h w
                    V: a i e o u
                    M: bert hard wig fried mar rich helm win ke olf us in
                    """,
                "CVCM VCM CVM",
            ),
            900,
            skew=1.2,
            flat=6.0,
        ),
        "given.F": Pool(
            """
                URSULA MONIKA PETRA ELISABETH SABINE RENATE HELGA KARIN BRIGITTE
                INGRID ERIKA ANDREA GISELA CLAUDIA SUSANNE GABRIELE ANNA EVA
                MARIA KRISTINA LENA INGEBORG ASTRID KIRSTEN BIRGIT HANNE MARIE
                JULIA LAURA LEA SOPHIE KATHARINA STEFANIE ANJA ANNIKA ELIN
                FRIEDA GRETA
                """,
            WordGrammar(
                """
                    C: l m r n d s b g h w
                    V: a i e o u
                    M: hild gard traud linde burga ike a ina run lotte e
                    """,
                "CVCM VCM CVM",
            ),
            900,
            skew=1.2,
            flat=6.0,
        ),
    },
    patterns=(
        Pattern(44, "family", "given given"),
        Pattern(40, "family", "given"),
        Pattern(8, "family family", "given"),
        Pattern(8, "family", "given given given"),
    ),
    spellings=(("AE", "A"), ("OE", "O"), ("UE", "U"), ("AA", "A"), ("CK", "K"), ("TZ", "Z")),
)

"""Portuguese and Brazilian names: up to three surnames with particles between them."""

from app.simulation.culture import Culture, Pattern, Pool
from app.simulation.word_grammar import WordGrammar

_SURNAMES = WordGrammar(
    """
    C: b c l m r s t v g p d f n ch j
    V: a e o i u
    K: r l n s - -
    E: eira es ado inho al ao edo osa ato ins ares eiro ande im ura agao ola
    """,
    "CVKCE CVCE CVCVKCE VKCE",
)
_GIVEN = WordGrammar(
    """
    C: l m r n d s b c v g f j w
    V: a i e o u
    M: son ton elson ilson aldo eu ano erto iel or ir uel
    F: ane iane ina ela isa ice ia ilene ete a
    """,
    "CVCM VCM CVCVCM",
)

PORTUGUESE = Culture(
    code="portuguese",
    share=0.06,
    nationalities={"BRA": 72, "PRT": 18, "AGO": 6, "MOZ": 4},
    pools={
        "family": Pool(
            """
                SILVA SANTOS OLIVEIRA SOUZA RODRIGUES FERREIRA ALVES PEREIRA
                LIMA GOMES COSTA RIBEIRO MARTINS CARVALHO ALMEIDA LOPES SOARES
                FERNANDES VIEIRA BARBOSA ROCHA DIAS NASCIMENTO ANDRADE MOREIRA
                NUNES MARQUES MACHADO MENDES FREITAS CARDOSO RAMOS GONCALVES
                SANTANA TEIXEIRA ARAUJO PINTO CORREIA MOURA CAVALCANTE MONTEIRO
                BATISTA BARROS CAMPOS
                """,
            _SURNAMES,
            16_000,
            skew=1.0,
            flat=3.0,
        ),
        "given.M": Pool(
            """
                JOSE JOAO ANTONIO FRANCISCO CARLOS PAULO PEDRO LUCAS LUIZ MARCOS
                LUIS GABRIEL RAFAEL DANIEL MARCELO BRUNO EDUARDO FELIPE RAIMUNDO
                RODRIGO MANOEL MATEUS ANDRE FERNANDO FABIO LEONARDO GUSTAVO
                GUILHERME TIAGO
                """,
            _GIVEN,
            2500,
            skew=1.1,
            flat=6.0,
        ),
        "given.F": Pool(
            """
                MARIA ANA FRANCISCA ANTONIA ADRIANA JULIANA MARCIA FERNANDA
                PATRICIA ALINE SANDRA CAMILA AMANDA BRUNA JESSICA LETICIA JULIA
                LUCIANA VANESSA MARIANA GABRIELA VERA VITORIA LARISSA CLAUDIA
                BEATRIZ
                """,
            _GIVEN,
            2500,
            skew=1.1,
            flat=3.0,
        ),
        "of": Pool("DA DOS DE DO", skew=0.6),
    },
    patterns=(
        Pattern(30, "family family", "given"),
        Pattern(24, "of family", "given given"),
        Pattern(18, "family of family", "given"),
        Pattern(18, "family family", "given given"),
        Pattern(10, "of family family", "given given"),
    ),
)

"""Chinese names in pinyin: one syllable of a short list, then one or two, written as one word."""

from app.simulation.culture import Culture, Pattern, Pool
from app.simulation.word_grammar import WordGrammar

_GIVEN = WordGrammar(
    """
        S: ming hua xiao jun wei li yan hong jian guo ping yu lin jie xin mei hui yun
           ying zhi wen xue qing feng hai zhen dong chun tao yong lan bin chao long fang
           yi jia zi han rui hao yang jing liang peng qiang song ling shan rong xia dan
           lei bo cheng kai tian ting xiang ya zhong bao chang da de fei fu gang guang
           he heng hu huan ji jin ju kang ke kun lian liu lu man min na nan ning nuo qi
           qian qin qiu ran ren ru sen sheng shi shu shuai si su wan xi xian xing xiong
           xu xuan yao ye yin you yuan yue zhe zheng zhou zhu zhuo
        """,
    "SS SS SS S",
)
_SURNAMES = """
    WANG LI ZHANG LIU CHEN YANG HUANG ZHAO WU ZHOU XU SUN MA ZHU HU GUO HE LIN GAO LUO ZHENG
    LIANG XIE SONG TANG HAN FENG DENG CAO PENG ZENG XIAO TIAN DONG YUAN PAN YU CAI JIANG DU
    YE CHENG SU WEI LYU DING REN SHEN YAO LU FU ZHONG CUI TAN LIAO FAN WAN XIONG JIN SHI DAI
    JIA WEN FANG BAI ZOU MENG QIN QIU HOU YAN XUE LEI LONG TAO HAO GU MAO GONG SHAO QIAN YIN
    CHANG WU LAI GUAN NIE QI ZHUANG KONG OUYANG SITU LIM TAN CHAN WONG LEE CHEUNG LAM NG
    CHOW LAU CHEUNG HSU HUNG TSAI CHIU KWOK YEUNG
    """

CHINESE = Culture(
    code="chinese",
    share=0.1,
    nationalities={"CHN": 84, "TWN": 8, "SGP": 4, "MYS": 4},
    pools={
        "family": Pool(_SURNAMES, skew=1.15, flat=3.0),
        "given": Pool("", _GIVEN, 9000, skew=0.62, flat=20.0),
        "syllable": Pool("", WordGrammar(_GIVEN.classes, "S"), 120, skew=0.6),
    },
    patterns=(
        Pattern(86, "family", "given"),
        Pattern(8, "family", "syllable syllable"),
        Pattern(6, "family family", "given"),
    ),
    spellings=(
        ("ZH", "CH"),
        ("X", "HS"),
        ("Q", "CH"),
        ("J", "CH"),
        ("IAN", "IEN"),
        ("ONG", "UNG"),
        ("YU", "YUE"),
        ("C", "TS"),
        ("Z", "TZ"),
        ("R", "J"),
        ("SI", "SZU"),
        ("UI", "WEI"),
    ),
)

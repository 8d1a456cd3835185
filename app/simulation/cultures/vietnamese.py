"""Vietnamese names: a dozen surnames for nearly everybody, middle names, one given name."""

from app.simulation.culture import Culture, Pattern, Pool
from app.simulation.word_grammar import WordGrammar

_SYLLABLES = WordGrammar(
    """
    C: t l h b d m n th ng k ph v tr kh nh qu x s g ch y -
    V: a i u o uo ie e ua oa uy ai oi uu ao iu
    E: n nh ng - m t c ch p
    """,
    "CVE",
)

VIETNAMESE = Culture(
    code="vietnamese",
    share=0.05,
    nationalities={"VNM": 100},
    pools={
        "family": Pool(
            """
                NGUYEN TRAN LE PHAM HOANG HUYNH PHAN VU VO DANG BUI DO HO NGO
                DUONG LY DINH TRUONG LAM MAI DAO DOAN TRINH LUU VUONG HA CAO
                CHAU TA PHUNG TO QUACH THAI THACH KIEU TON LUONG QUAN NGHIEM MAC
                """,
            skew=1.35,
            flat=0.2,
        ),
        "middle.M": Pool(
            """
                VAN DUC MINH HUU QUOC THANH XUAN NGOC CONG DINH QUANG HOANG ANH
                TUAN BA THE VIET TRUNG GIA NHAT DUY KHAC MANH HAI CHI TRONG TIEN
                BAO PHUC TAN
                """,
            _SYLLABLES,
            220,
            skew=1.0,
            flat=2.0,
        ),
        "middle.F": Pool(
            """
                THI NGOC THU THANH KIM PHUONG HONG BICH MINH MY TUYET THUY DIEU
                QUYNH KHANH XUAN HOAI AI BAO CAM LAN MAI NHU TRUC TU
                """,
            _SYLLABLES,
            220,
            skew=1.0,
            flat=1.0,
        ),
        "given.M": Pool(
            """
                HUNG DUNG TUAN MINH NAM LONG HAI THANH HOANG QUANG PHUC KHANH
                DUC SON HIEU TRUNG THANG KIEN BINH VINH PHONG CUONG TRI KHOA LAM
                TAN DAT AN TOAN NHAN
                """,
            _SYLLABLES,
            500,
            skew=0.85,
        ),
        "given.F": Pool(
            """
                ANH LINH HUONG THAO TRANG LAN HOA HA PHUONG NGA MAI THUY HANG
                YEN NGOC TRINH VY NHUNG OANH TUYET HONG DIEP GIANG HIEN LOAN MY
                NHI QUYEN TAM THU
                """,
            _SYLLABLES,
            500,
            skew=0.85,
        ),
    },
    patterns=(
        Pattern(58, "family", "middle given"),
        Pattern(30, "family", "middle middle given"),
        Pattern(12, "family family", "middle given"),
    ),
    born_on_new_year=0.02,
)

"""State codes of travel documents: ISO 3166-1 alpha-3, GENC, and ICAO Doc 9303-3 section 5."""

_ISO_3166 = """
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR
BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG
COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH
FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY
HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM
KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL
MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR
NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU
SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA
TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB
VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
"""

# Codes of the GENC standard for places that ISO 3166 lists under another code or not at all.
_GENC = "XKS XGZ XWB XJM XSV"

# 9303-3 section 5 parts A to E. One per line where the meaning is not plain from the letters.
_ICAO = (
    "D",  # Germany
    *("GBD", "GBN", "GBO", "GBP", "GBS"),  # United Kingdom, other than British citizens
    "RKS",  # Kosovo
    "EUE",  # European Union (laissez-passer)
    *("UNO", "UNA", "UNK"),  # United Nations: organization, agency, mission in Kosovo
    "XBA",  # African Development Bank
    "XIM",  # African Export-Import Bank
    "XCC",  # Caribbean Community
    "XCE",  # Council of Europe
    "XCO",  # Common Market for Eastern and Southern Africa
    "XEC",  # Economic Community of West African States
    "XPO",  # International Criminal Police Organization
    "XES",  # Organization of Eastern Caribbean States
    "XMP",  # Parliamentary Assembly of the Mediterranean
    "XOM",  # Sovereign Military Order of Malta
    "XDC",  # Southern African Development Community
    "XXA",  # stateless person (1954 Convention)
    "XXB",  # refugee (1951 Convention)
    "XXC",  # refugee, other
    "XXX",  # unspecified nationality
    "UTO",  # Utopia, for specimens
)

STATE_CODES = frozenset([*_ISO_3166.split(), *_GENC.split(), *_ICAO])
"""Every code that an issuing state or a nationality may have, without fillers."""

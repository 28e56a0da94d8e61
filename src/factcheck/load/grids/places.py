"""Codes and names by which a label is known to be a place: countries, and provinces."""

from __future__ import annotations

CODES = frozenset(
    """
    ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR
    BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COK COL
    COM CPV CRI CUB CUW CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP EST ETH FIN FJI FRA
    FRO FSM GAB GBR GEO GGY GHA GIB GIN GMB GNB GNQ GRC GRD GRL GTM GUM GUY HKG HND HRV HTI HUN
    IDN IMN IND IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN
    LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE
    MNG MNP MOZ MRT MUS MWI MYS NAM NCL NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW
    PNG POL PRI PRK PRT PRY PSE PYF QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD
    STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA
    UKR URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLD WSM XKX YEM ZAF ZMB ZWE EUU EMU OED AT BE BG
    BR CA CH CL CN CY CZ DE DK EE EL ES FI FR GB GR HR HU IE IN IS IT JP KR LT LU LV MT MX NL NO
    PL PT RO RU SE SI SK TR UA UK US ZA EU EA EU27 EU28 EA19 EA20 EU27_2020
    AD AE AF AG AI AL AM AO AR AS AU AW AZ BA BB BD BF BH BI BJ BM BN BO BS BT BW BY BZ CD CF CG
    CI CK CM CO CR CU CV DJ DM DO DZ EC EG ER ET FJ FM FO GA GD GE GH GI GL GM GN GQ GT GU GW GY
    HK HN HT ID IL IM IQ IR JE JM JO KE KG KH KI KM KN KP KW KY KZ LA LB LC LI LK LR LS LY MA MC
    MD ME MG MH MK ML MM MN MO MR MS MU MV MW MY MZ NA NC NE NG NI NP NR NZ OM PA PE PG PH PK PR
    PS PW PY QA RS RW SA SB SC SD SG SL SM SN SO SR SS ST SV SY SZ TC TD TG TH TJ TL TM TN TO TT
    TV TW TZ UG UY UZ VA VC VE VG VI VN VU WS XK YE ZM ZW
    """.split()
)
_LATIN = """
    afghanistan | albania | algeria | andorra | angola | argentina | armenia | australia
    austria | azerbaijan | bahamas | bahrain | bangladesh | barbados | belarus | belgium
    belize | benin | bhutan | bolivia | bosnia and herzegovina | botswana | brazil | brunei
    bulgaria | burkina faso | burundi | cambodia | cameroon | canada | cape verde
    central african republic | chad | chile | china | colombia | comoros | congo | costa rica
    croatia | cuba | cyprus | czechia | czech republic | denmark | djibouti | dominica
    dominican republic | ecuador | egypt | el salvador | eritrea | estonia | eswatini | ethiopia
    fiji | finland | france | gabon | gambia | georgia | germany | ghana | greece | grenada
    guatemala | guinea | guyana | haiti | honduras | hong kong | hungary | iceland | india
    indonesia | iran | iraq | ireland | israel | italy | ivory coast | jamaica | japan | jordan
    kazakhstan | kenya | kiribati | kosovo | kuwait | kyrgyzstan | laos | latvia | lebanon
    lesotho | liberia | libya | liechtenstein | lithuania | luxembourg | macao | madagascar
    malawi | malaysia | maldives | mali | malta | mauritania | mauritius | mexico | moldova
    monaco | mongolia | montenegro | morocco | mozambique | myanmar | namibia | nauru | nepal
    netherlands | new zealand | nicaragua | niger | nigeria | north korea | north macedonia
    norway | oman | pakistan | palau | palestine | panama | papua new guinea | paraguay | peru
    philippines | poland | portugal | qatar | romania | russia | russian federation | rwanda
    samoa | saudi arabia | senegal | serbia | seychelles | sierra leone | singapore | slovakia
    slovenia | somalia | south africa | south korea | korea | south sudan | spain | sri lanka
    sudan | suriname | sweden | switzerland | syria | taiwan | tajikistan | tanzania | thailand
    togo | tonga | trinidad and tobago | tunisia | turkey | türkiye | turkmenistan | uganda
    ukraine | united arab emirates | united kingdom | united states | united states of america
    usa | uruguay | uzbekistan | vanuatu | venezuela | vietnam | viet nam | yemen | zambia
    zimbabwe | world | european union | euro area | deutschland | österreich | schweiz
    frankreich | italien | spanien | norwegen | schweden | dänemark | finnland | polen
    niederlande | belgien | vereinigtes königreich | vereinigte staaten | griechenland | irland
    tschechien | ungarn | kanada | japan | indien | welt | allemagne | autriche | suisse
    italie | espagne | norvège | suède | danemark | finlande | pologne | pays-bas | belgique
    royaume-uni | états-unis | grèce | irlande | hongrie | chine | japon | inde | brésil | monde
    baden-württemberg | bayern | berlin | brandenburg | bremen | hamburg | hessen
    mecklenburg-vorpommern | niedersachsen | nordrhein-westfalen | rheinland-pfalz | saarland
    sachsen | sachsen-anhalt | schleswig-holstein | thüringen
"""
_CHINESE = """
    全国 中国 北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东
    河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门
    台湾 世界 美国 日本 德国 法国 英国 印度 俄罗斯 巴西 加拿大 意大利 韩国 南非 墨西哥 澳大利亚
    西班牙 挪威 瑞典 丹麦 芬兰 荷兰 比利时 瑞士 奥地利 波兰 土耳其 印度尼西亚 越南 泰国
    马来西亚 新加坡 菲律宾
""".split()
_ENDINGS = ("", "市", "省", "自治区")
NAMES = frozenset(
    [
        *(name.strip().replace(" ", "") for line in _LATIN.split("\n") for name in line.split("|")),
        *(name + ending for name in _CHINESE for ending in _ENDINGS),
        *("广西壮族自治区", "宁夏回族自治区", "新疆维吾尔自治区"),
    ]
) - {""}

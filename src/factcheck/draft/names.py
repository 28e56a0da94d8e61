"""Digits and numerals that are no figures: names, codes, list marks, dates of meetings.

The lexicon is about language, not about any one report: what stands here is written with a
numeral by everybody.
"""

import re

from factcheck.draft.sentences import Runs
from factcheck.draft.zh.parts import is_structure

NUMERAL = r"[一二三四五六七八九十百〇零两\d]"

#: Line marks: (一), 一、, 1., (1), ①. Only at the start of a line or bullet.
LIST_MARK = re.compile(
    r"^[ \t>#*●•·—–\-■◆▶★※]*(?:[(（](?:[一二三四五六七八九十]{1,3}|\d{1,2}|[ivxIVX]{1,4}"
    r"|[a-z])[)）]"
    r"|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节条部分编]+"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}(?=[ \u4e00-\u9fff])(?![ ]?[%万亿个元吨倍])"
    r"|\d{1,2}(?:[.、)）](?!\d)|\.(?=\D))|[IVX]{1,5}\.)",
    re.MULTILINE,
)

MEETING = (
    r"(?:代表大会|党代会|人代会|人民代表|常务会议|全体会议|中央|会议|全会|常委会|委员会|政协"
    r"|人大|党委|党组|党的|峰会|部长级|联合国|领导人|妇女|团代会|工会|文代会"
    r"|中共|中国共产党|国务院|省委|市委|县委|区委|集体学习|政府|理事会|股东|董事会|监事会|年会"
    r"|普查|缔约方)"
)

#: Digits are bounded: a run of thousands is looked at from each of its places.
CHINESE_NAMES = re.compile(
    r"(?P<structure>\d{1,20}(?:\.\d+)?(?:[:：︰∶]\d+(?:\.\d+)?){2,})"
    r"|[“‘「『《〈][^”’」』》〉\s。;；]{0,16}?(?:[一二三四五六七八九十百千万双两]"
    r"|\d)[^”’」』》〉\s。;；]{0,40}?[”’」』》〉]"
    r"|十[一二三四五六七]五(?=规划|时期|期间|以来|末|收官|开局|开篇|发展|目标|国家|重点"
    r"|[^年个万亿人家项])"
    rf"|第{NUMERAL}{{1,4}}(?:次|届)(?=[^，。、；,;\n]{{0,14}}{MEETING})"
    r"|(?:党的)?(?:[十二三]{1,3})(?:届[一二三四五六七八九]中全会|届[一二三四五六七八九]中"
    r"|大(?=报告|精神|以来|胜利|召开|确定|提出|部署|和|[，。、]))"
    r"|[一二三四五六七八九十]{1,3}次(?=会议|全会|全体会议|大会)"
    r"|第[一二三123]产业|[一二三](?:[、二三]{1,4})?产业?(?=增加值|业|融合|比重|比例|结构)"
    r"|[一二三]次产业"
    rf"|第{NUMERAL}{{1,3}}(?:个(?:百年|五年|历史|国家|全国|中国|世界)|书记|时间|步|部分|方面|条"
    r"|款|章|节|页|课|师|军|医院|附属|中学|小学|生产力|资源|要务|轮|代|阶段|期|号|季)"
    r"|(?:NO|No|no|Nr|№)\.? ?\d+"
    r"|(?<![A-Za-z])(?!(?:USD|RMB|CNY|EUR|HKD|GBP|JPY|US|FY|Q|H"
    r"|Rs)\d)[A-Za-z]{1,9}[-_]?\d+(?:[.\-]\d+)*[A-Za-z]?(?![\d.]*[%万亿元美])"
    r"|(?<![\d.])\d{1,2}[GKDCVPR](?!W)(?=[^A-Za-z\d]|[A-Z])|(?<![\d.])\d[Aa]{1,2}(?=级|景区|类|旅游"
    r"|[^A-Za-z\d])"
    r"|[\[〔【]\d{1,4}[\]〕】](?:第?\d+号)?|第?\d{1,20}号(?:文件?|令|公告|线|院|楼|台风|机组)?"
    r"|(?<!\d)\d+周年|[一二三四五六七八九十百]{1,20}周年"
    r"|(?<!\d)(?:500|100|50|10|20|30|200|1000)强|(?:五百|百|十|千)强|\d{1,20}后(?=青年|[，、。群消])"
    r"|(?<![\d.])\d\.0(?!\d)(?=版|时代|[”」])|\d{1,20}[×xX*]\d+|\d{1,20}(?:\+[\dNnX]+)+|\d{1,20}[·•]\d+"
    r"|(?<!\d)\d{3,6}(?=热线|客服|政务|报警|专线)|24小时(?=服务|值|不|自|营"
    r"|开|在)|365天"
    r"|(?:世界|全球|财富|中国|民营|上市)[一-鿿]{0,3}\d{2,4}强|中国制造2025|2030年可持续"
    r"|(?:版|表|图|附件|附表|专栏|序号)[:： ]?\d{1,2}(?![\d.,]*[%\d万亿个家元项])|(?:编号|代码"
    r"|邮编|电话|公告)[:： ]?\d[\d-]{4,}"
    r"|(?<!\d)\d{3,4}-\d{7,8}|https?://\S{1,200}|\d[\w.]{0,30}@[\w.]{3,60}|\d{1,2}:\d{2}"
    r"|一带一路|千方百计|三农|[双四五两三六八]有"
)

ENGLISH_NAMES = re.compile(
    r"(?:\b(?=[a-z])|(?=[\d(\[#]))(?:"  # what begins with neither is seen soon to be none
    r"\b(?:covid|sars-cov|pm|co|so|no|h|g|mh|a|b|c|f|t|ms)-?(?:19|2\.5|10|20|2|7|8|4"
    r"|1)\b(?![.,]?\d)(?! ?(?:percent|per cent|%|billion|million|trillion))"
    r"|\b(?:section|article|note|notes|table|figure|chart|page|pages|chapter|item|items|form"
    r"|rule|exhibit|appendix|annex|part|phase|schedule"
    r"|paragraph|line|step|stage|tier|level|category|class|grade|type|series|version|volume"
    r"|vol\.|issue|regulation|act|resolution|box|unit|building|floor|scope"
    r"|route|highway|interstate|boeing|airbus|asu|asc|fas|ifrs|ias|iso|topic|tranche|zone|gate"
    r"|terminal|suite|room|channel|fortune|global|forbes|s&p|nasdaq|ftse|csi|russell|stoxx"
    r"|nikkei|msci)(?:s(?= \d{1,3}(?:, | and | or | to |[-–/])\d))?"
    r" (?:global )?#?\d+(?:[-.]\w{1,6})?(?:\(\w\))?(?:(?:, | and | or | to |[-–/])\d{1,2}\b(?! ?%"
    r"|[,.]?\d| (?:percent|per cent)\b)){0,3}(?![\d,.]*\d)(?! ?(?:percent|per cent|%"
    r"|billion|million))"
    r"|\b(?:no|nos)\. ?(?!1\b|one\b)\d+"
    r"|\b(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth|eleventh|twelfth) "
    r"(?:(?:[a-z][\w'-]{0,20}|\d{1,3}(?:st|nd|rd|th)) ){0,5}?(?:congress|session|plenary|plenum"
    r"|central committee|five-year plan|assembly|summit|meeting|amendment|centenary|anniversary"
    r"|floor|century|conference|general assembly|ministerial|national people's)\b"
    r"|\b\d{1,3}(?:st|nd|rd|th)(?: and \d{1,3}(?:st|nd|rd|th))? (?:cpc|five-year|party|national"
    r"|century|un|brics|g20|apec|asia)\b"
    r"|\b\d{1,3}(?:st|nd|rd|th)\b(?= (?:street|avenue|floor|of (?:january|february|march|april"
    r"|may|june|july|august|september|october|november|december)))"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty"
    r"|\d{1,3})-(?:year|point|day|month|week|hour|child|children|pronged|way|part|step|tier"
    r"|party|decade|time|star|dimensional|quarter|session|minute|person)s?(?:-old)?\b(?<!three-quarters)"
    r"|\b(?:24/7|9/11|24-hour|401\(k\)|360-degree|10-[kq]\b|8-k\b|20-f|6-k)"
    r"|(?<![\w.])[A-Za-z]{1,3}\d{1,5}[A-Za-z]?\b(?!,\d)(?<!q[1-4])(?<!h[12])(?<!fy\d\d)(?<!fy\d{"
    r"4})(?<!rs\d)(?<!us\d)"
    r"|(?<![\d.,$])[2-6]g\b|(?<![\d.,$])[348][dk]\b(?! )|\bindustry 4\.0|\b\d\.0\b(?= version)"
    r"|\b(?:one|two)-(?:third|half|stop|off|time|fold"
    r"|off)s?\b(?<!fold)(?<!third)(?<!thirds)(?<!half)"
    r"|\(\d{1,2}\)(?! ?(?:percent|%))|\[\d{1,3}\]|\bhttps?://\S{1,200}"
    r"|\d[\w.]{0,30}@[\w.]{3,60}|\(?\b\d{3}\)?[- .]\d{3}[- .]\d{4}\b|\b\d-\d{3}-\d{3}-\d{4}\b"
    r"|\b\d{1,2}:\d{2}\b(?: ?[ap]\.?m\.?)?|\b\d{1,2} ?[ap]\.m\.|\b\d{4}s\b|#\d+)",
    re.IGNORECASE,
)


def name_spans(text: str, where: Runs) -> list[tuple[int, int]]:
    """Spans of numerals in names, in order and without overlap."""
    found = [match.span() for match in LIST_MARK.finditer(text)]
    for pattern, spans in ((CHINESE_NAMES, where.chinese), (ENGLISH_NAMES, where.named)):
        found += [
            match.span()
            for start, end in spans
            for match in pattern.finditer(text, start, end)
            if not (pattern is CHINESE_NAMES and match["structure"] and is_structure(text, match))
        ]
    found.sort()
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined

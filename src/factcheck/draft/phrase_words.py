"""Words that claim a place, a first, a record or a doubling, in Chinese and English."""

import re

from factcheck.draft.hedging import hedge_words

N = r"[一二三四五六七八九十百\d]{1,4}"
SCOPE = (
    r"(?:全国|[我本][国省市县区州]|全县|全省|全市|全区|全州|全县|全球|世界|国内|国际|亚洲|亚太|中部地区|中部|西部地区"
    r"|西部|东部地区|东部|东北地区|全疆|全自治区|省内|市内|同类城市|沿海地区|"
    r"(?:(?![居全列在为至持稳位的增速率量额总])[一-鿿]){2,4}(?:省|市|地区|城市群|六省|九省|三省"
    r"|城市)|全行业|行业|业内|同业|中国|历史|全军|全系统)"
)
STANDS = (
    r"(?:位居|位列|居|列|名列|排在|排名|位次|排位|稳居|跃居|跃升|升至|升到|升|前移|晋升|保持|为"
    r"|至|到|占|处于|进入|跻身|高居|评为|排|均|位|[进移升降退]到)"
)
CHINESE_RANK = re.compile(
    rf"第(?P<n>{N})(?:大(?=[一-鿿])|位|名)|第(?P<n2>{N})(?=[，。、；;,.！\s）)*”]|$|的|和|且"
    r"|[进升移降上下跃提前跌])"
    rf"|(?P<front>前列|首位(?!度)|榜首|上游|第一方阵|第一梯队|前(?P<n3>{N})(?:位|名"
    r"|强)?(?![个年大十季月天次\d.%％‰]|分之)|之首|领先地位)|名列前茅|(?P<top>居首(?!次)"
    r"|领跑全[国省市])"
)
SCOPE_BEFORE = re.compile(
    rf"(?P<scope>{SCOPE})(?P<group>(?:(?!我国|全国|全省|全市|全球|世界)[一-鿿]){{0,5}})$"
)
#: Before a rank in a list of them: 分列全省第2和第4, 全国城市第4、计划单列市第2.
RANKED_IN_TURN = re.compile(
    rf"(?:分列|分居|分别)[^，。；]{{0,12}}第{N}[位名]?[和、及与]$"
    rf"|第{N}[位名]?[和、及与，,][一-鿿]{{2,10}}$"
)
STANDS_BEFORE = re.compile(rf"{STANDS}(?:了|在|于)?$")
#: Of whom a first place is, between it and the verb: 位居出口量榜首.
STANDS_APART = re.compile(r"(?:[位高稳跃]居|[位名]列|[居列]|进入|跻身)[一-鿿]{1,8}$")
CHINESE_ORDINAL = re.compile(
    rf"第(?P<n>{N})(?P<of>次|届|批)(?!性|元|产业)|(?P<first>首(?:届|批|家|个|座|条|例|台|艘|款"
    r"|单|架|颗|套(?!房)|列|期|只|宗|本|笔|片|部|轮))(?!次|付|贷)"
)
CHINESE_RECORD = re.compile(
    rf"创(?:下|出)?(?:了)?近?(?P<near>{N}(?<!19\d\d)(?<!20\d\d))年(?:以?来|内)?(?:的)?(?:同期)?(?:最[一-鿿]{{0,4}}|新[高低])"
    r"|历史性(?:地)?(?:突破|跨越|成就|新高|实现)|再?创(?:下|出"
    r"|造)?(?:了)?(?:[一-鿿]{0,4}?)(?:历史|同期|近年|单[月季日年]|年度)?(?:来|最)?(?:新高|新低"
    r"|新纪录|新记录|最高|最好|最低|历史纪录|纪录)(?:水平|成绩|记录)?"
    r"|(?:创(?:下|出)?(?:了)?)?自?(?P<since>(?:19|20)\d\d年(?:\d{1,2}月|[一二三四]季度)?)以来"
    r"(?:的)?(?:历史)?(?:同期)?(?:的)?(?:最(?:高|好|低|大|快|优|多|少|小|慢|长|强|弱)[一-鿿]{0,3}|新[高低]|[高低]位)"
    rf"|(?:近|自?)?(?P<years>(?<!\d){N})年(?:以?来|内)(?:的)?(?:历史)?(?:同期)?(?:的)?(?:最|首次|新高|新低|[高低]位"
    r"|第一次)[一-鿿]{0,4}"
    r"|(?:多年来?|历年来?|有史以来|有记录以来|建[国市省]以来|改革开放以来|历史上?|近年来|同期"
    r"|有统计以来|[一-鿿]{2,4}以来)(?:同期)?(?:的)?(?:最(?:高|好|低"
    r"|大|快|优|多|少|长|强)[一-鿿]{0,3}|新高|新低)"
    rf"|连续(?:第)?(?P<streak>{N}|多)(?:个)?(?:年|月|季度|届|次|季)"
    r"|[一二三四五六七八九十]{1,3}连(?:增|丰|升|降|冠|快|涨|跌)"
    r"|首次(?!公开|申请|注册|付款|置业|购|接诊|办理|创业|登记|来)|第一次(?=实现|突破|超过|达到"
    r"|进入)|刷新(?:了)?[一-鿿]{0,6}?[纪记]录|历史(?:最好|最高|最低|最优|新高)"
)
CHINESE_MULTIPLE = re.compile(
    rf"翻了?(?P<hedge>{hedge_words('zh')})?(?P<twice>[一两二三四])番(?:(?P<behind>多|以上)|半)?"
    r"|翻番(?!计划|工程|行动|目标|战略)|翻了?一倍"
    r"|成倍增长|(?P<double>翻倍)"
)
CHINESE_TARGET = re.compile(r"(?:提前|超额)(?:超额|圆满|全面)?完成(?![^，。]{0,12}\d)")

ORD = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|\d{1,3}(?:st|nd|rd|th))"
)
SUPER = (
    r"(?:largest|biggest|highest|fastest|fastest-growing|lowest|smallest|greatest|longest|best"
    r"|top|most|busiest|richest|tallest|strongest|slowest|poorest|leading|cleanest|safest)"
)
ENGLISH_RANK = re.compile(
    r"\b(?=[a-z\d])(?:"  # at the beginnings of words alone, for speed
    r"rank(?:ed|s|ing)?(?: (?:as|at|in|among|the|number|no\.|joint|equal"
    r"|it|them|us|(?-i:[A-Z][a-z]+))){0,3} "
    rf"(?P<a>{ORD}\b|\d{{1,3}}\b(?![.,]\d)|(?:one|two|three|four|five|six|seven|eight|nine"
    r"|ten)\b)(?! (?:percent|quarter|half|of the year))"
    r"|(?:placed|plac(?:ing|es)|stood|positioned|came(?: in)?|coming|rated|finished)(?: "
    rf"(?:as|at|in|among|the|joint|equal)){{0,3}} (?P<a4>{ORD})\b(?! (?:percent|quarter|half|of "
    r"the year|time|year|step|batch|group))"
    rf"|(?:the )?(?P<b>{ORD})[- ](?:most |fastest[- ]|best[- ])?{SUPER}\b|no\. ?(?P<c>1"
    r"|one)\b|number (?P<c2>one)\b"
    rf"|(?P<some>one of the (?:world's |country's |nation's )?(?:\w+ )?{SUPER}[-\w]*)|among "
    rf"the (?:world's )?(?:top (?P<top>\d{{1,3}}|five|ten|three|twenty)|(?P<some2>{SUPER}))\b"
    r"|(?:in the|the) top (?P<top2>\d{1,3}|three|five|ten|twenty)\b(?! (?:percent|per cent"
    rf"|%|priority|priorities))|(?P<a2>{ORD}) (?:place|position|rank)\b|(?P<a3>first|second"
    r"|third) (?=in the (?:world|country|nation|province|region)\b)"
    r"|(?P<sup>(?:world|country|nation|china|europe|asia|province|region|continent)'s "
    rf"{SUPER})|(?P<sup2>the (?:largest|biggest|highest|fastest|most \w+) (?:[\w-]+ "
    r"){0,4}(?:in the (?:world|country|nation|region|province)|globally|worldwide))"
    r"|(?P<sup3>the (?:highest|largest|lowest|smallest|greatest) (?:\w+ )?(?:number|share|rate"
    r"|proportion|level|ratio|volume|value)s? (?:of|in|at)\b)"
    r"(?![^.;]{0,60}\b(?:since|on record|ever|history|years))"
    rf"|(?=[1-9efnst])(?P<a5>(?<=[moe] ){ORD})\b(?= (?:place|position|among|nationwide"
    r"|globally|worldwide|nationally|overall|in (?:the (?:world|country|nation|province|region"
    r"|rankings?|[a-z ]{0,20}index)|Europe|Asia|Africa|China)\b|to (?:the )?(?:\d|first"
    r"|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth))))",
    re.IGNORECASE,
)
#: Before a place alone, and before a greatest number of whatever, that make it a rank.
MOVED_TO = re.compile(r"\b(?:from|to(?: the)?) $")
HELD = re.compile(r"\b(?:had|has|have|reported|recorded|registered|posted|saw) $")
#: A second place in a list: ranked third in Africa and 40th among 132 economies.
ENGLISH_RANK_AGAIN = re.compile(
    rf"[^.;,\d]{{0,40}}?,? and (?P<n>{ORD})(?= (?:in|among|out of|of|overall|globally|worldwide"
    r"|nationally|for)\b)",
    re.IGNORECASE,
)
ENGLISH_ORDINAL = re.compile(
    rf"\b(?=[tfsen\d])(?:(?:the )?(?P<n>{ORD})(?: (?:ever|such|annual))?"
    r" (?:(?-i:[A-Z])[\w-]+ ){0,5}?"
    r"(?:batch|group|phase|round|edition|expo|fair|festival|forum|exposition|games|census|tranche|cohort"
    rf"|championship|biennale|marathon)\b|for the (?P<n2>{ORD}) time\b(?<!first time))",
    re.IGNORECASE,
)
ENGLISH_RECORD = re.compile(
    r"\b(?=[a-z\d])(?:"  # at the beginnings of words alone, for speed
    r"(?:(?:a|an|another|new|the|its) )?(?:all-time|record|historic|historical|multi-year"
    r"|\d{1,3}-year|decade|post-crisis)[- ](?:high|low|level|peak|breaking|year|quarter"
    r"|month|revenues?|sales|profits?|earnings|results|volumes?|output|production|performance"
    r"|deliveries|harvest|exports?|net income|operating income|cash flow|number|numbers|growth"
    r"|orders?|backlog|full-year|fourth|third|second|first|annual|quarterly|adjusted|gross"
    r"|free|levels)s?\b"
    r"|(?:the )?(?:highest|lowest|largest|biggest|best|fastest|strongest|slowest|longest"
    r"|weakest|worst|sharpest|steepest|smallest|most|fewest|least|tightest|driest|wettest|hottest|warmest"
    r"|coldest|deadliest|busiest|shortest)\b(?: (?!in the world|in the country"
    r"|in the nation|of the|and)[\w-]+){0,5}? (?:since (?:records began"
    r"|(?:\w+ ){1,5}(?:began|started)"
    r"|(?:\w+ )?\d{4}|the \w+)|on record|ever(?: recorded)?|in (?:recent|several|many|more than"
    r"|over|almost|nearly|the past|the last)? ?(?P<years>\w+)? ?(?:years|decades|history)"
    r"|in (?:company|our|its|(?:the )?[\w]+'s)(?: (?P<age>\d{1,3})-year)? history"
    r"|in (?:a|more than a|over a|the (?:past|last)) (?:decade|generation|century)"
    r"|in \d+ (?:years|months|quarters))"
    r"|(?:hit|hitting|reach|reached|reaching|set|setting|to|at) (?:a |another )?new "
    r"(?:historical |all-time )?(?:high|low|peak|record)s?\b"
    r"|(?:the|its|their|a) first (?:[a-z-]+ ){0,2}(?:fall|drop|decline|rise|increase|gain|surplus"
    r"|deficit|profit|loss|contraction|cut|hike|growth|expansion)s? (?:since|in) (?:(?:\w+ )?\d{4}"
    r"|(?:\w+ )?(?:years|quarters|months|decades)|a decade|more than)\b"
    rf"|for the first time\b|(?P<ord>{ORD})(?:[- ](?:consecutive|straight|successive)\b"
    r"| (?:year|quarter|month) (?:in a row|running)\b|(?: [a-z-]+){1,3} in a row\b)"
    r"|(?P<streak>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve) "
    r"(?:(?:consecutive|straight|successive) (?:years?|quarters?|months?|seasons)"
    r"|(?:years|quarters|months) (?:in a row|running))|(?:hit"
    r"|hitting|reached|reaching|set|setting|broke|breaking|to|at) (?:a |another |an? all-time "
    r")(?:new )?records?\b(?! (?:of|the|and|high|low)\b)|record (?=\$|[€£¥]|\d))",
    re.IGNORECASE,
)
ENGLISH_MULTIPLE = re.compile(
    rf"\b(?=[a-z\d])(?:(?P<hedge>{hedge_words('en')}) )?"
    r"(?:(?P<two>doubled|doubling|twofold|two-fold"
    r"|twice (?:as|the|that)|(?:to|will|has|have|had|and|nearly|almost|than) double(?! digit"
    r"|-digit)\b)|(?P<three>tripled|tripling|threefold|three-fold|trebled|triple(?= the| that)"
    r"|(?<=to )triple|(?<=will )triple)"
    r"|(?P<four>quadrupled|quadrupling|fourfold|four-fold)"
    r"|(?P<half>(?<!be )halved|halving|(?<=to )halve|(?<=will )halve)"
    r"|a factor of (?P<factor>\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten)"
    r"|(?P<fold>\d+(?:\.\d+)?|five|six|seven|eight|ten|twenty|hundred)[- ]?fold)\b",
    re.IGNORECASE,
)
ENGLISH_TIMES = re.compile(r"\b(?P<n>twice|thrice)\b(?! (?:as|the|that|a |per))", re.IGNORECASE)
ENGLISH_TARGET = re.compile(
    r"\b(?:exceeded|surpassed|met|missed|fulfilled|overfulfilled|achieved|beat)(?: all)?(?: "
    r"of)? (?:the |our |its |their )?(?:annual |full-year |planned |projected |main "
    r")?(?:targets?|guidance|goals?)\b",
    re.IGNORECASE,
)

# One of these words stands in everything that a pattern finds: a text without them is passed over.
COUNTED_IN_TURN = tuple(
    "batch group phase round edition expo fair festival forum games census tranche cohort"
    " championship biennale marathon time".split()
)
MULTIPLYING = tuple("doubl fold twice tripl trebl quadrupl halv factor".split())
TWICE = ("twice", "thrice")
AIMED = ("target", "guidance", "goal")

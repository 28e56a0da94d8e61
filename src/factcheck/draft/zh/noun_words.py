"""Words of Chinese that stand beside the name of what is measured, and are no part of it."""

import re

from factcheck.wording.word_classes import WordClasses

WORDS = WordClasses("draft", "noun words", "zh")

#: Joints of a text: list marks, and words that tie a clause to the one before.
JOINT = (
    r"了(?!解)|的(?!士)|[\s●•·*>#\-—–、,，:：。;；)）\]】]+|(?:第?[一二三四五六七八九十]{1,2}是|[一二三四五六七八九十]{1,2}、(?![一二三])|[(（][一二三四五六七八九十\d]{1,2}[)）])"
    r"|(?:大关|关口|台阶)(?=[，,、；;]|$)|其中|另?一方面|这也?是继?|其(?:次|余)(?:则?[是为])?|其(?![他它次余])|同时|此外|(?:另外|另|还)有(?=[一-鿿]{3})|另外|另|特别是|尤其是|总的来看|初步[核统][算计]|据(?:初步)?统计|以及|并且|并|且|而|但|惟(?![一独])"
    r"|在(?![校建职岗册读线途营地押研售库编学网本园])(?=[一-鿿]{2})|和(?!谐|平)|及|与(?!会)|或(?!有)|也(?!门)|则|亦"
)
#: Words of time at the head of a name. What is 年末 or 期末 is told by the period.
TIME = WORDS["time"]
#: Verbs and adverbs in front of a name that say no more than that it is so.
NEUTRAL = WORDS["neutral"]
#: Who reports, where and on which day: 新华社北京1月17日电.
DATELINE = (
    r"(?:date )?(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?: \d{1,2}:\d\d(?::\d\d)?)?|"
    r"(?:本报|[一-鿿]{1,3}社)?[一-鿿]{0,6}\d{1,2}月\d{1,2}日[电讯]"
    r"|[一-鿿]{2,8}[部局署院处委会行社](?:今|昨)?[天日]?(?:[（(]?\d{1,2}[)）]?日)?(?:公布|发布|统计)(?![局处])的?"
    r"|[一-鿿]{2,12}[今昨](?:[（(]?\d{1,2}[)）]?)?[天日](?:公布|发布|公告|宣布)的?"
    r"|[(（〔【][一-鿿]{0,4}记者[^()（）〔〕【】]{0,20}[)）〕】]|据[一-鿿]{2,8}(?:报道|消息|数据|介绍)"
)
LEADING = re.compile(rf"(?:{DATELINE}|{JOINT}|{TIME}|{NEUTRAL})")
#: A clause of circumstance that no comma parts from the name: 按可比价格计算, 与上年相比.
CIRCUMSTANCE = re.compile(WORDS.pattern(r"(?:{circumstance})"))
#: Words between a name and its figure.
BETWEEN = WORDS.pattern(r"{en.between}|{between}")
TRAILING = re.compile(rf"(?:{BETWEEN}|自?(?:{TIME})起?)$")
#: What a figure is compared with, between the name and the figure: 比上月高, 较2012年.
COMPARED = re.compile(
    WORDS.pattern(
        r"(?:(?:[比较]|[与同和](?=[^，。；]{1,12}相比))(?={times})[^，。；]{1,14}"
        r"|(?:恢复[到至]|回升至|[比较由从])?(?:{compared})(?:同期|水平)*(?:的|期)?)"
        r"(?:[高低多少快慢好](?:出|了)?)?$"
    )
)
#: Verbs right before a figure whose object stands behind it: 确定160个…帮扶县.
TRANSITIVE = re.compile(WORDS.pattern(r"(?:{transitive})$"))
#: Of these, the ones that say another thing than the noun alone: 新建8座立交桥.
NEWLY = re.compile(r"新[一-鿿]{0,3}$")
#: A verb behind a counted noun begins what is told of it.
PREDICATE = re.compile(WORDS["predicate"])
NOT_COUNTED = re.compile(WORDS.pattern(r"(?:{not_counted})"))
#: Heads that say what of a thing is measured and not what thing: they take the name before.
WEAK = re.compile(WORDS.pattern(r"(?:(?:{before_weak})*(?:{weak})|占比|比重|比例)"))
#: The last part of a name that says what is measured, for those that share it.
MEASURED = re.compile(
    WORDS.pattern(
        r"(?:(?:进出口|进口|出口)(?:总?[量额值])?|[一-鿿]{0,2}(?:{volumes})量|(?:工业"
        r"|总)?(?:增加值|产值|总产值)|[产销]量|销售[额面]积?|(?:{amounts})额"
        r"|(?:{incomes})?(?:收入|支出)|价格(?:指数)?|[一-鿿]{0,2}面积|人数|余额|存款|贷款|[一-鿿]{2}规模"
        r"|投资|[净毛]?利润|成本|费用|占比|比重|[一-鿿]{1,3}率|[一-鿿]{0,2}指数|[一-鿿]{1,2}数"
        r"|[一-鿿][量额值]|[息价利顺逆]差|毛利|营收|需求|消费|覆盖|收益|用电)$"
    )
)
#: What is said of a kind of the whole, and names nothing alone: 短期贷款 of 住户贷款.
DEPENDENT = re.compile(WORDS.pattern(r"(?:{dependent})(?={dependent_heads})"))
#: Words of movement or of a state, behind the name in a clause that has no figure.
MOTION = re.compile(WORDS.pattern(r"(?:{motion})"))
#: Signs that words are a clause and no name.
CLAUSE_LIKE = re.compile(WORDS.pattern(r"[，。；！？!?]|(?:{clause_like})[一-鿿]{4}"))
LONGEST = 30

"""Chinese in traditional characters, read as if it were in simplified ones.

Rules and units are written in simplified characters. Of the traditional ones only those that a
rule has a word with are here, and only those that simplified text never has: 後 but not 著. One
character stands for one, so that every place stays where it is. The pairs are of the table of
variants that Unicode and OpenCC share.
"""

TRADITIONAL = (
    "並亞佈佔併來侷係個傢僅價億優兌兒內兩冊凈別則剋創劃劑勁動務勝勞匯區協厤員啓啟單噸噹嚮國園"
    "圓圖團執堅報場塊壓壯壽婦學實審寫將專對導屆層屬峯崗嵗師帶幣幫幹幾廂廣張強彆彈彔彙後徑從復"
    "應戰戶捲掛換擁擬擴攝數斷於昇時晉曆曏書會東條棟業極榦榮構樓標樣機檯欄歐歲歷殘氣決沖況淨減"
    "測準溫滙滿漲潤濃濟為熱營爭牀獲獻現環產畝畢當發盃盞監盤盧眾睏確碼稅種積穩穫筆箇節簡簽籤糧"
    "糰紀約級終組結統經綠綫維網線締編緩縣縮總績織繫繳繼續纍羣義習聯職脩脫臨臺與舉萬蓆藍處號虧"
    "衆衕衝裏裡製複覈規訂計訓記設許診註評話認課調請識議護變豐貝負財貢貧貨貫貶貸費貿資質賺購贏"
    "踰躋躍車軍較載輛輪輸轄轉辦農迴這連週進遊運過達違遞遷選邁還郵鄉鄰醫釋釦鈡銳銷錄錢錶鍵鍾鎊"
    "鎭鎮鐘長門開間閤關闢陞陣隊階際隻雙電鞏韆韓響頁頃項順須預領頭顆額類顧顯風颱飛餘驗體髮鬚麪"
    "麫麵點黨齡齣贓訴偵贈鋪籌輕險題難問損撥"
    "侖倉們備債儲剛勢參嚴圍奧奪寧島庫廠廢廳徵徹慮慶拋採揚撐擔據攤斬晝暫樹橋檢權歸沒滬漸潛灣無煉爲爾獎礎礦稱竄範築簍粵納紹絕給綜繞羅肅臘興"
    "舊茲華蓋薩藥蘇蘭衛補裝見視觀觸訊訪該詳說談諧讀貴買賓賣賽躥軟適遺遼邊釐銀銖鐵閉陝陸陽雜雲韌頒頹頻願飆飯餅館馬駕駛驟麥黃齊龍値隨"
)
SIMPLIFIED = (
    "并亚布占并来局系个家仅价亿优兑儿内两册净别则克创划剂劲动务胜劳汇区协历员启启单吨当向国园"
    "圆图团执坚报场块压壮寿妇学实审写将专对导届层属峰岗岁师带币帮干几厢广张强别弹录汇后径从复"
    "应战户卷挂换拥拟扩摄数断于升时晋历向书会东条栋业极干荣构楼标样机台栏欧岁历残气决冲况净减"
    "测准温汇满涨润浓济为热营争床获献现环产亩毕当发杯盏监盘卢众困确码税种积稳获笔个节简签签粮"
    "团纪约级终组结统经绿线维网线缔编缓县缩总绩织系缴继续累群义习联职修脱临台与举万席蓝处号亏"
    "众同冲里里制复核规订计训记设许诊注评话认课调请识议护变丰贝负财贡贫货贯贬贷费贸资质赚购赢"
    "逾跻跃车军较载辆轮输辖转办农回这连周进游运过达违递迁选迈还邮乡邻医释扣钟锐销录钱表键钟镑"
    "镇镇钟长门开间合关辟升阵队阶际只双电巩千韩响页顷项顺须预领头颗额类顾显风台飞余验体发须面"
    "面面点党龄出赃诉侦赠铺筹轻险题难问损拨"
    "仑仓们备债储刚势参严围奥夺宁岛库厂废厅征彻虑庆抛采扬撑担据摊斩昼暂树桥检权归没沪渐潜湾无炼为尔奖础矿称窜范筑篓粤纳绍绝给综绕罗肃腊兴"
    "旧兹华盖萨药苏兰卫补装见视观触讯访该详说谈谐读贵买宾卖赛蹿软适遗辽边厘银铢铁闭陕陆阳杂云韧颁颓频愿飙饭饼馆马驾驶骤麦黄齐龙值随"
)
TABLE = str.maketrans(TRADITIONAL, SIMPLIFIED)
TELLING = "億萬個長減國時業達為與較幣這來們"  # a traditional text with figures has one of these


def simplified(text: str) -> str:
    """Text of the same length in the characters the rules know; the text itself if it is in them.

    >>> simplified("營收年減4.5%，達2.1億元")
    '营收年减4.5%，达2.1亿元'
    """
    return text.translate(TABLE) if is_traditional(text) else text


def is_traditional(text: str) -> bool:
    """Whether a text with figures is in traditional characters."""
    return any(mark in text for mark in TELLING)


def in_signs_of(words: str, printed: str) -> str:
    """Words in simplified characters with those of a text for each that it has.

    >>> in_signs_of("9,899.2亿元", "達9,899.2億元")
    '9,899.2億元'
    """
    own = {simple: sign for sign in printed if (simple := sign.translate(TABLE)) != sign}
    return "".join(own.get(sign, sign) for sign in words)

"""The units known from the start, as one table that reads and is read as text.

A line is ``names = definition``; the first name is the one shown. A definition is ``base`` (a
dimension of its own), a form with a factor (``percent 1/100``), an exact number of a unit named
elsewhere in the table, or ``either A or B`` for a sign that has two meanings and must be replaced.
A line that is set in goes on with the one before. A line in brackets heads a group. Products,
quotients, powers and scale words are not listed: they are composed when read (``kWh/m2``, 万元/亩).
"""

from __future__ import annotations

from factcheck.language import later

CATALOGUE = """
[parts and ratios]
%, percent, per cent, 百分比 = percent 1/100
‰, per mille, permille, 千分比 = percent 1/1000
ppm, parts per million, 百万分比 = percent 1/1000000
ppb, parts per billion = percent 1/1000000000
成 = percent 1/10
pp, ppt, ppts, p.p., %-points, 个百分点, 百分点, percentage point, percentage points,
  percent points = points 1/100
bp, bps, 个基点, 基点, basis point, basis points = points 1/10000
times, 倍, time, fold, -fold, x, X, ×, times as much, times as many, times as large,
  times as high = times 1

[things counted]
count, 个, things, items, units, sets, 种, 类, 级, 组, 对, 批, 单 = count 1
person, 人, persons, people, capita, head, heads, 名, 位, 人口, inhabitant, inhabitants, resident,
  residents, worker, workers, employee, employees, student, students, 学生, 在校生 = count 1
household, 户, 家庭, 户家庭, households, families, family = count 1
firm, 家, firms, company, companies, enterprise, enterprises, business, businesses, shop, shops,
  企业, 家企业, 户企业 = count 1
case, 件, 起, 例, 宗, 笔, cases, accident, accidents, death, deaths, birth, births = count 1
project, 项, 个项目, projects = count 1
building, 座, 栋, 幢, 所, 处, 间, 门, 站, buildings, school, schools, university, universities,
  college, colleges, hospital, hospitals, bridge, bridges, station, stations = count 1
dwelling, 套, dwellings, home, homes, flat, flats, housing unit, housing units = count 1
vehicle, 辆, 台, 架, 艘, 列, 部, vehicles, car, cars, machine, machines, ship, ships = count 1
document, 条, 篇, 份, 张, 本, 册, documents, article, articles, patent, patents, book,
  books = count 1
occasion, 次, 人次, 场, 届, 期, 轮, 趟, occasions, visit, visits, trip, trips, event,
  events = count 1
job, 岗位, 个岗位, jobs = count 1
animal, 头, 只, 匹, 羽, 株, 棵, animals, tree, trees = count 1
place, 村, 县, 国, 个村, 个县, 个市, 个镇, 个乡镇, 个社区, 个国家, places,
  village, villages, town, towns, city, cities, county, counties,
  province, provinces, country, countries = count 1
bed, 床, 张床位, beds = count 1
piece, 支, 颗, 枚, 队, pieces = count 1
rank, 位次, 名次 = count 1

[money]
CNY, 元, 圆, yuan, RMB, 人民币, 人民币元, 元人民币, yuan RMB, renminbi, CN¥ = base
角 = 1/10 CNY
USD, 美元, US$, $, dollar, dollars, US dollar, US dollars, U.S. dollars, U.S. dollar = base
cent, cents, 美分 = 1/100 USD
EUR, 欧元, €, euro, euros = base
GBP, 英镑, £, pound sterling, pounds sterling = base
JPY, 日元, yen, Japanese yen = base
HKD, 港元, 港币, HK$, Hong Kong dollars = base
TWD, 新台币, NT$ = base
MOP, 澳门元, 澳门币 = base
KRW, 韩元, won, ₩ = base
INR, 卢比, rupee, rupees, ₹ = base
RUB, 卢布, rouble, roubles, ruble, rubles = base
AUD, 澳元, A$, AU$, Australian dollars = base
CAD, 加元, C$, CA$, Canadian dollars = base
NZD, 新西兰元, NZ$ = base
SGD, 新加坡元, S$ = base
CHF, 瑞士法郎, Swiss francs = base
SEK, 瑞典克朗 = base
NOK, 挪威克朗 = base
DKK, 丹麦克朗 = base
BRL, R$, 雷亚尔, reais = base
MXN, 墨西哥比索 = base
ZAR, 兰特, rand = base
TRY, 里拉 = base
THB, 泰铢, baht = base
VND, 越南盾, dong = base
IDR, 印尼盾, rupiah = base
MYR, 林吉特, ringgit = base
PHP, 菲律宾比索 = base
AED, 迪拉姆 = base
SAR, 沙特里亚尔 = base
PLN, 兹罗提, zloty = base
PKR, Pakistani rupee, Pakistani rupees = base
LKR, Sri Lankan rupee, Sri Lankan rupees = base
NPR, Nepalese rupee, Nepalese rupees = base
BDT, taka = base
¥ = either CNY or JPY
Rs, Rs. = either INR or PKR or LKR or NPR
international $, Int$, int$, international dollars, PPP$ = base
LCU, currency units, currency unit, local currency units = base

[mass]
kg, 公斤, 千克, kilogram, kilograms, kilo, kilos = base
g, 克, gram, grams = 1/1000 kg
mg, 毫克 = 1/1000 g
µg, ug, 微克, microgram, micrograms = 1/1000 mg
t, 吨, 公吨, tonne, tonnes, ton, tons, metric ton, metric tons = 1000 kg
kt = 1000 t
Mt = 1000000 t
Gt = 1000000000 t
斤, 市斤, jin, catty, catties = 1/2 kg
两 = 1/20 kg
公担, quintal, quintals = 100 kg
担, 市担 = 100 斤
pound, pounds = either lb or GBP
lb, lbs, 磅 = 0.45359237 kg
oz, ounce, ounces = 0.028349523125 kg
short ton, short tons = 2000 lb
long ton, long tons = 2240 lb
kgce, 千克标准煤, 公斤标准煤 = base
tce, 吨标准煤, 吨标煤, tonnes of coal equivalent, tons of coal equivalent,
  tonnes of standard coal, tons of standard coal = 1000 kgce
gce, 克标准煤, 克标煤 = 1/1000 kgce
tCO2, 吨二氧化碳, 吨CO2, t CO2, tonnes of CO2, tons of CO2, tonnes CO2, tCO2e, 吨二氧化碳当量 = base
kgCO2, kg CO2, 千克二氧化碳 = 1/1000 tCO2
toe, 吨标准油, tonnes of oil equivalent = base

[length]
m, 米, metre, metres, meter, meters = base
km, 公里, 千米, kilometre, kilometres, kilometer, kilometers = 1000 m
cm, 厘米, 公分, centimetre, centimetres, centimeter, centimeters = 1/100 m
mm, 毫米, millimetre, millimetres, millimeter, millimeters = 1/1000 m
µm, um, 微米, micrometre, micrometres = 1/1000 mm
nm, 纳米 = 1/1000 µm
里, 华里, 市里, li = 500 m
mile, miles, mi, 英里 = 1609.344 m
foot, feet, ft, 英尺 = 0.3048 m
inch, inches, 英寸 = 0.0254 m
nautical mile, nautical miles, 海里 = 1852 m

[area]
m2, 平方米, 平米, ㎡, sq m, sqm, square metre, square metres, square meter, square meters = 1 m^2
km2, 平方公里, 平方千米, ㎢, sq km, sqkm, square kilometre, square kilometres,
  square kilometer, square kilometers = 1000000 m^2
ha, 公顷, hectare, hectares = 10000 m^2
亩, mu = 2000/3 m^2
顷 = 100 亩
acre, acres, 英亩 = 4046.8564224 m^2
square mile, square miles, sq mi, 平方英里 = 2589988.110336 m^2
square foot, square feet, sq ft, 平方英尺 = 0.09290304 m^2

[volume]
m3, 立方米, 方, ㎥, cubic metre, cubic metres, cubic meter, cubic meters = 1 m^3
L, 升, l, litre, litres, liter, liters = 1/1000 m^3
mL, 毫升, ml, millilitre, millilitres, milliliter, milliliters = 1/1000 L
barrel, barrels, bbl, 桶 = 0.158987294928 m^3
gallon, gallons, 加仑 = 0.003785411784 m^3

[time]
s, 秒, second, seconds = base
minute, minutes, 分钟 = 60 s
h, 小时, hour, hours, 个小时 = 3600 s
day, 天, 日, days, 昼夜 = 24 h
week, weeks, 周, 星期, 个星期 = 7 day
month, months, 个月, 月 = base
quarter, quarters, 个季度, 季度 = 3 month
year, years, 年, yr = 12 month
workday, 工作日, 个工作日, workdays, working day, working days, business day, business days = base

[energy and power]
J, 焦耳, 焦, joule, joules = base
kJ, 千焦 = 1000 J
MJ, 兆焦 = 1000000 J
GJ, 吉焦 = 1000000000 J
TJ = 1000000000000 J
PJ = 1000000000000000 J
kcal, 千卡, 大卡 = 4184 J
Wh, 瓦时 = 3600 J
kWh, 千瓦时, 千瓦小时, 度电, kilowatt-hour, kilowatt-hours, kilowatt hours = 3600000 J
MWh, 兆瓦时 = 1000 kWh
GWh, 吉瓦时 = 1000000 kWh
TWh, 太瓦时 = 1000000000 kWh
W, 瓦, watt, watts = 1 J/s
kW, 千瓦, kilowatt, kilowatts = 1000 W
MW, 兆瓦, megawatt, megawatts = 1000000 W
GW, 吉瓦, gigawatt, gigawatts = 1000000000 W
TW, 太瓦 = 1000000000000 W

[other]
度 = either kWh or °C
°C, ℃, 摄氏度, degree, degrees, degrees Celsius, degree Celsius = base
dB, 分贝, decibel, decibels = base
B, 字节, byte, bytes = base
kB, KB = 1000 B
MB, 兆字节 = 1000000 B
GB = 1000000000 B
TB = 1000000000000 B
PB = 1000000000000000 B
bit, bits, 比特 = 1/8 B
point, points, 分, 点 = base
TEU, 标箱, 标准箱, TEUs = base
"""

DECLARED = "declared"  # the group of units that a file adds
# in brackets as above, so that [area] is not taken for the word that elsewhere is a place
HEADINGS = {
    "parts and ratios": later("[parts and ratios]"),
    "things counted": later("[things counted]"),
    "money": later("[money]"),
    "mass": later("[mass]"),
    "length": later("[length]"),
    "area": later("[area]"),
    "volume": later("[volume]"),
    "time": later("[time]"),
    "energy and power": later("[energy and power]"),
    "other": later("[other]"),
    DECLARED: later("[declared]"),
}

SCALES = """
十 10 | 百 100 | 千 1000 | 万 10000 | 十万 100000 | 百万 1000000 | 千万 10000000
亿 100000000 | 十亿 1000000000 | 百亿 10000000000 | 千亿 100000000000
万亿 1000000000000
hundred 100 | thousand 1000 | ten thousand 10000 | hundred thousand 100000
million 1000000 | mn 1000000 | mln 1000000 | ten million 10000000
hundred million 100000000 | billion 1000000000 | bn 1000000000 | bln 1000000000
trillion 1000000000000 | tn 1000000000000 | trn 1000000000000 | dozen 12
millions 1000000 | thousands 1000 | billions 1000000000 | trillions 1000000000000
lakh 100000 | lakhs 100000 | lac 100000 | lacs 100000 | crore 10000000 | crores 10000000
hundreds of 100 | thousands of 1000 | millions of 1000000 | billions of 1000000000
trillions of 1000000000000 | '000 1000 | '000s 1000
"""

# These stand for a scale only between a number and a unit ("5m people"), or after money ("$3m").
SHORT_SCALES = {"k": 1000, "K": 1000, "m": 10**6, "M": 10**6, "b": 10**9, "B": 10**9, "T": 10**12}

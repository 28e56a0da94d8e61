"""Units, currencies and scale words of English, as reports print them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from factcheck.draft.measure import MeasuredBy, MeasuredUnit, table

ENGLISH: Mapping[str, MeasuredUnit] = (
    table(
        MeasuredBy.MONEY,
        """
        CNY 1 yuan, renminbi, rmb, cny
        USD 1 us dollars, u.s. dollars, us dollar, u.s. dollar, american dollars, dollars, usd
        USD 1 dollar
        USD 1/100 cents, cent, ¢
        EUR 1 euros, euro, eur
        GBP 1 pounds sterling, pounds, gbp
        GBP 1/100 pence, p
        JPY 1 yen, jpy
        INR 1 rupees, rupee, inr
        HKD 1 hk dollars, hong kong dollars, hkd
        KRW 1 won
        CHF 1 swiss francs, chf, francs
        CAD 1 canadian dollars
        AUD 1 australian dollars
        """,
    )
    | table(
        MeasuredBy.PERCENT,
        "percent 1 percent, per cent, pct, pc, %\npermille 1 ‰, per thousand, per mille",
    )
    | table(
        MeasuredBy.POINT,
        "percentage_point 1 percentage points, percentage point, percentage-point, pps, pp, p.p., "
        "ppts, ppt, % points, %-points"
        "\npercentage_point 1/100 basis points, basis point, basis-point, bps, bp",
    )
    | table(MeasuredBy.TIMES, "ratio 1 times, fold, x, -fold, -times")
    | table(
        MeasuredBy.QUANTITY,
        """
        t 1 metric tons, metric tonnes, tonnes, tons, ton, tonne, metric ton
        t 1 tons of standard coal, mt
        kg 1 kilograms, kilogram, kilos, kg, kgs
        lb 1 pounds of, lbs, lb
        oz 1 ounces, ounce, oz
        g 1 grams, gram
        ug/m3 1 micrograms per cubic meter, micrograms per cubic metre, μg/m3, µg/m3
        ug 1 micrograms, microgram, µg, μg
        km 1 kilometers, kilometres, kilometer, kilometre, km, kms
        km 1609344/1000000 miles, mile
        m 1 meters, metres, meter, metre
        mm 1 millimeters, millimetres, mm
        ft 1 feet
        km2 1 square kilometers, square kilometres, square km, sq km, sq. km, km2
        sq_mi 1 square miles
        m2 1 square meters, square metres, sq m, sqm, sq. m, m2
        sq_ft 1 square feet, sq ft, sq. ft., square foot
        ha 1 hectares, hectare, ha
        acre 1 acres, acre
        mu 1 mu
        m3 1 cubic meters, cubic metres, cubic meter, cu m, m3
        cu_ft 1 cubic feet, cf, scf
        L 1 liters, litres, liter, litre
        kW 1 kilowatts, kilowatt, kw
        kW 1000 megawatts, megawatt, mw
        kW 1000000 gigawatts, gigawatt, gw
        kWh 1 kilowatt-hours, kilowatt hours, kwh, kilowatt-hour
        kWh 1000 megawatt-hours, megawatt hours, mwh
        kWh 1000000 gigawatt-hours, gigawatt hours, gwh
        kWh 1000000000 terawatt-hours, terawatt hours, twh
        kV 1 kilovolts, kv
        barrel 1 barrels of oil equivalent per day, barrels of oil equivalent, barrels of oil
        barrel 1 barrels of oil per day, barrels per day, barrels a day, barrels, barrel, bbl, bbls
        barrel 1 boe per day, boe/d, boepd, boed, bopd, boe, bpd
        celsius 1 degrees celsius, °c
        t*km 1 ton-kilometers, tonne-kilometres
        person*km 1 person-kilometers, passenger-kilometers, passenger-kilometres
        TEU 1 teus, teu
        MMBtu 1 mmbtu
        barrel 1000000 mmboe, mmbbl, mmbo
        barrel 1000 mboe/d, mboed, mboepd, mboe, mbbl/d, mbopd, mbod, mbbl, mbd, kboe/d, kboed, kb/d
        Mcf 1 mcf
        GB 1 gigabytes, gb
        TB 1 terabytes, tb
        """,
    )
    | table(
        MeasuredBy.TIME,
        """
        workday 1 working days, working day, workdays, business days, business day
        day 1 days, day
        week 1 weeks, week
        month 1 months, month
        year 1 years, year
        hour 1 hours, hour
        minute 1 minutes, minute
        second 1 seconds, second
        """,
    )
    | table(
        MeasuredBy.COUNT,
        "count:person 1 people, persons, person\ncount:household 1 households, household",
    )
)

ENGLISH_SCALE: Mapping[str, int] = {
    "thousand": 10**3,
    "k": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "millions": 10**6,
    "mln": 10**6,
    "mn": 10**6,
    "mm": 10**6,
    "m": 10**6,
    "crore": 10**7,
    "hundred": 10**2,
    "billion": 10**9,
    "bln": 10**9,
    "bn": 10**9,
    "b": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "trn": 10**12,
    "dozen": 12,
    "hundred million": 10**8,
    "hundred thousand": 10**5,
    "hundred billion": 10**11,
    "thousand billion": 10**12,
    "million million": 10**12,
}

#: Signs before the number.
CURRENCY: Mapping[str, str] = {
    "$": "USD",
    "US$": "USD",
    "USD": "USD",
    "U.S.$": "USD",
    "HK$": "HKD",
    "HKD": "HKD",
    "A$": "AUD",
    "AUD": "AUD",
    "C$": "CAD",
    "CAD": "CAD",
    "S$": "SGD",
    "NT$": "TWD",
    "R$": "BRL",
    "€": "EUR",
    "EUR": "EUR",
    "£": "GBP",
    "GBP": "GBP",
    "¥": "CNY",
    "RMB": "CNY",
    "CNY": "CNY",
    "JPY": "JPY",
    "CHF": "CHF",
    "₹": "INR",
    "Rs": "INR",
    "Rs.": "INR",
    "INR": "INR",
}

ENGLISH_UNIT = re.compile(
    r"[ -]?(?P<unit>%|‰|(?<=\d)(?:pc|[p¢])(?![A-Za-z])|(?:"
    + "|".join(
        re.escape(word)
        for word in sorted(ENGLISH, key=len, reverse=True)
        if (word[0].isalpha() and word not in ("p", "pc")) or word[0] == "°"
    )
    + r")(?![A-Za-z]))",
    re.IGNORECASE,
)

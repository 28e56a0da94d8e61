"""The services that can be asked: where, in which form they answer, and who says the figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from factcheck.language import later, listed, say


class ServiceSearch(NamedTuple):
    """A call of a service that lists what it has."""

    address: str  # {words} stands for what is looked for
    key: str = ""  # the variable of the environment that holds the key, where one is needed
    parameter: str = ""  # under which the key is sent
    lists_all: bool = False  # whether it lists everything, so that the words are looked for here


class Service(NamedTuple):
    """A service: `{…}` of its address are the groups of its form."""

    name: str
    form: str  # of what is asked for, as a regular expression
    form_in_words: str
    address: str
    layout: str
    ending: str
    source: Mapping[str, str]
    optional: Mapping[str, str] = MappingProxyType({})  # what a group is where it is left out
    parts: Mapping[str, Callable[[str], str]] = MappingProxyType({})  # how a group is written
    accepts: str = "*/*"
    asks_contact: bool = False
    search: ServiceSearch | None = None
    catalogue: str = ""  # a page on which people find codes


class ServiceQuery(NamedTuple):
    """One thing asked of one service."""

    service: Service
    text: str  # worldbank:NY.GDP.MKTP.CD/CHN
    address: str

    @property
    def file_name(self) -> str:
        """What the raw answer is called."""
        return re.sub(r"[^\w.@-]+", "-", self.text).strip("-") + self.service.ending


class QueryError(ValueError):
    """A text that asks nothing of any service: what is wrong, in words."""


def _official(identifier: str, title: str, publisher: str, url: str) -> Mapping[str, str]:
    return {
        "id": identifier, "title": title, "publisher": publisher, "grade": "official", "url": url,
    }  # fmt: skip


_FLOW = r"(?P<flow>[\w.,@+~-]+)(?:/(?P<key>[\w.+@*-]+))?"

SERVICES: Mapping[str, Service] = MappingProxyType({
    service.name: service
    for service in (
        Service(
            name="worldbank",
            form=r"(?P<indicator>[\w.]+)(?:/(?P<area>\w+(?:;\w+)*))?",
            form_in_words="worldbank:NY.GDP.MKTP.CD/CHN",
            optional={"area": "all"},
            address="https://api.worldbank.org/v2/country/{area}/indicator/{indicator}"
            "?format=json&per_page=20000",
            layout="worldbank",
            ending=".json",
            source=_official(
                "world-bank", "World Development Indicators", "World Bank",
                "https://data.worldbank.org",
            ),
            search=ServiceSearch(
                "https://api.worldbank.org/v2/source/2/indicator?format=json&per_page=20000",
                lists_all=True,
            ),
            catalogue="https://data.worldbank.org/indicator",
        ),
        Service(
            name="fred",
            form=r"(?P<series>\w+)",
            form_in_words="fred:UNRATE",
            address="https://fred.stlouisfed.org/graph/fredgraph.csv?id={series}",
            layout="fred",
            ending=".csv",
            source={
                "id": "fred", "title": "FRED, Federal Reserve Economic Data", "grade": "mirror",
                "publisher": "Federal Reserve Bank of St. Louis",
                "url": "https://fred.stlouisfed.org",
            },
            search=ServiceSearch(
                "https://api.stlouisfed.org/fred/series/search?search_text={words}&file_type=json",
                key="FRED_API_KEY",
                parameter="api_key",
            ),
            catalogue="https://fred.stlouisfed.org",
        ),
        Service(
            name="eurostat",
            form=_FLOW,
            form_in_words="eurostat:nama_10_gdp/A.CP_MEUR.B1GQ.DE",
            optional={"key": ""},
            address="https://ec.europa.eu/eurostat/api/dissemination/sdmx/2.1/data/{flow}/{key}"
            "?format=SDMX-CSV",
            layout="sdmx",
            ending=".csv",
            source=_official(
                "eurostat", "Eurostat", "Eurostat", "https://ec.europa.eu/eurostat/data/database"
            ),
            catalogue="https://ec.europa.eu/eurostat/databrowser/explore/all/all_themes",
        ),
        Service(
            name="oecd",
            form=_FLOW,
            form_in_words="oecd:OECD.SDD.STES,DSD_STES@DF_CLI,4.1/USA.M.LI.IX._Z.AA.IX._Z.H",
            optional={"key": "all"},
            address="https://sdmx.oecd.org/public/rest/data/{flow}/{key}?format=csvfilewithlabels",
            layout="sdmx",
            ending=".csv",
            source=_official("oecd", "OECD Data Explorer", "OECD", "https://data-explorer.oecd.org"),
            catalogue="https://data-explorer.oecd.org",
        ),
        Service(
            name="ecb",
            form=_FLOW,
            form_in_words="ecb:EXR/D.USD.EUR.SP00.A",
            optional={"key": ""},
            address="https://data-api.ecb.europa.eu/service/data/{flow}/{key}?format=csvdata",
            layout="sdmx",
            ending=".csv",
            source=_official(
                "ecb", "ECB Data Portal", "European Central Bank", "https://data.ecb.europa.eu"
            ),
            catalogue="https://data.ecb.europa.eu",
        ),
        Service(
            name="imf",
            form=_FLOW,
            form_in_words="imf:IMF.STA,CPI/USA.CPI._T.IX.M",
            optional={"key": "all"},
            address="https://api.imf.org/external/sdmx/2.1/data/{flow}/{key}",
            layout="sdmx",
            ending=".xml",
            accepts="application/vnd.sdmx.structurespecificdata+xml;version=2.1, application/xml",
            source=_official(
                "imf", "IMF Data", "International Monetary Fund", "https://data.imf.org"
            ),
            catalogue="https://data.imf.org",
        ),
        Service(
            name="dbnomics",
            form=r"(?P<provider>[^/\s]+)/(?P<dataset>[^/\s]+)/(?P<series>[^/\s]+)",
            form_in_words="dbnomics:AMECO/ZUTN/EA19.1.0.0.0.ZUTN",
            address="https://api.db.nomics.world/v22/series/{provider}/{dataset}/{series}"
            "?observations=1",
            layout="dbnomics",
            ending=".json",
            source={
                "id": "dbnomics", "title": "DBnomics", "publisher": "DBnomics", "grade": "mirror",
                "url": "https://db.nomics.world",
            },
            search=ServiceSearch("https://api.db.nomics.world/v22/search?q={words}&limit=50"),
            catalogue="https://db.nomics.world",
        ),
        Service(
            name="sec",
            form=r"(?:CIK)?(?P<company>\d{1,10})",
            form_in_words="sec:320193",
            address="https://data.sec.gov/api/xbrl/companyfacts/CIK{company}.json",
            parts={"company": lambda text: text.zfill(10)},
            layout="companyfacts",
            ending=".json",
            source=_official(
                "sec-companyfacts", "EDGAR company facts",
                "U.S. Securities and Exchange Commission", "https://www.sec.gov/edgar",
            ),
            asks_contact=True,
            catalogue="https://www.sec.gov/edgar/searchedgar/companysearch",
        ),
    )
})  # fmt: skip

_UNKNOWN = later("{text!r} names no service. Write {form}; the services are {names}.")
_MISSHAPEN = later("{text!r} is nothing that {service} can be asked. Write {form}.")


def query(text: str) -> ServiceQuery:
    """Read what is asked of a service.

    Raises
    ------
    QueryError
        If there is no such service, or it cannot be asked so.

    Examples
    --------
    >>> query("sec:320193").address
    'https://data.sec.gov/api/xbrl/companyfacts/CIK0000320193.json'
    >>> query("worldbank:SP.POP.TOTL").file_name
    'worldbank-SP.POP.TOTL.json'
    """
    from urllib.parse import quote

    name, colon, asked = text.strip().partition(":")
    service = SERVICES.get(name.casefold())
    if service is None or not colon:
        example = SERVICES["worldbank"].form_in_words
        raise QueryError(say(_UNKNOWN, text=text, form=example, names=listed(SERVICES)))
    match = re.fullmatch(service.form, asked.strip())
    if match is None or {".", ".."} & set(match.groupdict().values()):  # steps of a path
        raise QueryError(
            say(_MISSHAPEN, text=text, service=service.name, form=service.form_in_words)
        )
    parts = {
        group: quote(
            service.parts.get(group, str)(value or service.optional.get(group, "")), safe=",;@+*~"
        )
        for group, value in match.groupdict().items()
    }
    address = service.address.format(**parts).replace("/?", "?")
    return ServiceQuery(service, f"{service.name}:{asked.strip()}", address)

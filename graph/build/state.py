"""What a folder remembers of its builds: where each report stands in its files, and who called what how.

A small SQLite file beside the graph. It makes a second build quick and lets names be settled
over all reports without holding them in memory, and keeps each report's part of the page. If
it is lost, a build makes everything anew.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from graph.build.result import ReportSummary, Status
from graph.errors import StoreError
from graph.store.names import Choice, Naming, choose_name

_FORMAT = "2"
_write_json = json.JSONEncoder(ensure_ascii=False).encode
_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE reports (
  key TEXT PRIMARY KEY, name TEXT NOT NULL, source_hash TEXT NOT NULL, plan TEXT NOT NULL, summary TEXT NOT NULL,
  trig_at INTEGER, trig_size INTEGER, facts_at INTEGER, facts_size INTEGER,
  figures_at INTEGER, figures_size INTEGER, check_sum TEXT
) WITHOUT ROWID;
CREATE TABLE namings (
  report TEXT NOT NULL, thing TEXT NOT NULL, type TEXT NOT NULL, label TEXT NOT NULL, code TEXT, more TEXT NOT NULL,
  PRIMARY KEY (report, thing)
) WITHOUT ROWID;
CREATE INDEX things ON namings (thing, type, label);
CREATE TABLE divisions (report TEXT NOT NULL, child TEXT NOT NULL, parent TEXT NOT NULL,
  PRIMARY KEY (report, child, parent)) WITHOUT ROWID;
CREATE TABLE pages (report TEXT PRIMARY KEY, year INTEGER, characters INTEGER NOT NULL, fragment BLOB NOT NULL);
CREATE TABLE choices (thing TEXT PRIMARY KEY, type TEXT NOT NULL, label TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE renamed (thing TEXT PRIMARY KEY) WITHOUT ROWID;
"""


class Place(NamedTuple):
    """Where a report's bytes stand in graph.trig, facts.csv and figures.csv: offset and size of each."""

    trig: tuple[int, int]
    facts: tuple[int, int]
    figures: tuple[int, int]
    check_sum: str


class Entry(NamedTuple):
    """A report as the state knows it."""

    key: str
    name: str
    """The report as written in the block."""
    source_hash: str
    plan: str
    """Digest of all that besides the source decides what is read from it."""


class State:
    """The memory of one folder; open it in a `with` statement, and `save` before leaving."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    @staticmethod
    def create(path: Path, *, base: str) -> State:
        """Make an empty state."""
        db = _connect(path)
        db.executescript(_SCHEMA)
        state = State(db)
        state.set_meta("format", _FORMAT)
        state.set_meta("base", base)
        return state

    @staticmethod
    def open(path: Path) -> State | None:
        """Open a state, or give None where there is none that this version can read."""
        if not path.is_file():
            return None
        db = _connect(path)
        with suppress(sqlite3.Error):
            row = db.execute("SELECT value FROM meta WHERE name = 'format'").fetchone()
            if row and row[0] == _FORMAT:
                return State(db)
        db.close()
        return None

    def meta(self, name: str) -> str:
        """A fact about the whole folder, empty where unknown."""
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def set_meta(self, name: str, value: str) -> None:
        """Keep a fact about the whole folder."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def entries(self) -> list[Entry]:
        """All reports, in the order of their keys' code points."""
        rows = self._db.execute("SELECT key, name, source_hash, plan FROM reports ORDER BY key")
        return [Entry(*row) for row in rows]

    def put_report(
        self,
        entry: Entry,
        summary: ReportSummary,
        namings: dict[str, Naming],
        divisions: Iterable[tuple[str, str]],
    ) -> None:
        """Add a report, in place of what was known under its key."""
        db = self._db
        for table in ("namings", "divisions"):
            db.execute(f"DELETE FROM {table} WHERE report = ?", (entry.key,))  # noqa: S608 - two names of our own
        plain = json.dumps(summary.to_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        db.execute(
            "INSERT OR REPLACE INTO reports (key, name, source_hash, plan, summary) VALUES (?, ?, ?, ?, ?)",
            (*entry, plain),
        )
        db.executemany(
            "INSERT INTO namings VALUES (?, ?, ?, ?, ?, ?)",
            (
                (
                    entry.key,
                    thing,
                    n.type,
                    n.label,
                    n.code,
                    _write_json((n.aliases, n.kinds)) if n.aliases or n.kinds else "[[], []]",
                )
                for thing, n in namings.items()
            ),
        )
        db.executemany(
            "INSERT OR IGNORE INTO divisions VALUES (?, ?, ?)", ((entry.key, *pair) for pair in divisions)
        )

    def summary(self, key: str, status: Status) -> ReportSummary:
        """What one report gave."""
        row = self._db.execute("SELECT summary FROM reports WHERE key = ?", (key,)).fetchone()
        return ReportSummary.from_json(json.loads(row[0]), status)

    def place(self, key: str) -> Place:
        """Where a report stands in the files."""
        row = self._db.execute(
            "SELECT trig_at, trig_size, facts_at, facts_size, figures_at, figures_size, check_sum "
            "FROM reports WHERE key = ?",
            (key,),
        ).fetchone()
        return Place((row[0], row[1]), (row[2], row[3]), (row[4], row[5]), row[6])

    def set_place(self, key: str, place: Place) -> None:
        """Keep where a report now stands."""
        self._db.execute(
            "UPDATE reports SET trig_at = ?, trig_size = ?, facts_at = ?, facts_size = ?, figures_at = ?, "
            "figures_size = ?, check_sum = ? WHERE key = ?",
            (*place.trig, *place.facts, *place.figures, place.check_sum, key),
        )

    def put_fragment(self, key: str, year: int | None, characters: int, fragment: bytes) -> None:
        """Keep a report's part of the page."""
        self._db.execute(
            "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?)", (key, year, characters, fragment)
        )

    def fragment_sizes(self) -> list[tuple[str, int | None, int]]:
        """Key, year and characters of every report that has a part of the page, in the order of their keys."""
        return self._db.execute("SELECT report, year, characters FROM pages ORDER BY report").fetchall()

    def fragment(self, key: str) -> bytes:
        """A report's part of the page."""
        row = self._db.execute("SELECT fragment FROM pages WHERE report = ?", (key,)).fetchone()
        return bytes(row[0])

    def choices(self, key: str) -> dict[str, Choice]:
        """The class and name of each thing that a report itself calls otherwise."""
        rows = self._db.execute(
            "SELECT n.thing, c.type, c.label FROM namings n JOIN choices c ON c.thing = n.thing "
            "WHERE n.report = ? AND (c.type <> n.type OR c.label <> n.label)",
            (key,),
        )
        return {thing: Choice(kind, label) for thing, kind, label in rows}

    def settle_names(self) -> None:
        """Choose one class and name for each thing that reports name differently.

        Afterwards `renames` tells what that changes in a report, against what the folder's
        files say now or, for a report just read, against its own names.
        """
        db = self._db
        before = dict(self._choices())
        after: dict[str, Choice] = {}
        rows = db.execute(
            "SELECT DISTINCT thing, type, label FROM namings WHERE thing IN ("
            "SELECT thing FROM namings GROUP BY thing HAVING MIN(type) <> MAX(type) OR MIN(label) <> MAX(label)"
            ") ORDER BY thing"
        )
        forms: dict[str, list[tuple[str, str]]] = {}
        for thing, kind, label in rows:
            forms.setdefault(thing, []).append((kind, label))
        after = {thing: choose_name(pairs) for thing, pairs in forms.items()}
        changed = {thing for thing in before.keys() | after.keys() if before.get(thing) != after.get(thing)}
        db.execute("DELETE FROM choices")
        db.executemany("INSERT INTO choices VALUES (?, ?, ?)", ((t, *c) for t, c in sorted(after.items())))
        db.execute("DELETE FROM renamed")
        db.executemany("INSERT INTO renamed VALUES (?)", ((thing,) for thing in sorted(changed)))

    def renames(self, key: str, *, fresh: bool) -> dict[str, tuple[Naming, Choice]]:
        """What a report's block must call otherwise: its own naming and the choice, by thing.

        `fresh` for a block with the report's own names, else for one as the last build left it.
        """
        which = (
            "c.thing IS NOT NULL AND (c.type <> n.type OR c.label <> n.label)"
            if fresh
            else "n.thing IN (SELECT thing FROM renamed)"
        )
        rows = self._db.execute(
            "SELECT n.thing, n.type, n.label, n.code, n.more, c.type, c.label FROM namings n "  # noqa: S608 - see above
            f"LEFT JOIN choices c ON c.thing = n.thing WHERE n.report = ? AND {which}",
            (key,),
        )
        return {
            row[0]: (naming, _choice(naming, row[5], row[6])) for row in rows for naming in [_naming(row)]
        }

    def divisions(self) -> tuple[dict[str, tuple[Naming, Choice]], list[tuple[str, str]]]:
        """The divisions with a code or a place in the order of divisions, and what lies in what."""
        parents = [
            (c, p) for c, p in self._db.execute("SELECT DISTINCT child, parent FROM divisions ORDER BY 1, 2")
        ]
        rows = self._db.execute(
            "SELECT n.thing, n.type, n.label, n.code, n.more, c.type, c.label FROM namings n "
            "LEFT JOIN choices c ON c.thing = n.thing "
            "WHERE n.code IS NOT NULL OR n.thing IN (SELECT child FROM divisions UNION SELECT parent FROM divisions) "
            "ORDER BY n.thing, n.code IS NULL, n.code, n.report"
        )
        found: dict[str, tuple[Naming, Choice]] = {}
        for row in rows:
            naming = _naming(row)
            found.setdefault(row[0], (naming, _choice(naming, row[5], row[6])))
        return found, [(c, p) for c, p in parents if c in found and p in found]

    def count_entities(self) -> dict[str, int]:
        """Count distinct entities of all reports by class; measures are none."""
        rows = self._db.execute(
            "SELECT COALESCE(c.type, n.type) AS t, COUNT(DISTINCT n.thing) FROM namings n "
            "LEFT JOIN choices c ON c.thing = n.thing WHERE n.type <> 'Measure' GROUP BY t ORDER BY t"
        )
        return dict(rows.fetchall())

    def save(self) -> None:
        """Write everything to the file."""
        self._db.commit()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def _choices(self) -> Iterator[tuple[str, Choice]]:
        for thing, kind, label in self._db.execute("SELECT thing, type, label FROM choices"):
            yield thing, Choice(kind, label)


def explain_state_error(error: sqlite3.Error, path: Path) -> StoreError:
    """Say what an error of the state's file means."""
    if "full" in str(error):
        return StoreError(
            f"no space is left on the disk of {path.parent}; nothing of the old graph was changed",
            hint="free some space, then build again",
        )
    return StoreError(f"{path}: {error}", hint="remove this file, then build all reports again")


def _connect(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level="DEFERRED")
    db.execute("PRAGMA journal_mode = MEMORY")
    db.execute("PRAGMA synchronous = OFF")  # the folder's swap brings it to the disk
    return db


def _naming(row: tuple[str, str, str, str | None, str]) -> Naming:
    aliases, kinds = json.loads(row[4])
    return Naming(row[1], row[2], tuple(aliases), tuple(kinds), row[3])


def _choice(naming: Naming, kind: str | None, label: str | None) -> Choice:
    return Choice(naming.type if kind is None else kind, naming.label if label is None else label)

"""Build a folder from reports: read what is new, write everything beside the old state, swap."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from graph._resources import OntologyFolder
from graph.build.assemble import Assembler, Spool, WrittenFiles, read_batches
from graph.build.folder import PAGE, STATE, STORE, TRIG, OutputFolder
from graph.build.page import PageSource, make_page
from graph.build.report import MakeExtractor, Part, Plan, ReportReader, hash_source, make_extractor
from graph.build.result import BuildResult, Progress, Status
from graph.build.state import Entry, State, explain_state_error
from graph.build.workers import count_jobs, read_parts
from graph.config import Language, resolve_settings
from graph.errors import ConfigError, StoreError
from graph.model.finding import Finding
from graph.sources import Source, list_sources
from graph.store.background import hash_ontology, read_labels, write_geography, write_ontology
from graph.store.store import Store
from graph.store.terms import write_header, write_iri
from graph.store.triples import Names

_LEAST_BATCH, _MOST_BATCH, _BATCHES = 3_000_000, 20_000_000, 5
"""Bytes of TriG that are loaded at once: a fifth of all, between two bounds.

The engine sorts small batches sooner than large ones, but with the third, the fifth and so on it
merges what it wrote before, again and again. The upper bound is for memory.
"""
_WORTH_UPDATING = 0.4
"""The share of changed statements up to which the old store is updated rather than made anew."""
_CODE = ("extract", "sources", "model", "store", "build")
"""The layers that decide what is kept of a report."""
_PAGE_CODE = ("network", "render")
"""The layers that decide what the page is."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What a build is made of, so that a test can put something simple in its place.

    `make_extractor` must be importable by name: other processes import it.
    """

    make_extractor: MakeExtractor = make_extractor
    make_page: Callable[[PageSource, Language], bytes] = make_page


def build(  # noqa: PLR0913 - what a build may be told, each by its name
    paths: Sequence[Path | str] | Path | str,
    out: Path | str,
    *,
    place: str | None = None,
    year: int | None = None,
    issuer: str | None = None,
    ontology: Path | str | None = None,
    base: str | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
    stdin: bytes | None = None,
    tools: Tools | None = None,
) -> BuildResult:
    """Read reports from files and folders into the graph in folder `out`.

    Reports that are in the folder already and have not changed are not read again; changed
    ones are replaced, new ones added, all others left as they are. `place`, `year` and
    `issuer` override what the texts of these paths say. `-` among the paths stands for `stdin`.
    More than one process reads (`jobs`, by default one a core) where there is enough to read.

    A file that cannot be read becomes a finding; the others are built. Raises ConfigError,
    OntologyError, StoreError or StoreLockedError where nothing can be built; the old state of
    the folder is then untouched.
    """
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    if not given:
        raise ConfigError("no reports to read", hint="give files or folders: guanxi build REPORTS -o DIR")
    settings = resolve_settings(base=base, ontology=ontology)
    folder = OntologyFolder(settings.ontology)
    plan = Plan(
        settings.base,
        settings.ontology,
        hash_ontology(folder),
        tuple(sorted(read_labels(folder).items())),
        place,
        year,
        issuer,
    )
    work = _Build(OutputFolder(out), plan, settings.language, tools or Tools(), progress or _say_nothing)
    with work.folder.writing():
        try:
            return work.run(list_sources(given, stdin=stdin), folder, jobs)
        except sqlite3.Error as error:
            raise explain_state_error(error, work.folder.path / STATE) from error


class _Build:
    """One build, from sources to the swap."""

    def __init__(
        self, folder: OutputFolder, plan: Plan, language: Language, tools: Tools, progress: Progress
    ) -> None:
        self.folder = folder
        self.plan = plan
        self.language = language
        self.tools = tools
        self.progress = progress
        self.digest = _digest_plan(plan)
        self.findings: list[Finding] = []
        self.statuses: dict[str, Status] = {}

    def run(self, sources: list[Source], ontology: OntologyFolder, jobs: int | None) -> BuildResult:
        old = WrittenFiles(self.folder)
        try:
            with self._open_state() as state:
                self._check_base(state)
                todo = self._choose(sources, state, old)
                spool = Spool(self.folder.next / ".spool")
                try:
                    self._read(todo, state, spool, jobs)
                    changed = self._write(ontology, state, spool, old)
                finally:
                    spool.close()
                state.save()
                result = self._report(state)
        finally:
            old.close()
        if changed:
            (self.folder.next / ".spool").unlink()
            self.folder.commit()
        return result

    def _open_state(self) -> State:
        """Copy the memory of the last build, or start a new one."""
        path = self.folder.next / STATE
        before = self.folder.current(STATE)
        if before.is_file() and self.folder.current(TRIG).is_file():
            shutil.copyfile(before, path)
        known = State.open(path)
        if known is None:
            path.unlink(missing_ok=True)
            known = State.create(path, base=self.plan.base)
        return known

    def _check_base(self, state: State) -> None:
        base = state.meta("base")
        if base != self.plan.base:
            raise StoreError(
                f"{self.folder.path} was built with the base {base}, not {self.plan.base}",
                hint=f"set GUANXI_BASE={base}, or build into a new folder",
            )

    def _choose(self, sources: list[Source], state: State, old: WrittenFiles) -> list[Source]:
        """Choose what must be read: all that is new, has changed, or would be read otherwise now."""
        known = {entry.key: entry for entry in state.entries()}
        todo = []
        for source in sources:
            entry = known.get(source.key)
            same = entry is not None and (entry.source_hash, entry.plan) == (hash_source(source), self.digest)
            if same and old.read(state.place(source.key)) is not None:
                self.statuses[source.key] = "unchanged"
            else:
                todo.append(source)
        return todo

    def _read(self, todo: list[Source], state: State, spool: Spool, jobs: int | None) -> None:
        known = {entry.key for entry in state.entries()}
        names = Names(self.plan.base)
        plan, make = self.plan, self.tools.make_extractor
        self.progress("read", 0, len(todo))
        parts = read_parts(todo, lambda: _make_reader(plan, make), plan, make, jobs=count_jobs(todo, jobs))
        for done, part in enumerate(parts, 1):
            if isinstance(part, Finding):
                self.findings.append(part)
            else:
                self._keep(part, state, spool, names.node("report", part.key))
                self.statuses[part.key] = "replaced" if part.key in known else "new"
            self.progress("read", done, len(todo))

    def _keep(self, part: Part, state: State, spool: Spool, name: str) -> None:
        self.findings.extend(part.findings)
        entry = Entry(part.key, name, part.source_hash, self.digest)
        state.put_report(entry, part.summary, part.namings, part.divisions)
        state.put_fragment(part.key, part.summary.year, part.characters, part.fragment)
        spool.put(part)

    def _write(self, ontology: OntologyFolder, state: State, spool: Spool, old: WrittenFiles) -> bool:
        """Write the next state; tell whether there is one, or everything is as it was."""
        base = self.plan.base
        if not state.entries():
            return False
        state.settle_names()
        name, geography = write_iri(f"{base}graph/ontology"), write_iri(f"{base}graph/geography")
        divisions, background = state.divisions()
        blocks = {
            name: write_ontology(ontology, name).encode(),
            geography: write_geography(geography, divisions, background).encode(),
        }
        sums = {graph_name: hashlib.sha256(block).hexdigest() for graph_name, block in blocks.items()}
        outdated = {graph_name for graph_name in blocks if state.meta(graph_name) != sums[graph_name]}
        versions = (
            _digest_code(_CODE)
            + _digest_code(_PAGE_CODE)
            + hashlib.sha256(write_header(base).encode()).hexdigest()
        )
        if (
            not len(spool)
            and not outdated
            and self.folder.is_complete()
            and state.meta("versions") == versions
        ):
            return False
        self.progress("write", 0, 1)
        written = Assembler(self.folder, state, spool, old, base).write(blocks)
        self.progress("write", 1, 1)
        for graph_name, check_sum in sums.items():
            state.set_meta(graph_name, check_sum)
        state.set_meta("versions", versions)
        with self._open_store(written.changed_bytes, written.total) as (store, is_new):
            changed = {entry.key: entry for entry in written.changed}
            if is_new:
                self._load(store, state, blocks)
            else:
                for graph_name in sorted(outdated):
                    store.update_report(graph_name[1:-1], blocks[graph_name])
                self._update(store, state, list(changed))
        self.progress("page", 0, 1)
        page = self.tools.make_page(PageSource(base, state, blocks[name], background), self.language)
        (self.folder.next / PAGE).write_bytes(page)
        self.progress("page", 1, 1)
        return True

    def _open_store(self, changed: int, total: int) -> _OpenStore:
        before = self.folder.current(STORE)
        update = changed <= total * _WORTH_UPDATING and before.is_dir()
        return _OpenStore(self.folder.next / STORE, before if update else None, self.plan.base)

    def _load(self, store: Store, state: State, blocks: dict[str, bytes]) -> None:
        """Load everything from the file that was just written."""
        places = [state.place(entry.key).trig for entry in state.entries()]
        total, done = sum(size for _, size in places), 0
        size = min(max(total // _BATCHES + 1, _LEAST_BATCH), _MOST_BATCH)
        first = b"".join(blocks.values())
        self.progress("store", 0, total)
        for batch in read_batches(self.folder.next / TRIG, iter(places), size):
            store.load(first + batch)
            done += len(batch)
            self.progress("store", done, total)
            first = b""

    def _update(self, store: Store, state: State, keys: list[str]) -> None:
        """Replace the graphs of some reports."""
        with (self.folder.next / TRIG).open("rb") as file:
            for done, key in enumerate(keys):
                self.progress("store", done, len(keys))
                at, size = state.place(key).trig
                file.seek(at)
                store.update_report(f"{self.plan.base}report/{key}", file.read(size))
        self.progress("store", len(keys), len(keys))

    def _report(self, state: State) -> BuildResult:
        entries = state.entries()
        return BuildResult(
            out=self.folder.path,
            reports=tuple(state.summary(e.key, self.statuses.get(e.key, "kept")) for e in entries),
            entities=state.count_entities(),
            findings=tuple(sorted(self.findings)),
        )


class _OpenStore:
    """The next store: a copy of the old one to be updated, or an empty one."""

    def __init__(self, path: Path, before: Path | None, base: str) -> None:
        self._path = path
        self._before = before
        self._base = base
        self._store: Store | None = None

    def __enter__(self) -> tuple[Store, bool]:
        if self._before is not None:
            try:
                with Store.open(self._before, base=self._base) as old:
                    old.copy_to(self._path)
            except StoreError:  # an unreadable store is made anew from graph.trig
                shutil.rmtree(self._path, ignore_errors=True)
                self._before = None
        self._store = Store.create(self._path, base=self._base)
        return self._store, self._before is None

    def __exit__(self, *_: object) -> None:
        if self._store is not None:
            self._store.close()


@lru_cache(maxsize=1)
def _make_reader(plan: Plan, make: MakeExtractor) -> ReportReader:
    """Make the reader of this process; a second build with the same ontology uses it again."""
    return ReportReader(plan, make)


def _digest_plan(plan: Plan) -> str:
    """Digest all that besides the source decides what is read from a report."""
    parts = (plan.base, plan.ontology_hash, plan.place, plan.year, plan.issuer, _digest_code(_CODE))
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


@lru_cache(maxsize=2)
def _digest_code(layers: tuple[str, ...]) -> str:
    """Digest the version of guanxi and the files of some layers, so that a new one makes anew."""
    try:
        total = hashlib.sha256(version("guanxi").encode())
    except PackageNotFoundError:
        total = hashlib.sha256()
    package = Path(__file__).resolve().parent.parent
    for layer in layers:
        for path in sorted((package / layer).rglob("*")):
            if path.suffix in {".py", ".js", ".css"}:
                total.update(path.read_bytes())
    return total.hexdigest()


def _say_nothing(_stage: str, _done: int, _total: int) -> None:
    pass

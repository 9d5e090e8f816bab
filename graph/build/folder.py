"""The folder that a build writes: prepared beside the old state, then swapped, whole or not at all.

Everything is written into `.next`. When it is complete and on the disk, one rename makes it
`.ready`: from that moment the new state counts, and whoever comes next (a build, or
`graph.open`) finishes moving its parts into place. Before that moment the old state counts,
and `.next` is rubbish. So a crash at any point leaves one of the two, whole.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.errors import GraphError, StoreError, StoreLockedError

TRIG, FACTS, FIGURES, PAGE, STORE, STATE = (
    "graph.trig",
    "facts.csv",
    "figures.csv",
    "network.html",
    "store",
    ".state.db",
)
PARTS = (STORE, TRIG, FACTS, FIGURES, PAGE, STATE)
_NEXT, _READY, _LOCK, _OLD = ".next", ".ready", ".lock", ".old"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class OutputFolder:
    """A folder with a graph in it, or one that will have it."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self.next = self.path / _NEXT

    def current(self, name: str) -> Path:
        """Where a part of the state that counts is now; it may not exist."""
        ready = self.path / _READY / name
        return ready if ready.exists() else self.path / name

    def is_complete(self) -> bool:
        """Tell whether every part of a state is there."""
        return all(self.current(name).exists() for name in PARTS)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the folder alone, finish or clean up what an earlier build left, and make `.next`.

        On any error the new state is thrown away and the old one is as it was. Raises
        StoreError where files of the person's own stand in the way.
        """
        self._refuse_foreign()
        made = not self.path.exists()
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            lock = os.open(self.path / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise self._explain(error) from error
        held = False
        try:
            held = _take_lock(lock)
            if not held:
                raise StoreLockedError(
                    f"another build is writing {self.path}",
                    hint="wait until it has finished, then build again",
                )
            self.recover()
            self.next.mkdir()
            yield
        except OSError as error:
            raise self._explain(error) from error
        except GraphError as error:
            if isinstance(error.__cause__, OSError) and error.__cause__.errno in _FULL:
                raise self._explain(error.__cause__) from error
            raise
        finally:
            if held:
                shutil.rmtree(self.next, ignore_errors=True)
                if made and not self.is_complete():
                    self._remove_if_empty()
            os.close(lock)

    def _refuse_foreign(self) -> None:
        """Leave a folder alone that no build has been in and that holds files named like ours."""
        if any((self.path / name).exists() for name in (_LOCK, STATE, STORE)):
            return
        for name in PARTS:
            if (self.path / name).exists():
                raise StoreError(
                    f"{self.path} holds a file {name} that guanxi did not write",
                    hint="choose another folder with -o, or move the file away",
                )

    def recover(self) -> None:
        """Finish a swap that was interrupted, and remove what was never finished. Needs the lock."""
        if (self.path / _READY).is_dir():
            self._move_parts()
        shutil.rmtree(self.next, ignore_errors=True)
        shutil.rmtree(self.path / _OLD, ignore_errors=True)
        if self.next.exists():
            raise StoreError(f"{self.next} cannot be removed", hint="remove it, then build again")

    def try_recover(self) -> None:
        """Finish an interrupted swap if nobody else holds the folder and it may be written."""
        if not (self.path / _READY).is_dir():
            return
        with suppress(OSError, GraphError):
            lock = os.open(self.path / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                if _take_lock(lock):
                    self.recover()
            finally:
                os.close(lock)

    def commit(self) -> None:
        """Make the new state the one that counts."""
        for name in PARTS:
            _sync(self.next / name)
        _sync(self.next)
        self.next.rename(self.path / _READY)
        _sync(self.path)
        self._move_parts()

    def _move_parts(self) -> None:
        """Move what is in `.ready` into place; may be done again after an interruption."""
        ready, old = self.path / _READY, self.path / _OLD
        for name in PARTS:
            source, target = ready / name, self.path / name
            if not source.exists():
                continue
            if target.is_dir():
                shutil.rmtree(old, ignore_errors=True)
                target.rename(old)
            source.replace(target)
        _sync(self.path)
        shutil.rmtree(ready, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)

    def _remove_if_empty(self) -> None:
        with suppress(OSError):
            (self.path / _LOCK).unlink()
            self.path.rmdir()

    def _explain(self, error: OSError) -> StoreError:
        """Say what an error of the file system means for the build."""
        if error.errno in _FULL:
            return StoreError(
                f"no space is left on the disk of {self.path}; nothing of the old graph was changed",
                hint="free some space (a graph takes about twenty times its text), or build into another folder",
            )
        if isinstance(error, PermissionError) or error.errno in {errno.EROFS, errno.EPERM}:
            return StoreError(
                f"{error.filename or self.path} cannot be written: {error.strerror}",
                hint="choose a folder that you may write: -o DIR",
            )
        if isinstance(error, FileExistsError | NotADirectoryError):
            return StoreError(
                f"{self.path} is not a folder, or lies under something that is none",
                hint="give -o the name of a folder, new or built before",
            )
        return StoreError(
            f"{error.filename or self.path}: {error.strerror or error}; nothing of the old graph was changed",
            hint="correct that, then build again",
        )


def _take_lock(descriptor: int) -> bool:
    """Lock an open file for this process alone; the lock goes when the file is closed or the process dies."""
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK}:
            return False
        raise
    return True


def _sync(path: Path) -> None:
    """Bring a file, or a folder's entries with the files in it, to the disk."""
    if path.is_dir():
        for child in path.iterdir():
            if child.is_file():
                _sync(child)
    elif not path.exists():
        return
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except PermissionError:  # folders cannot be opened on Windows
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

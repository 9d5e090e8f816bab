"""The one place that knows where packaged files are: ontology, samples, docs, page assets.

An installed package holds the ontology in `graph/_ontology`; a checkout keeps it beside the
package, in `ontology/`. Nothing else in guanxi builds a path to a file of its own.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from graph.errors import OntologyError

_PACKAGE = Path(__file__).resolve().parent
_MARKER = "guanxi.ttl"


def ontology_dir() -> Path:
    """Find the folder of the ontology that comes with guanxi.

    Raises OntologyError where neither the package nor a checkout holds one.
    """
    for folder in (_PACKAGE / "_ontology", _PACKAGE.parent / "ontology"):
        if (folder / _MARKER).is_file():
            return folder
    raise OntologyError(
        f"the ontology that belongs to guanxi is missing: no {_MARKER} in {_PACKAGE / '_ontology'}",
        hint="The installation is incomplete. Install guanxi again.",
    )


def find_packaged(relative: str) -> Path:
    """Find a file or folder inside the package, such as `_samples`, `docs` or `render/static`.

    Raises OntologyError where it is missing, which means that the installation is incomplete.
    """
    found = _PACKAGE / _check_relative(relative)
    if not found.exists():
        raise OntologyError(
            f"a part of guanxi is missing: {found}",
            hint="The installation is incomplete. Install guanxi again.",
        )
    return found


def samples_dir() -> Path:
    """Find the folder of the sample reports."""
    return find_packaged("_samples")


def docs_dir() -> Path:
    """Find the folder of the documentation."""
    return find_packaged("docs")


def read_packaged(relative: str) -> str:
    """Read a text file inside the package."""
    return _read(find_packaged(relative))


class OntologyFolder:
    """The ontology's files, with a user's own folder laid over them.

    A file of the user's folder replaces the one at the same relative path; any other file
    of it is added. Relative paths have forward slashes on every system.
    """

    def __init__(self, override: Path | None = None) -> None:
        if override is not None and not override.is_dir():
            raise OntologyError(
                f"the ontology folder {override} "
                + ("is not a folder" if override.exists() else "is missing"),
                hint="Give --ontology (or GUANXI_ONTOLOGY) a folder laid out like guanxi's own ontology folder.",
            )
        self.override = override
        self._layers: tuple[Path, ...] = (*(() if override is None else (override,)), ontology_dir())

    def path(self, relative: str) -> Path:
        """Find one file: the user's where there is one, else guanxi's.

        Raises OntologyError where neither has it.
        """
        checked = _check_relative(relative)
        for layer in self._layers:
            if (layer / checked).is_file():
                return layer / checked
        places = " or ".join(str(layer) for layer in self._layers)
        raise OntologyError(
            f"no file {relative} in {places}",
            hint="Check the spelling; paths count from the ontology folder, as in shapes/claim.ttl.",
        )

    def read_text(self, relative: str) -> str:
        """Read one file as UTF-8 text."""
        return _read(self.path(relative))

    def list(self, folder: str, ending: str) -> tuple[str, ...]:
        """List the relative paths of a folder's files that have an ending, both layers' together, sorted.

        Subfolders are not entered. `""` is the ontology folder itself. A folder that neither
        layer has lists nothing.
        """
        checked = _check_relative(folder) if folder else Path()
        names = {
            found.name
            for layer in self._layers
            if (layer / checked).is_dir()
            for found in (layer / checked).iterdir()
            if found.name.endswith(ending) and not found.name.startswith(".") and found.is_file()
        }
        return tuple(sorted(str(PurePosixPath(folder) / name) for name in names))


def _check_relative(relative: str) -> Path:
    """Refuse a path that leaves its folder."""
    pure = PurePosixPath(relative)
    if pure.is_absolute() or ".." in pure.parts or not pure.parts:
        raise OntologyError(
            f"{relative!r} is not a path inside guanxi's files",
            hint="Use a relative path without `..`, as in shapes/claim.ttl.",
        )
    return Path(*pure.parts)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise OntologyError(
            f"{path} is not UTF-8 text (byte {error.start})", hint="Save the file as UTF-8."
        ) from error
    except OSError as error:
        raise OntologyError(
            f"{path} cannot be read: {error.strerror}", hint="Check the file's permissions."
        ) from error

"""Set everything up, build the graph of the sample reports, and ask it two questions.

`python3 scripts/demo.py` needs nothing but Python; it writes into output/demo/ and says where
the page is.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from environment import ROOT, prepare, stop

OUT = ROOT / "output" / "demo"
QUESTIONS = (
    ("A question with a name: who received which honour?", "honours"),
    (
        "Any question in SPARQL: the largest figures, with the words that state them",
        """
        SELECT DISTINCT ?measure ?value ?unit ?place ?year ?quote WHERE {
          ?figure a gx:Figure ; gx:measure/rdfs:label ?measure ; gx:value ?value ; gx:unit ?unit ; gx:quote ?quote .
          OPTIONAL { ?figure gx:place/rdfs:label ?place }
          OPTIONAL { ?figure gx:year ?year }
        } ORDER BY DESC(?value) LIMIT 8
        """,
    ),
)


def main() -> int:
    """Set up, build, ask; the exit code is 0 only if all of it worked."""
    python = prepare()
    samples = _find_samples(python)
    guanxi = [str(python), "-m", "graph"]
    print(f"\n$ guanxi build {_show(samples)}/*.txt -o {_show(OUT)}\n", flush=True)
    reports = sorted(map(str, samples.glob("*.txt")))
    if subprocess.call([*guanxi, "build", *reports, "-o", str(OUT)], cwd=ROOT):
        return 1
    for title, query in QUESTIONS:
        text = " ".join(query.split())
        print(f"\n{title}\n$ guanxi query {_show(OUT)} '{text}'\n", flush=True)
        if subprocess.call([*guanxi, "query", str(OUT), text], cwd=ROOT):
            return 1
    print(f"\nThe network page, one file that works offline:\n  {(OUT / 'network.html').as_uri()}")
    print(f"All of the graph as text:\n  {_show(OUT / 'graph.trig')}")
    return 0


def _find_samples(python: Path) -> Path:
    """Ask the installed package where its sample reports are."""
    code = "from graph._resources import samples_dir; print(samples_dir())"
    answer = subprocess.run([str(python), "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    if answer.returncode:
        stop("the sample reports were not found", hint="remove .venv and run this again")
    return Path(answer.stdout.strip())


def _show(path: Path) -> str:
    """Write a path as short as it can be."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)


if __name__ == "__main__":
    sys.exit(main())

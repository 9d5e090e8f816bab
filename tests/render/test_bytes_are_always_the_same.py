from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import hashlib, sys
from pathlib import Path
import pyoxigraph as ox
from graph.network.read import read_page_data
from graph.render.page import render_page
store = ox.Store()
store.load(Path(sys.argv[1]).read_bytes(), format=ox.RdfFormat.TRIG)
def select(sparql):
    for row in store.query(sparql, use_default_graph_as_union=True):
        yield tuple(None if term is None else term.value for term in row)
print(hashlib.sha256(render_page(read_page_data(select))).hexdigest())
"""


def test_a_page_does_not_depend_on_hashing() -> None:
    """Interpreters with different hash seeds write the same page of the same store."""
    trig = Path(__file__).parent.parent / "network" / "yunxi.trig"
    digests = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(trig)],
            capture_output=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(digests) == 1

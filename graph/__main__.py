"""`python -m graph` is `guanxi`."""

from __future__ import annotations

from graph.cli.main import main

main()

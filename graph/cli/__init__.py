"""The `guanxi` command: parse, call the library, show what came back. No logic lives here.

Data goes to standard output (`output.py`), talk to standard error (`messages.py`), and
nothing else writes to either.
"""

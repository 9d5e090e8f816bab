# Shortcuts for people who have just; everything works without it.

# run all checks and tests
test *options:
    python3 scripts/test.py {{options}}

# the everyday checks
check:
    python3 scripts/test.py --fast

# build the sample reports
demo:
    python3 scripts/demo.py

# write what is generated
generate:
    .venv/bin/python scripts/gen_vocab.py
    .venv/bin/python scripts/gen_cli_docs.py

# put code in the house format
format:
    .venv/bin/ruff format .
    .venv/bin/ruff check --fix .

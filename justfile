# The checks of this project; `just check` before each commit takes under a minute.

# List the recipes.
default:
    @just --list

# Format, lint, types and imports.
lint:
    ruff format --check .
    ruff check .
    mypy
    lint-imports

# The fast checks: everything but the property and end-to-end tests.
check: lint
    pytest -q tests/unit tests/golden tests/quality

# All tests.
test:
    pytest -q

# The whole, as CI runs it.
ci:
    .ci/run

# Write the built-in template's tree anew; read the difference like code.
golden:
    python tests/golden/test_briefing_tree.py

# Put code into its form.
format:
    ruff format .
    ruff check --fix .

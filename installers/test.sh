#!/usr/bin/env bash
# Installs what is missing, then runs every test, on every core; arguments go to pytest.
# shellcheck source=installers/setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

prepare test
say "Running the tests"
unset PYTHONDONTWRITEBYTECODE  # or hundreds of child processes would compile the program anew
exec .venv/bin/python -m pytest -n auto --dist loadfile --no-loadscope-reorder "$@" </dev/null

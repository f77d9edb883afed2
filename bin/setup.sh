#!/usr/bin/env bash
# What the other scripts share: installs what a fresh machine lacks, quietly where nothing is missing.
# Sourced, not run.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

say() { printf '%s\n' "$*" >&2; }

need_swift() {
    if ! command -v swift >/dev/null 2>&1; then
        say "Swift is not on this machine. Install Swift 6.3 or newer from https://www.swift.org/install and try again."
        exit 69
    fi
}

# need_debian PACKAGE...: installs the Debian packages that are missing.
need_debian() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    if ! command -v apt-get >/dev/null 2>&1; then
        say "Missing: ${missing[*]}. This machine has no apt-get: install their equivalents and try again."
        exit 69
    fi
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 || { say "Missing: ${missing[*]}. Run as root: apt-get install ${missing[*]}"; exit 69; }
        as_root=(sudo)
    fi
    say "Installing ${missing[*]} ..."
    "${as_root[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

need_build_packages() { need_debian libsqlite3-dev libpq-dev zlib1g-dev libexpat1-dev pkg-config python3 python3-pip; }

# Browser assets (htmx, ECharts, Bootstrap), each checked against its committed checksum.
need_assets() { python3 bin/fetch-assets "${1:-Assets/vendor}" >&2; }

#!/bin/sh
# Installs a system package where this user may, else says in one line what to run.
# Usage: tools/system.sh [--optional] PACKAGE
optional=0
if [ "$1" = "--optional" ]; then optional=1; shift; fi
if command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then
        echo "installing $1"
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$1"; } >/dev/null 2>&1 && exit 0
    fi
    echo "fonds wants the system package $1: run  sudo apt-get install $1  and try again" >&2
elif command -v brew >/dev/null 2>&1; then
    echo "fonds wants $1: run  brew install $1  and try again" >&2
else
    echo "fonds wants $1: install it with the package manager of this system and try again" >&2
fi
[ "$optional" = 1 ] && exit 0
exit 1

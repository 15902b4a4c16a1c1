#!/bin/sh
# Runs `node <program> [argument...]` in the image's stage dev, again after every change: compiles what is synced into it.
set -eu
node node_modules/typescript/bin/tsc -p . --noCheck --watch --preserveWatchOutput &
shift
exec node --watch --watch-preserve-output "$@"

#!/bin/sh
command -v node >/dev/null 2>&1 || { echo "Node.js 20.9 or newer must be on the PATH to run this provider, found none"; exit 1; }
exec node "${0%/*}/start.cjs" "$@"

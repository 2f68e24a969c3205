#!/bin/sh
# Installs the platform's own Node clients beside the fakes; called by `make test` and by the tests that need them.
set -eu
cd "$(dirname "$0")"
if ! command -v node >/dev/null 2>&1; then
    echo "There is no Node here: the tests with the platform's own clients will be skipped." >&2
    exit 0
fi
if [ ! -d node_modules/@wecom/aibot-node-sdk ] || [ ! -d node_modules/@wecom/crypto ]; then
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
fi

#!/bin/sh
# Installs clients that others wrote beside the fakes; called by `make test` and by the tests that need them.
# "python PATH" installs those for Python with that interpreter's uv; otherwise the platform's own for Node.
set -eu
cd "$(dirname "$0")"
if [ "${1:-}" = python ]; then
    [ -d python_modules/wechatpy ] && [ -d python_modules/apprise ] && exit 0
    rm -rf python_modules
    # wechatpy 2 cannot live beside the 1.8 of the other tests; what both need is in the environment already.
    "$(dirname "$2")/uv" pip install --quiet --python "$2" --target python_modules --no-deps \
        wechatpy==2.0.0a26 apprise==2.2.0 pyyaml==6.0.3 markdown==3.11.3 \
        requests-oauthlib==2.0.0 oauthlib==4.0.1 click==8.5.1
    exit 0
fi
if ! command -v node >/dev/null 2>&1; then
    echo "There is no Node here: the tests with the platform's own clients will be skipped." >&2
    exit 0
fi
if [ ! -d node_modules/@wecom/aibot-node-sdk ] || [ ! -d node_modules/@wecom/crypto ]; then
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
fi

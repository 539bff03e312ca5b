#!/usr/bin/env bash
# Gets one event on its standard input: schema/pending-event.schema.json. Any chat that takes JSON will do.
set -euo pipefail
curl --fail --silent --show-error --header 'content-type: application/json' --data-binary @- "$CHAT_HOOK"

#!/usr/bin/env bash
# Puts the review into the merge request: the comment of the run before is written anew.
set -euo pipefail
mark=$(head -n 1 plan/review.md)
jq --raw-input --slurp '{body: .}' plan/review.md >plan/comment.json
call() { curl --fail --silent --show-error --header "$COMMENT_AUTHORIZATION" --header 'content-type: application/json' "$@"; }

id=$(call "$COMMENTS_URL?per_page=100" | jq --arg mark "$mark" 'map(select(.body | startswith($mark)))[0].id // empty')
if [ -z "$id" ]; then
  call --request POST --data-binary @plan/comment.json "$COMMENTS_URL" >/dev/null
else
  call --request "$COMMENT_UPDATE" --data-binary @plan/comment.json "${COMMENT_URL:-$COMMENTS_URL}/$id" >/dev/null
fi

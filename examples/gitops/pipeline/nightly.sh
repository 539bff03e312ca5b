#!/usr/bin/env bash
# Tells of each wait that is new, has lapsed or is finished, draws the page, and fails if code and directory differ.
set -euo pipefail
out=$PWD/nightly
mkdir -p "$out"

npm run --silent synth
cd cdktf.out/stacks/organization
terraform init -input=false
drift=0
terraform plan -input=false -detailed-exitcode || drift=$?
terraform show -json >"$out/state.json"

cd - >/dev/null
npx resource-directory report --html "$out/directory.html" --state "$out/state.json"
code=0
npx resource-directory pending "$out/state.json" --live --memory told.json --notify ./pipeline/notify.sh || code=$?
# 2 and 3 say that somebody is waited for, or that something lapsed: people were told just now.
[ "$code" != 1 ]
exit "$drift"

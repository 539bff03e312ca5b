#!/usr/bin/env bash
# Plans, reviews the plan, and leaves review.md beside it. Exit code 3: a limit is passed, and nothing may be applied.
set -euo pipefail
out=$PWD/plan
mkdir -p "$out"

npm run --silent synth
cd cdktf.out/stacks/organization
terraform init -input=false
terraform plan -input=false -out="$out/plan.tfplan"
terraform show -json "$out/plan.tfplan" >"$out/plan.json"

cd - >/dev/null
code=0
npx resource-directory review "$out/plan.json" --format markdown --max-removals 0 >"$out/review.md" || code=$?
cat "$out/review.md"
# 0 and 2 are answers; 2 says that there is something to review.
[ "$code" = 2 ] || exit "$code"

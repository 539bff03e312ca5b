#!/usr/bin/env bash
# Applies the plan that was reviewed, and no other one: what has changed since makes Terraform refuse it.
set -euo pipefail
out=$PWD/plan

npm run --silent synth
cd cdktf.out/stacks/organization
terraform init -input=false
terraform apply -input=false "$out/plan.tfplan"

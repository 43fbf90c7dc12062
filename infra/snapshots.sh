#!/usr/bin/env bash
# Writes the snapshots anew: what a deployment of each parameter file would make. Read the difference before you commit it.
#   infra/snapshots.sh            write
#   infra/snapshots.sh validate   only compare
# BICEP names the compiler; without it the one on the path.
set -euo pipefail
cd "$(dirname "$0")"
mode=${1:-overwrite}
bicep=${BICEP:-$(command -v bicep || true)}
[ -n "$bicep" ] || { echo "no Bicep compiler: install it, or set BICEP to its path" >&2; exit 2; }
snapshot() {
  # An empty environment: the parameter files read from it.
  env -i HOME="$HOME" DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "$bicep" snapshot "$1.bicepparam" --mode "$mode" \
    --subscription-id 00000000-0000-0000-0000-000000000001 --location westeurope "${@:2}"
}
snapshot main.dev --resource-group rg-alerts
snapshot main.prod --resource-group rg-alerts
snapshot subscription
snapshot snapshots/everything

#!/usr/bin/env bash
# Puts an earlier package of the app back, without a build. The storage account keeps the versions of the last weeks.
#   infra/rollback.sh GROUP APP              lists the versions, newest first
#   infra/rollback.sh GROUP APP VERSION      deploys that one again
# You need to be signed in (az login) and to hold Storage Blob Data Reader on the account, besides the right to deploy.
set -euo pipefail

group=${1:?usage: rollback.sh GROUP APP [VERSION]}
app=${2:?usage: rollback.sh GROUP APP [VERSION]}
version=${3:-}

container_url=$(az functionapp show --resource-group "$group" --name "$app" \
  --query properties.functionAppConfig.deployment.storage.value --output tsv)
account=$(echo "$container_url" | sed -E 's#https://([^.]+)\..*#\1#')
container=${container_url##*/}

if [ -z "$version" ]; then
  az storage blob list --account-name "$account" --container-name "$container" --include v --auth-mode login \
    --query 'reverse(sort_by([].{version: versionId, package: name, current: isCurrentVersion, bytes: properties.contentLength}, &version))' \
    --output table
  exit 0
fi

package=$(mktemp --suffix .zip)
trap 'rm -f "$package"' EXIT
blob=$(az storage blob list --account-name "$account" --container-name "$container" --include v --auth-mode login \
  --query "[?versionId=='$version'].name | [0]" --output tsv)
[ -n "$blob" ] || { echo "no version $version; run without a version to list them" >&2; exit 1; }

az storage blob download --account-name "$account" --container-name "$container" --name "$blob" --version-id "$version" \
  --file "$package" --auth-mode login --only-show-errors --output none
az functionapp deployment source config-zip --resource-group "$group" --name "$app" --src "$package" --timeout 600 --output none
"$(dirname "$0")/smoke.sh" "$group" "$app"
echo "put back $version"

#!/usr/bin/env bash
# Waits until the app that was just deployed lists its functions and says that it is ready; fails after ten minutes.
#   infra/smoke.sh GROUP APP
set -euo pipefail

group=${1:?usage: smoke.sh GROUP APP}
app=${2:?usage: smoke.sh GROUP APP}
wanted="Health MailEvents MatchProfiles PullPapers SendAlerts SendLetters Status SweepAlerts"
deadline=$((SECONDS + 600))

until listed=$(az functionapp function list --resource-group "$group" --name "$app" --query '[].name' --output tsv 2>/dev/null) \
  && missing=$(for name in $wanted; do grep -q "/$name\$" <<<"$listed" || echo "$name"; done) && [ -z "$missing" ]; do
  [ $SECONDS -lt $deadline ] || { echo "functions not listed: ${missing:-all}" >&2; exit 1; }
  sleep 10
done
echo "functions listed: $(wc -l <<<"$listed")"

host=$(az functionapp show --resource-group "$group" --name "$app" --query properties.defaultHostName --output tsv)
until answer=$(curl --silent --show-error --max-time 60 --write-out '\n%{http_code}' "https://$host/api/health") \
  && [ "${answer##*$'\n'}" = 200 ]; do
  [ $SECONDS -lt $deadline ] || { echo "not ready: $answer" >&2; exit 1; }
  sleep 10
done
echo "ready: ${answer%$'\n'*}"

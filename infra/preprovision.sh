#!/bin/sh
# Run by azd before it provisions: sets, once, what the parameters need and a person should not have to type.
set -eu

if [ -z "${BUDGET_START:-}" ]; then
  azd env set BUDGET_START "$(date -u +%Y-%m-01)"
fi

if [ -z "${RUNBOOK_URL:-}" ]; then
  origin=$(git remote get-url origin 2>/dev/null | sed -e 's#^git@github.com:#https://github.com/#' -e 's#\.git$##') || origin=
  case "$origin" in
    https://github.com/*) azd env set RUNBOOK_URL "$origin/blob/main/docs/runbook.md" ;;
  esac
fi

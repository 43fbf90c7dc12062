#!/usr/bin/env bash
# Makes the README's pictures anew: the first page and a mail, light and dark, from the sample day. Needs Chromium.
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet build tests/Alerts.Tests -v q --nologo
ALERTS_PICTURES="$PWD/docs/images" tests/Alerts.Tests/bin/Debug/net10.0/Alerts.Tests -class Alerts.Web.Pictures

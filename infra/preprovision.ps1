# Run by azd before it provisions: sets, once, what the parameters need and a person should not have to type.
$ErrorActionPreference = 'Stop'

if (-not $env:BUDGET_START) {
  azd env set BUDGET_START ([DateTime]::UtcNow.ToString('yyyy-MM-01'))
}

if (-not $env:RUNBOOK_URL) {
  $origin = (git remote get-url origin 2>$null) -replace '^git@github\.com:', 'https://github.com/' -replace '\.git$', ''
  if ($origin -like 'https://github.com/*') {
    azd env set RUNBOOK_URL "$origin/blob/main/docs/runbook.md"
  }
}

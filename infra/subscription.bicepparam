using 'subscription.bicep'

// Read from the environment: azd's (azd env set NAME value) on a desk, the GitHub environment's in deploy.yml.
// docs/deploy.md says what each is for.

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'dev')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param resourceGroupName = readEnvironmentVariable('AZURE_RESOURCE_GROUP', '')

param mail = {
  sender: readEnvironmentVariable('MAIL_SENDER', 'Folder')
  from: readEnvironmentVariable('MAIL_FROM', 'alerts@localhost')
  fromName: readEnvironmentVariable('MAIL_FROM_NAME', 'Alerts')
  postalAddress: readEnvironmentVariable('MAIL_POSTAL_ADDRESS', '')
  concurrency: int(readEnvironmentVariable('MAIL_CONCURRENCY', '8'))
  webhookPublicKey: readEnvironmentVariable('SENDGRID_WEBHOOK_PUBLIC_KEY', '')
  smtpHost: readEnvironmentVariable('SMTP_HOST', '')
  smtpPort: int(readEnvironmentVariable('SMTP_PORT', '587'))
  smtpUser: readEnvironmentVariable('SMTP_USER', '')
}
param sendGridApiKey = readEnvironmentVariable('SENDGRID_API_KEY', '')
param smtpPassword = readEnvironmentVariable('SMTP_PASSWORD', '')

param papers = {
  sources: readEnvironmentVariable('PAPERS_SOURCES', 'hf')
  schedule: readEnvironmentVariable('PULL_SCHEDULE', '0 0 6,18 * * *')
  contact: readEnvironmentVariable('PAPERS_CONTACT', '')
}

param scale = {
  instanceMemoryMB: { '512': 512, '2048': 2048, '4096': 4096 }[readEnvironmentVariable('INSTANCE_MEMORY_MB', '2048')]
  maximumInstanceCount: int(readEnvironmentVariable('MAXIMUM_INSTANCES', '40'))
  httpConcurrency: 16
  matchRanges: int(readEnvironmentVariable('MATCH_RANGES', '16'))
}

param languageSku = readEnvironmentVariable('LANGUAGE_SKU', 'S')
param languageDailyRecords = int(readEnvironmentVariable('LANGUAGE_DAILY_RECORDS', '200'))
param storageSku = readEnvironmentVariable('STORAGE_SKU', 'Standard_LRS')

param logs = {
  retentionDays: int(readEnvironmentVariable('LOGS_RETENTION_DAYS', '30'))
  dailyCapMB: int(readEnvironmentVariable('LOGS_DAILY_CAP_MB', '200'))
  diagnostics: readEnvironmentVariable('LOGS_DIAGNOSTICS', 'essential')
}

param siteUrl = readEnvironmentVariable('SITE_URL', '')
param operatorEmail = readEnvironmentVariable('OPERATOR_EMAIL', '')
param runbookUrl = readEnvironmentVariable('RUNBOOK_URL', 'docs/runbook.md')
param monthlyBudget = int(readEnvironmentVariable('MONTHLY_BUDGET', '25'))
param budgetStart = readEnvironmentVariable('BUDGET_START', '')
param privateNetwork = bool(readEnvironmentVariable('PRIVATE_NETWORK', 'false'))

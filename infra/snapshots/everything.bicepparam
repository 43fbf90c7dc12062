using '../subscription.bicep'

// Every option at once, to see in a snapshot what it makes. Nobody deploys this.

param environmentName = 'all'
param location = 'westeurope'
param mail = {
  sender: 'Smtp'
  from: 'alerts@alerts.example.org'
  fromName: 'Alerts'
  postalAddress: ''
  concurrency: 4
  webhookPublicKey: ''
  smtpHost: 'smtp.example.org'
  smtpPort: 465
  smtpUser: 'alerts'
}
param smtpPassword = readEnvironmentVariable('SMTP_PASSWORD', 'not-a-password')
param papers = {
  sources: 'hf arxiv:cs.CL'
  schedule: '0 30 5 * * *'
  contact: 'operator@alerts.example.org'
}
param scale = {
  instanceMemoryMB: 4096
  maximumInstanceCount: 200
  httpConcurrency: 32
  matchRanges: 256
}
param languageSku = 'F0'
param storageSku = 'Standard_GZRS'
param logs = {
  retentionDays: 90
  dailyCapMB: 1500
  diagnostics: 'all'
}
param siteUrl = 'https://alerts.example.org'
param operatorEmail = 'operator@alerts.example.org'
param runbookUrl = 'https://example.org/alerts/docs/runbook.md'
param monthlyBudget = 100
param budgetStart = '2026-12-01'
param privateNetwork = true

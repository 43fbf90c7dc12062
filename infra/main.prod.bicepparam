using 'main.bicep'

// Real readers. Change the addresses, then:
//   SENDGRID_API_KEY=… az deployment group create --resource-group <group> --parameters infra/main.prod.bicepparam
// subscription.bicepparam does the same from environment variables alone, and makes the group as well.

param environmentName = 'prod'
param mail = {
  sender: 'SendGrid'
  from: 'alerts@alerts.example.org'
  fromName: 'Alerts'
  postalAddress: 'Alerts, 1 Example Street, 12345 Example'
  concurrency: 8
  webhookPublicKey: ''
  smtpHost: ''
  smtpPort: 587
  smtpUser: ''
}
param sendGridApiKey = readEnvironmentVariable('SENDGRID_API_KEY', '')
param papers = {
  sources: 'hf arxiv:cs.AI+cs.CL+cs.CV+cs.LG'
  schedule: '0 0 6,18 * * *'
  contact: 'operator@alerts.example.org'
}
param storageSku = 'Standard_ZRS'
param siteUrl = 'https://alerts.example.org'
param operatorEmail = 'operator@alerts.example.org'
param monthlyBudget = 50
param budgetStart = '2026-12-01'

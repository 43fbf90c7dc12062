using 'main.bicep'

// A trial: nothing is mailed, nothing is paid for beyond cents.
//   az deployment group create --resource-group <group> --parameters infra/main.dev.bicepparam

param environmentName = 'dev'
param languageSku = 'none'
param scale = {
  instanceMemoryMB: 512
  maximumInstanceCount: 4
  httpConcurrency: 16
  matchRanges: 4
}
param logs = {
  retentionDays: 30
  dailyCapMB: 50
  diagnostics: 'essential'
}
param monthlyBudget = 5

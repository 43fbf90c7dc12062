metadata name = 'Alerts'
metadata description = 'Everything Alerts needs in one resource group: one identity, no keys. subscription.bicep makes the group and calls this.'

import { logsType, mailType, namesType, papersType, scaleType, tagsType } from 'types.bicep'

@description('Name of the environment (dev, prod): part of every name.')
@minLength(2)
@maxLength(12)
param environmentName string

@description('Region of everything; it must offer Flex Consumption.')
@minLength(3)
param location string = resourceGroup().location

@description('Tags on every resource.')
param tags tagsType = {}

@description('How mail leaves the app. The default sends nothing to anybody.')
param mail mailType = {
  sender: 'Folder'
  from: 'alerts@localhost'
  fromName: 'Alerts'
  postalAddress: ''
  concurrency: 8
  webhookPublicKey: ''
  smtpHost: ''
  smtpPort: 587
  smtpUser: ''
}

@description('SendGrid\'s API key with the permission Mail Send alone. It goes to Key Vault; empty leaves the stored one as it is.')
@secure()
param sendGridApiKey string = ''

@description('The SMTP password. It goes to Key Vault; empty leaves the stored one as it is.')
@secure()
param smtpPassword string = ''

@description('Which papers are read, and when.')
param papers papersType = {
  sources: 'hf'
  schedule: '0 0 6,18 * * *'
  contact: ''
}

@description('How far the app may grow.')
param scale scaleType = {
  instanceMemoryMB: 2048
  maximumInstanceCount: 40
  httpConcurrency: 16
  matchRanges: 16
}

@description('Azure AI Language for key phrases: none leaves them to the local extractor, F0 is free but only one fits in a subscription.')
@allowed([
  'none'
  'F0'
  'S'
])
param languageSku string = 'S'

@description('Text records a day (a thousand characters begun, what Azure bills) that may go to Azure AI Language: the brake on its cost.')
@minValue(0)
@maxValue(100000)
param languageDailyRecords int = 200

@description('Copies of the data: within one data centre, over the region\'s zones, or in a second region as well.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GRS'
  'Standard_GZRS'
])
param storageSku string = 'Standard_LRS'

@description('Telemetry: how long, how much a day, how detailed.')
param logs logsType = {
  retentionDays: 30
  dailyCapMB: 200
  diagnostics: 'essential'
}

@description('Where people reach the app (https://alerts.example.org); empty for the host name Azure gives it.')
@maxLength(200)
param siteUrl string = ''

@description('Who hears when something is wrong or dear; empty for nobody, which is wise only for a trial.')
@maxLength(254)
param operatorEmail string = ''

@description('Address of docs/runbook.md, which every alert links to.')
@minLength(1)
@maxLength(500)
param runbookUrl string = 'docs/runbook.md'

@description('What a month may cost before the operator hears of it, in the currency of the subscription; 0 for no budget.')
@minValue(0)
@maxValue(1000000)
param monthlyBudget int = 25

@description('First day of the month the budget is made in (2026-12-01), set once and kept: Azure refuses to change it. Empty for no budget.')
@maxLength(10)
param budgetStart string = ''

@description('Whether storage, vault and language are reached through private endpoints alone: about 40 dollars a month more.')
param privateNetwork bool = false

@description('A short name of this deployment that is the same every time.')
var token = uniqueString(resourceGroup().id, environmentName)

@description('First part of every name that need not be unique in the world.')
var prefix = 'alerts-${toLower(environmentName)}'

@description('The names of all resources.')
var names namesType = {
  identity: 'id-${prefix}'
  storage: 'stalerts${token}'
  workspace: 'log-${prefix}'
  insights: 'appi-${prefix}'
  vault: 'kv-alerts-${take(token, 13)}'
  language: 'lang-alerts-${token}'
  plan: 'plan-${prefix}'
  app: 'func-alerts-${token}'
  network: 'vnet-${prefix}'
}

@description('Tags with our own.')
var allTags = union({ application: 'Alerts', environment: environmentName }, tags)

@description('Whether there is an Azure AI Language account.')
var withLanguage = languageSku != 'none'

@description('The secret of the sender in use, by its name in the vault.')
var secretName = { SendGrid: 'SendGridApiKey', Smtp: 'SmtpPassword', Folder: '' }[mail.sender]

module identity 'modules/identity.bicep' = {
  params: {
    name: names.identity
    location: location
    tags: allTags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    workspaceName: names.workspace
    insightsName: names.insights
    location: location
    tags: allTags
    logs: logs
  }
}

module storage 'modules/storage.bicep' = {
  params: {
    name: names.storage
    location: location
    tags: allTags
    sku: storageSku
    privateNetwork: privateNetwork
    workspaceId: monitoring.outputs.workspaceId
    logs: logs
  }
}

module keyVault 'modules/keyvault.bicep' = {
  params: {
    name: names.vault
    location: location
    tags: allTags
    privateNetwork: privateNetwork
    sendGridApiKey: sendGridApiKey
    smtpPassword: smtpPassword
    workspaceId: monitoring.outputs.workspaceId
    logs: logs
  }
}

module language 'modules/language.bicep' = if (withLanguage) {
  params: {
    name: names.language
    location: location
    tags: allTags
    sku: languageSku == 'F0' ? 'F0' : 'S'
    privateNetwork: privateNetwork
    workspaceId: monitoring.outputs.workspaceId
    logs: logs
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  params: {
    name: names.network
    location: location
    tags: allTags
    workspaceId: monitoring.outputs.workspaceId
    logs: logs
    storageName: names.storage
    vaultName: names.vault
    languageName: withLanguage ? names.language : ''
  }
  dependsOn: [
    keyVault
    language
    storage
  ]
}

module roles 'modules/roles.bicep' = {
  params: {
    principalId: identity.outputs.principalId
    identityName: names.identity
    storageName: names.storage
    insightsName: names.insights
    vaultName: names.vault
    secretName: secretName
    languageName: withLanguage ? names.language : ''
  }
  dependsOn: [
    keyVault
    language
    monitoring
    storage
  ]
}

module app 'modules/app.bicep' = {
  params: {
    planName: names.plan
    name: names.app
    location: location
    tags: allTags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storage: {
      blobUri: storage.outputs.blobUri
      queueUri: storage.outputs.queueUri
      tableUri: storage.outputs.tableUri
      packagesUri: storage.outputs.packagesUri
    }
    insightsConnectionString: monitoring.outputs.connectionString
    vaultUri: keyVault.outputs.uri
    keyRingKeyUri: keyVault.outputs.keyRingKeyUri
    languageEndpoint: language.?outputs.endpoint ?? ''
    languageDailyRecords: languageDailyRecords
    mail: mail
    papers: papers
    scale: scale
    siteUrl: siteUrl
    subnetId: network.?outputs.appSubnetId ?? ''
    workspaceId: monitoring.outputs.workspaceId
    logs: logs
  }
  dependsOn: [
    roles
  ]
}

module alerts 'modules/alerts.bicep' = {
  params: {
    prefix: prefix
    location: location
    tags: allTags
    operatorEmail: operatorEmail
    runbookUrl: runbookUrl
    workspaceId: monitoring.outputs.workspaceId
    storageId: storage.outputs.id
  }
}

module budget 'modules/budget.bicep' = if (monthlyBudget > 0 && !empty(budgetStart) && !empty(operatorEmail)) {
  params: {
    name: prefix
    amount: max(1, monthlyBudget)
    start: budgetStart
    operatorEmail: operatorEmail
  }
}

@description('Name of the function app.')
output appName string = names.app

@description('Where people reach the app.')
output url string = app.outputs.url

@description('The host name Azure gives the app: what a domain of one\'s own points at.')
output hostName string = app.outputs.hostName

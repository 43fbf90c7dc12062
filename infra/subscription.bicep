targetScope = 'subscription'

metadata name = 'Alerts, from an empty subscription'
metadata description = 'Makes the resource group and calls main.bicep, so that one command does it all: azd up.'

import { logsType, mailType, papersType, scaleType, tagsType } from 'types.bicep'

@description('Name of the environment (dev, prod): part of every name.')
@minLength(2)
@maxLength(12)
param environmentName string

@description('Region of everything; it must offer Flex Consumption.')
@minLength(3)
@metadata({ azd: { type: 'location' } })
param location string

@description('Name of the resource group; empty for rg-alerts-<environment>.')
@maxLength(90)
param resourceGroupName string = ''

@description('Tags on every resource.')
param tags tagsType = {}

@description('How mail leaves the app.')
param mail mailType

@description('SendGrid\'s API key with the permission Mail Send alone. It goes to Key Vault; empty leaves the stored one as it is.')
@secure()
param sendGridApiKey string = ''

@description('The SMTP password. It goes to Key Vault; empty leaves the stored one as it is.')
@secure()
param smtpPassword string = ''

@description('Which papers are read, and when.')
param papers papersType

@description('How far the app may grow.')
param scale scaleType

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
param logs logsType

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

@description('Tags with the one by which azd finds the environment again.')
var allTags = union(tags, { 'azd-env-name': environmentName })

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: empty(resourceGroupName) ? 'rg-alerts-${environmentName}' : resourceGroupName
  location: location
  tags: allTags
}

module main 'main.bicep' = {
  scope: group
  params: {
    environmentName: environmentName
    location: location
    tags: allTags
    mail: mail
    sendGridApiKey: sendGridApiKey
    smtpPassword: smtpPassword
    papers: papers
    scale: scale
    languageSku: languageSku
    languageDailyRecords: languageDailyRecords
    storageSku: storageSku
    logs: logs
    siteUrl: siteUrl
    operatorEmail: operatorEmail
    runbookUrl: runbookUrl
    monthlyBudget: monthlyBudget
    budgetStart: budgetStart
    privateNetwork: privateNetwork
  }
}

@description('The resource group: what azd deploys to and what a clean-up removes.')
output AZURE_RESOURCE_GROUP string = group.name

@description('Name of the function app.')
output AZURE_FUNCTION_NAME string = main.outputs.appName

@description('Where people reach the app.')
output ALERTS_URL string = main.outputs.url

@description('The host name Azure gives the app: what a domain of one\'s own points at.')
output ALERTS_HOST_NAME string = main.outputs.hostName

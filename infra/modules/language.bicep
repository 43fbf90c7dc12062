metadata description = 'Azure AI Language for key phrases. Reached by identity only, which needs the host name of its own.'

import { logsType, tagsType } from '../types.bicep'

@description('Name of the account, and its host name.')
@minLength(2)
@maxLength(64)
param name string

@description('Region.')
param location string

@description('Tags.')
param tags tagsType

@description('F0 is free, and only one F0 fits in a subscription; S is paid by the thousand characters.')
@allowed([
  'F0'
  'S'
])
param sku string

@description('Whether the account is reached through private endpoints alone.')
param privateNetwork bool

@description('The workspace that diagnostics go to.')
param workspaceId string

@description('What diagnostics keep.')
param logs logsType

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'TextAnalytics'
  sku: {
    name: sku
  }
  properties: {
    customSubDomainName: name
    disableLocalAuth: true
    publicNetworkAccess: privateNetwork ? 'Disabled' : 'Enabled'
    restrictOutboundNetworkAccess: true
    allowedFqdnList: []
    networkAcls: {
      defaultAction: privateNetwork ? 'Deny' : 'Allow'
    }
  }
}

#disable-next-line use-recent-api-versions // The newest version of diagnostic settings with category groups.
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: account
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: logs.diagnostics == 'all' ? 'allLogs' : 'audit'
        enabled: true
      }
    ]
  }
}

@description('Where the app asks for key phrases.')
output endpoint string = account.properties.endpoint

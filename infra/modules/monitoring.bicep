metadata description = 'Log Analytics and Application Insights: no keys, a daily cap, one place for all telemetry.'

import { logsType, tagsType } from '../types.bicep'

@description('Name of the Log Analytics workspace.')
@minLength(4)
@maxLength(63)
param workspaceName string

@description('Name of the Application Insights component.')
@minLength(1)
@maxLength(260)
param insightsName string

@description('Region.')
param location string

@description('Tags.')
param tags tagsType

@description('How long telemetry is kept and how much comes in.')
param logs logsType

@description('The cap in gigabytes as Azure wants it; Bicep has no decimals.')
var dailyQuotaGb = json('${logs.dailyCapMB / 1000}.${padLeft(string(logs.dailyCapMB % 1000), 3, '0')}')

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: logs.retentionDays
    workspaceCapping: {
      dailyQuotaGb: dailyQuotaGb
    }
    features: {
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    DisableLocalAuth: true
    IngestionMode: 'LogAnalytics'
    WorkspaceResourceId: workspace.id
  }
}

#disable-next-line use-recent-api-versions // The newest version of diagnostic settings with category groups.
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: workspace
  properties: {
    workspaceId: workspace.id
    logs: [
      {
        categoryGroup: 'audit'
        enabled: true
      }
    ]
  }
}

@description('Resource id of the workspace.')
output workspaceId string = workspace.id

@description('Where the app sends telemetry. Not a secret: local authentication is off, so it opens nothing.')
output connectionString string = insights.properties.ConnectionString

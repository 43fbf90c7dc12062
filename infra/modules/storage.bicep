metadata description = 'The storage account: packages and leases (blobs), the bell (queues), the truth (tables). Reached by identity only.'

import { logsType, tagsType } from '../types.bicep'

@description('Name of the storage account.')
@minLength(3)
@maxLength(24)
param name string

@description('Region.')
param location string

@description('Tags.')
param tags tagsType

@description('Copies of the data: within one data centre, over the region\'s zones, or in a second region as well.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GRS'
  'Standard_GZRS'
])
param sku string

@description('Whether the account is reached through private endpoints alone.')
param privateNetwork bool

@description('The workspace that diagnostics go to.')
param workspaceId string

@description('What diagnostics keep.')
param logs logsType

@description('The container the app\'s package is deployed to.')
var packages = 'packages'

@description('The queues of the app, the same as in shared/Pipeline/Messages.cs, each with its poison queue.')
var queues = [
  'match'
  'send'
  'letters'
]

@description('Log categories of each service: who removed something, or every request.')
var categories = logs.diagnostics == 'all'
  ? [
      'StorageRead'
      'StorageWrite'
      'StorageDelete'
    ]
  : [
      'StorageDelete'
    ]

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    isLocalUserEnabled: false
    isSftpEnabled: false
    minimumTlsVersion: 'TLS1_2'
    publicNetworkAccess: privateNetwork ? 'Disabled' : 'Enabled'
    supportsHttpsTrafficOnly: true
    networkAcls: {
      bypass: 'None'
      defaultAction: privateNetwork ? 'Deny' : 'Allow'
    }
    encryption: {
      keySource: 'Microsoft.Storage'
      requireInfrastructureEncryption: true
      services: {
        queue: {
          keyType: 'Account'
        }
        table: {
          keyType: 'Account'
        }
      }
    }
  }
}

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    // A deployment overwrites the package: the versions are what a rollback without a rebuild goes back to.
    isVersioningEnabled: true
    deleteRetentionPolicy: {
      enabled: true
      days: 14
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: 14
    }
  }
}

resource packageContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = {
  parent: blobService
  name: packages
  properties: {
    publicAccess: 'None'
  }
}

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2025-01-01' = {
  parent: account
  name: 'default'
}

resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-01-01' = [
  for name in queues: {
    parent: queueService
    name: name
  }
]

resource poisonQueue 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-01-01' = [
  for name in queues: {
    parent: queueService
    name: '${name}-poison'
  }
]

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2025-01-01' = {
  parent: account
  name: 'default'
}

// Versions of the package older than a month are of no use.
resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'old-packages'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: [
                'blockBlob'
              ]
              prefixMatch: [
                '${packages}/'
              ]
            }
            actions: {
              version: {
                delete: {
                  daysAfterCreationGreaterThan: 30
                }
              }
            }
          }
        }
      ]
    }
  }
  dependsOn: [
    blobService
  ]
}

#disable-next-line use-recent-api-versions // The newest version of diagnostic settings with category groups.
resource accountDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: account
  properties: {
    workspaceId: workspaceId
    metrics: [
      {
        category: 'Capacity'
        enabled: true
      }
    ]
  }
}

#disable-next-line use-recent-api-versions // The newest version of diagnostic settings with category groups.
resource blobDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: blobService
  properties: {
    workspaceId: workspaceId
    logs: [for category in categories: { category: category, enabled: true }]
  }
}

#disable-next-line use-recent-api-versions // The newest version of diagnostic settings with category groups.
resource queueDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: queueService
  properties: {
    workspaceId: workspaceId
    logs: [for category in categories: { category: category, enabled: true }]
  }
}

#disable-next-line use-recent-api-versions // The newest version of diagnostic settings with category groups.
resource tableDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: tableService
  properties: {
    workspaceId: workspaceId
    logs: [for category in categories: { category: category, enabled: true }]
  }
}

@description('Resource id of the account.')
output id string = account.id

@description('Blob endpoint, with a slash at its end.')
output blobUri string = account.properties.primaryEndpoints.blob

@description('Queue endpoint.')
output queueUri string = account.properties.primaryEndpoints.queue

@description('Table endpoint.')
output tableUri string = account.properties.primaryEndpoints.table

@description('Where the app\'s package is deployed: a URL, not a resource id.')
output packagesUri string = '${account.properties.primaryEndpoints.blob}${packageContainer.name}'

metadata description = 'A virtual network for the app and private endpoints for all it talks to. Optional: it costs more than the app.'

import { logsType, tagsType } from '../types.bicep'

@description('Name of the network.')
@minLength(2)
@maxLength(64)
param name string

@description('Region.')
param location string

@description('Tags.')
param tags tagsType

@description('The workspace that diagnostics go to.')
param workspaceId string

@description('What diagnostics keep.')
param logs logsType

@description('Name of the storage account.')
param storageName string

@description('Name of the vault.')
param vaultName string

@description('Name of the Azure AI Language account; empty for none.')
param languageName string

@description('What gets a private endpoint: the service, its group, and the zone its name lives in.')
var wanted = concat(
  [
    {
      name: 'blob'
      id: storage.id
      group: 'blob'
      zone: 'privatelink.blob.${environment().suffixes.storage}'
    }
    {
      name: 'queue'
      id: storage.id
      group: 'queue'
      zone: 'privatelink.queue.${environment().suffixes.storage}'
    }
    {
      name: 'table'
      id: storage.id
      group: 'table'
      zone: 'privatelink.table.${environment().suffixes.storage}'
    }
    {
      name: 'vault'
      id: vault.id
      group: 'vault'
      zone: 'privatelink.vaultcore.azure.net'
    }
  ],
  empty(languageName)
    ? []
    : [
        {
          name: 'language'
          id: language.id
          group: 'account'
          zone: 'privatelink.cognitiveservices.azure.com'
        }
      ]
)

resource storage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: storageName
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: vaultName
}

resource language 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = if (!empty(languageName)) {
  name: empty(languageName) ? 'none' : languageName
}

resource securityGroup 'Microsoft.Network/networkSecurityGroups@2025-05-01' = {
  name: '${name}-endpoints'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        name: 'app-to-endpoints'
        properties: {
          description: 'The app reaches the endpoints over TLS.'
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: '10.20.0.0/24'
          sourcePortRange: '*'
          destinationAddressPrefix: '10.20.1.0/24'
          destinationPortRange: '443'
        }
      }
      {
        name: 'nobody-else'
        properties: {
          description: 'Nothing else comes in.'
          priority: 4096
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.20.0.0/16'
      ]
    }
  }

  resource appSubnet 'subnets' = {
    name: 'app'
    properties: {
      addressPrefix: '10.20.0.0/24'
      delegations: [
        {
          name: 'flex-consumption'
          properties: {
            serviceName: 'Microsoft.App/environments'
          }
        }
      ]
    }
  }

  resource endpointSubnet 'subnets' = {
    name: 'endpoints'
    properties: {
      addressPrefix: '10.20.1.0/24'
      defaultOutboundAccess: false
      networkSecurityGroup: {
        id: securityGroup.id
      }
      privateEndpointNetworkPolicies: 'Enabled'
    }
    // Azure changes one subnet of a network at a time.
    dependsOn: [
      appSubnet
    ]
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for item in wanted: {
    name: item.zone
    location: 'global'
    tags: tags
  }
]

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (item, i) in wanted: {
    parent: zone[i]
    name: name
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: {
        id: network.id
      }
    }
  }
]

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = [
  for item in wanted: {
    name: '${name}-${item.name}'
    location: location
    tags: tags
    properties: {
      subnet: {
        id: network::endpointSubnet.id
      }
      privateLinkServiceConnections: [
        {
          name: item.name
          properties: {
            privateLinkServiceId: item.id
            groupIds: [
              item.group
            ]
          }
        }
      ]
    }
  }
]

resource zoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = [
  for (item, i) in wanted: {
    parent: endpoint[i]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        {
          name: item.name
          properties: {
            privateDnsZoneId: zone[i].id
          }
        }
      ]
    }
    dependsOn: [
      link[i]
    ]
  }
]

#disable-next-line use-recent-api-versions // The newest version of diagnostic settings with category groups.
resource groupDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: securityGroup
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'NetworkSecurityGroupEvent'
        enabled: logs.diagnostics == 'all'
      }
      {
        category: 'NetworkSecurityGroupRuleCounter'
        enabled: true
      }
    ]
  }
}

#disable-next-line use-recent-api-versions // The newest version of diagnostic settings with category groups.
resource networkDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: network
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'VMProtectionAlerts'
        enabled: true
      }
    ]
  }
}

@description('The subnet the app sends from.')
output appSubnetId string = network::appSubnet.id

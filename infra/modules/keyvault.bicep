metadata description = 'Key Vault: the provider\'s secret, and the key that encrypts the key ring of the links in the mails.'

import { logsType, tagsType } from '../types.bicep'

@description('Name of the vault.')
@minLength(3)
@maxLength(24)
param name string

@description('Region.')
param location string

@description('Tags.')
param tags tagsType

@description('Whether the vault is reached through private endpoints alone.')
param privateNetwork bool

@description('SendGrid\'s API key; empty leaves the stored one as it is.')
@secure()
param sendGridApiKey string

@description('The SMTP password; empty leaves the stored one as it is.')
@secure()
param smtpPassword string

@description('The workspace that diagnostics go to.')
param workspaceId string

@description('What diagnostics keep.')
param logs logsType

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enablePurgeProtection: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enabledForDeployment: false
    enabledForDiskEncryption: false
    enabledForTemplateDeployment: false
    publicNetworkAccess: privateNetwork ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: privateNetwork ? 'Deny' : 'Allow'
    }
  }
}

// Deploying again makes no new version: Azure leaves an existing key as it is.
resource keyRingKey 'Microsoft.KeyVault/vaults/keys@2025-05-01' = {
  parent: vault
  name: 'key-ring'
  tags: tags
  properties: {
    kty: 'RSA'
    keySize: 3072
    keyOps: [
      'wrapKey'
      'unwrapKey'
    ]
    attributes: {
      enabled: true
      exportable: false
    }
  }
}

resource sendGridSecret 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = if (!empty(sendGridApiKey)) {
  parent: vault
  name: 'SendGridApiKey'
  tags: tags
  properties: {
    value: sendGridApiKey
    contentType: 'SendGrid API key, Mail Send only'
    attributes: {
      enabled: true
    }
  }
}

resource smtpSecret 'Microsoft.KeyVault/vaults/secrets@2025-05-01' = if (!empty(smtpPassword)) {
  parent: vault
  name: 'SmtpPassword'
  tags: tags
  properties: {
    value: smtpPassword
    contentType: 'SMTP password'
    attributes: {
      enabled: true
    }
  }
}

#disable-next-line use-recent-api-versions // The newest version of diagnostic settings with category groups.
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: vault
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

@description('URI of the vault, with a slash at its end.')
output uri string = vault.properties.vaultUri

@description('URI of the key that encrypts the key ring, without a version, so that a rotation needs no deployment.')
output keyRingKeyUri string = keyRingKey.properties.keyUri

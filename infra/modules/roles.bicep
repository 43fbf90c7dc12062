metadata description = 'What the app may do, each role on the smallest thing that holds it. Everything the app may touch is on this page.'

@description('Principal id of the app\'s identity.')
@minLength(36)
@maxLength(36)
param principalId string

@description('Name of the app\'s identity: with the role and the scope it makes the name of an assignment, the same on every deployment.')
param identityName string

@description('Name of the storage account.')
param storageName string

@description('Name of the Application Insights component.')
param insightsName string

@description('Name of the vault.')
param vaultName string

@description('Name of the secret that the mail sender needs; empty for none.')
param secretName string

@description('Name of the Azure AI Language account; empty for none.')
param languageName string

@description('The built-in roles in use.')
var roles = {
  storageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  keyVaultCryptoUser: '12338af0-0e69-4776-bea7-57ae8d297424'
  cognitiveServicesUser: 'a97b65f3-24c7-4388-baec-2e87135dc908'
}

@description('What the Functions host needs of the account: packages and leases as owner, queues and tables as contributor.')
var storageRoles = [
  roles.storageBlobDataOwner
  roles.storageQueueDataContributor
  roles.storageTableDataContributor
]

resource storage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: storageName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: vaultName

  resource keyRingKey 'keys' existing = {
    name: 'key-ring'
  }

  resource secret 'secrets' existing = if (!empty(secretName)) {
    name: empty(secretName) ? 'none' : secretName
  }
}

resource language 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = if (!empty(languageName)) {
  name: empty(languageName) ? 'none' : languageName
}

resource onStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in storageRoles: {
    name: guid(storage.id, identityName, role)
    scope: storage
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource onInsights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, identityName, roles.monitoringMetricsPublisher)
  scope: insights
  properties: {
    description: 'Send telemetry.'
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.monitoringMetricsPublisher)
  }
}

resource onKeyRingKey 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault::keyRingKey.id, identityName, roles.keyVaultCryptoUser)
  scope: vault::keyRingKey
  properties: {
    description: 'Wrap and unwrap the key ring with this one key.'
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultCryptoUser)
  }
}

resource onSecret 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(secretName)) {
  name: guid(vault::secret.id, identityName, roles.keyVaultSecretsUser)
  scope: vault::secret
  properties: {
    description: 'Read the mail provider\'s secret, this one alone.'
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsUser)
  }
}

resource onLanguage 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(languageName)) {
  name: guid(language.id, identityName, roles.cognitiveServicesUser)
  scope: language
  properties: {
    description: 'Ask for key phrases.'
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.cognitiveServicesUser)
  }
}

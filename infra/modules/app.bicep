metadata description = 'The Flex Consumption plan and the function app, with every setting it reads.'

import { logsType, mailType, papersType, scaleType, tagsType } from '../types.bicep'

@description('Name of the plan.')
@minLength(1)
@maxLength(60)
param planName string

@description('Name of the app, and its host name.')
@minLength(2)
@maxLength(43)
param name string

@description('Region.')
param location string

@description('Tags.')
param tags tagsType

@description('Resource id of the identity the app runs as.')
param identityId string

@description('Client id of that identity.')
param identityClientId string

@description('Storage endpoints and the place of the package.')
param storage storageType

@description('Where telemetry goes.')
param insightsConnectionString string

@description('URI of the vault, with a slash at its end.')
param vaultUri string

@description('URI of the key that encrypts the key ring.')
param keyRingKeyUri string

@description('Azure AI Language endpoint; empty leaves key phrases to the local extractor.')
param languageEndpoint string

@description('Text records a day that may go to Azure AI Language: the brake on its cost.')
@minValue(0)
@maxValue(100000)
param languageDailyRecords int

@description('How mail leaves the app.')
param mail mailType

@description('Which papers are read, and when.')
param papers papersType

@description('How far the app may grow.')
param scale scaleType

@description('Where people reach the app; empty for the host name Azure gives it.')
param siteUrl string

@description('The subnet the app sends from; empty for none.')
param subnetId string

@description('The workspace that diagnostics go to.')
param workspaceId string

@description('What diagnostics keep.')
param logs logsType

@description('Storage endpoints and the place of the package.')
type storageType = {
  @description('Blob endpoint.')
  blobUri: string
  @description('Queue endpoint.')
  queueUri: string
  @description('Table endpoint.')
  tableUri: string
  @description('URL of the container the package is deployed to.')
  packagesUri: string
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  // azd finds the app to deploy to by this tag.
  tags: union(tags, { 'azd-service-name': 'functions' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    clientCertEnabled: false
    publicNetworkAccess: 'Enabled'
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      remoteDebuggingEnabled: false
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: storage.packagesUri
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        instanceMemoryMB: scale.instanceMemoryMB
        maximumInstanceCount: scale.maximumInstanceCount
        triggers: {
          http: {
            perInstanceConcurrency: scale.httpConcurrency
          }
        }
      }
    }
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }

  // The settings of docs/settings.md. A test reads them from the compiled template and holds both lists against each other.
  resource settings 'config' = {
    name: 'appsettings'
    properties: {
      AzureWebJobsStorage__blobServiceUri: storage.blobUri
      AzureWebJobsStorage__queueServiceUri: storage.queueUri
      AzureWebJobsStorage__tableServiceUri: storage.tableUri
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identityClientId
      AzureWebJobsDisableHomepage: 'true'
      APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
      DataProtection__KeyVaultKey: keyRingKeyUri
      KeyPhrases__DailyRecords: string(languageDailyRecords)
      KeyPhrases__Endpoint: languageEndpoint
      Mail__Concurrency: string(mail.concurrency)
      Mail__From: mail.from
      Mail__FromName: mail.fromName
      Mail__PostalAddress: mail.postalAddress
      Mail__Sender: mail.sender
      Match__Ranges: string(scale.matchRanges)
      Papers__Contact: papers.contact
      Papers__Sources: papers.sources
      PullSchedule: papers.schedule
      // The secrets are in the vault, which the app asks as its identity; a sender that is not in use has none.
      SendGrid__ApiKey: mail.sender == 'SendGrid' ? '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/SendGridApiKey)' : ''
      SendGrid__WebhookPublicKey: mail.webhookPublicKey
      Site__Url: empty(siteUrl) ? 'https://${app.properties.defaultHostName}' : siteUrl
      Smtp__Host: mail.smtpHost
      Smtp__Password: mail.sender == 'Smtp' ? '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/SmtpPassword)' : ''
      Smtp__Port: string(mail.smtpPort)
      Smtp__Security: mail.smtpPort == 465 ? 'Tls' : 'StartTls'
      Smtp__User: mail.smtpUser
    }
  }
}

#disable-next-line use-recent-api-versions // The newest version of diagnostic settings with category groups.
resource appDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: app
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        // The app's own logs go to Application Insights already; here they would be paid for twice.
        category: 'FunctionAppLogs'
        enabled: logs.diagnostics == 'all'
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

#disable-next-line use-recent-api-versions // The newest version of diagnostic settings with category groups.
resource planDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: plan
  properties: {
    workspaceId: workspaceId
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

@description('Resource id of the app.')
output id string = app.id

@description('Where people reach the app.')
output url string = empty(siteUrl) ? 'https://${app.properties.defaultHostName}' : siteUrl

@description('The host name Azure gives the app: what a domain of one\'s own points at.')
output hostName string = app.properties.defaultHostName

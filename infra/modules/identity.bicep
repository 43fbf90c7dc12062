metadata description = 'The one identity of the app. It holds no key: every role it has is in roles.bicep.'

import { tagsType } from '../types.bicep'

@description('Name of the identity.')
@minLength(3)
@maxLength(128)
param name string

@description('Region.')
param location string

@description('Tags.')
param tags tagsType

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('Resource id, for the resources that run as this identity.')
output id string = identity.id

@description('Client id, for the settings that say which identity to use.')
output clientId string = identity.properties.clientId

@description('Principal id, for role assignments.')
output principalId string = identity.properties.principalId

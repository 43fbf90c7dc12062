metadata description = 'The rules that tell the operator, each with a link to its paragraph in docs/runbook.md.'

import { tagsType } from '../types.bicep'

@description('First part of the names.')
@minLength(1)
@maxLength(60)
param prefix string

@description('Region.')
param location string

@description('Tags.')
param tags tagsType

@description('Who hears of it; empty makes the rules without mail.')
param operatorEmail string

@description('Address of the runbook, without an anchor.')
param runbookUrl string

@description('The workspace that the rules ask.')
param workspaceId string

@description('The storage account that the metric rule watches.')
param storageId string

@description('''
The rules that ask the logs. Each query answers with rows when something is wrong, and with none when all is well.
Severity 1 means that readers get no mail or soon will not; 2 means that somebody should look today.
''')
var rules = [
  {
    name: 'no-successful-pull'
    title: 'No successful pull in 26 hours'
    severity: 1
    frequency: 'PT1H'
    window: 'P2D'
    query: loadTextContent('../queries/no-successful-pull.kql')
  }
  {
    name: 'poison-message'
    title: 'A message failed too often and was put aside'
    severity: 1
    frequency: 'PT15M'
    window: 'PT30M'
    query: loadTextContent('../queries/poison-message.kql')
  }
  {
    name: 'alerts-overdue'
    title: 'Alerts are overdue by more than two hours'
    severity: 1
    frequency: 'PT30M'
    window: 'PT2H'
    query: loadTextContent('../queries/alerts-overdue.kql')
  }
  {
    name: 'mail-provider-refuses'
    title: 'The mail provider refuses'
    severity: 1
    frequency: 'PT15M'
    window: 'PT1H'
    query: loadTextContent('../queries/mail-provider-refuses.kql')
  }
  {
    name: 'mails-failing'
    title: 'More than 5 % of mails fail'
    severity: 2
    frequency: 'PT1H'
    window: 'PT6H'
    query: loadTextContent('../queries/mails-failing.kql')
  }
  {
    name: 'requests-failing'
    title: 'More than 5 % of requests or runs fail'
    severity: 2
    frequency: 'PT15M'
    window: 'PT1H'
    query: loadTextContent('../queries/requests-failing.kql')
  }
  {
    name: 'telemetry-capped'
    title: 'Telemetry reached its daily cap: the other rules are blind until tomorrow'
    severity: 2
    frequency: 'PT1H'
    window: 'PT2H'
    query: loadTextContent('../queries/telemetry-capped.kql')
  }
]

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${prefix}-operators'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'Alerts'
    emailReceivers: empty(operatorEmail)
      ? []
      : [
          {
            name: 'operator'
            emailAddress: operatorEmail
            useCommonAlertSchema: true
          }
        ]
  }
}

resource rule 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for item in rules: {
    name: '${prefix}-${item.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: item.title
      description: '${item.title}. What to do: ${runbookUrl}#${item.name}'
      enabled: true
      severity: item.severity
      evaluationFrequency: item.frequency
      windowSize: item.window
      scopes: [
        workspaceId
      ]
      // The tables appear with the first telemetry; a rule must not wait for that.
      skipQueryValidation: true
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: item.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [
          operators.id
        ]
        customProperties: {
          runbook: '${runbookUrl}#${item.name}'
        }
      }
    }
  }
]

resource storageUnavailable 'Microsoft.Insights/metricAlerts@2026-01-01' = {
  name: '${prefix}-storage-unavailable'
  location: 'global'
  tags: tags
  properties: {
    description: 'Storage answers less than 99 % of requests. What to do: ${runbookUrl}#storage-unavailable'
    enabled: true
    severity: 1
    scopes: [
      storageId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'availability'
          metricNamespace: 'Microsoft.Storage/storageAccounts'
          metricName: 'Availability'
          operator: 'LessThan'
          threshold: 99
          timeAggregation: 'Average'
        }
      ]
    }
    actions: [
      {
        actionGroupId: operators.id
        webHookProperties: {
          runbook: '${runbookUrl}#storage-unavailable'
        }
      }
    ]
  }
}

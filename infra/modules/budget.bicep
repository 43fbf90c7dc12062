metadata description = 'A budget for the resource group: it tells, it does not stop anything.'

@description('Name of the budget.')
@minLength(1)
@maxLength(63)
param name string

@description('What a month may cost, in the currency of the subscription.')
@minValue(1)
@maxValue(1000000)
param amount int

@description('First day of the month the budget was made in. It stays as it is for good: Azure refuses to change it.')
@minLength(10)
@maxLength(10)
param start string

@description('Who hears of it.')
@minLength(3)
param operatorEmail string

resource budget 'Microsoft.Consumption/budgets@2026-06-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: '${start}T00:00:00Z'
    }
    notifications: {
      half: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 50
        thresholdType: 'Actual'
        contactEmails: [
          operatorEmail
        ]
      }
      full: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 100
        thresholdType: 'Actual'
        contactEmails: [
          operatorEmail
        ]
      }
      forecast: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 110
        thresholdType: 'Forecasted'
        contactEmails: [
          operatorEmail
        ]
      }
    }
  }
}

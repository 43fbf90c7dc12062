metadata description = 'The shapes of the parameters that are more than one value.'

@export()
@description('Tags on every resource.')
type tagsType = {
  @description('A tag and its value.')
  *: string
}

@export()
@description('How mail leaves the app.')
type mailType = {
  @description('Who takes the mails. Folder writes files on an instance that is thrown away: good for nothing but a first look.')
  sender: 'SendGrid' | 'Smtp' | 'Folder'

  @description('The address every mail comes from. Its domain needs SPF, DKIM and DMARC: docs/mail-provider.md.')
  @minLength(3)
  @maxLength(254)
  from: string

  @description('The name every mail comes from.')
  @minLength(1)
  @maxLength(60)
  fromName: string

  @description('One line at the foot of every mail, where the law asks for a postal address; empty for none.')
  @maxLength(200)
  postalAddress: string

  @description('Mails under way at once in one instance.')
  @minValue(1)
  @maxValue(64)
  concurrency: int

  @description('The public key that SendGrid shows for its event webhook; empty leaves the webhook off.')
  @maxLength(200)
  webhookPublicKey: string

  @description('The SMTP server, for sender Smtp; else empty.')
  @maxLength(253)
  smtpHost: string

  @description('The SMTP port.')
  @minValue(1)
  @maxValue(65535)
  smtpPort: int

  @description('The SMTP user, for sender Smtp; else empty.')
  @maxLength(254)
  smtpUser: string
}

@export()
@description('Which papers are read, and when.')
type papersType = {
  @description('Sources separated by spaces: hf, arxiv:cs.CL+cs.LG.')
  @minLength(2)
  @maxLength(500)
  sources: string

  @description('When papers are pulled: NCRONTAB of six fields, UTC. Azure knows no time zone and no daylight saving here.')
  @minLength(11)
  @maxLength(100)
  schedule: string

  @description('An address or a page that the sources may write to when the app misbehaves; empty for none.')
  @maxLength(200)
  contact: string
}

@export()
@description('How far the app may grow.')
type scaleType = {
  @description('Memory of an instance.')
  instanceMemoryMB: 512 | 2048 | 4096

  @description('The most instances at once: the brake on cost when something runs wild.')
  @minValue(1)
  @maxValue(1000)
  maximumInstanceCount: int

  @description('HTTP requests at once in one instance.')
  @minValue(1)
  @maxValue(1000)
  httpConcurrency: int

  @description('Match messages a batch, each a range of profiles: how many instances can share one day.')
  matchRanges: 1 | 2 | 4 | 8 | 16 | 32 | 64 | 128 | 256
}

@export()
@description('What is kept of telemetry, and how much may come in a day.')
type logsType = {
  @description('Days that telemetry is kept; the first 31 are free.')
  @minValue(30)
  @maxValue(730)
  retentionDays: int

  @description('Telemetry taken in a day at most, in megabytes: a second brake on cost. The least Azure accepts is 23.')
  @minValue(23)
  @maxValue(100000)
  dailyCapMB: int

  @description('essential keeps who changed and who read secrets; all keeps every request to every resource, which costs.')
  diagnostics: 'essential' | 'all'
}

@export()
@description('The names of all resources: known before anything is deployed, so that what-if can see through them.')
type namesType = {
  @description('User-assigned identity.')
  identity: string
  @description('Storage account.')
  @minLength(3)
  @maxLength(24)
  storage: string
  @description('Log Analytics workspace.')
  workspace: string
  @description('Application Insights component.')
  insights: string
  @description('Key Vault.')
  @minLength(3)
  @maxLength(24)
  vault: string
  @description('Azure AI Language account, and its host name.')
  language: string
  @description('Flex Consumption plan.')
  plan: string
  @description('Function app, and its host name.')
  app: string
  @description('Virtual network, when there is one.')
  network: string
}

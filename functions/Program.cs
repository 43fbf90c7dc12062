#if LOCAL_HOST
using Alerts.Functions.Commands;

return await CommandLine.RunAsync(AlertsCommands.Create(), args);
#else
using Alerts.Functions.Hosts;

await AzureHost.RunAsync(args);
#endif

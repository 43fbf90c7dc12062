namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs a function for each message. Same shape as the attribute in Microsoft.Azure.Functions.Worker.Extensions.Storage.Queues.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class QueueTriggerAttribute(string queueName) : Attribute
{
    /// <summary>The queue.</summary>
    public string QueueName { get; } = queueName;

    /// <summary>The setting that holds the connection; null is <c>AzureWebJobsStorage</c>.</summary>
    public string? Connection { get; set; }
}

using Azure.Core;
using Azure.Core.Pipeline;

namespace Alerts.Storage;

/// <summary>What goes wrong with a write.</summary>
internal enum StorageFault
{
    /// <summary>The process dies before the write leaves it.</summary>
    DieBefore,

    /// <summary>The process dies after the write arrived, before anything else.</summary>
    DieAfter,

    /// <summary>The write arrives, its answer does not: the storage client repeats it.</summary>
    LoseAnswer,
}

/// <summary>The process died here. Nothing may catch this and go on as if a service had failed.</summary>
internal sealed class ProcessDiedException() : Exception("The process died here.");

/// <summary>
/// Does one wrong thing to the n-th write of a process: for tests that kill it between any two steps. Give it to
/// <see cref="StorageClients"/>; after a death every further request dies too.
/// </summary>
/// <param name="fault">What goes wrong.</param>
/// <param name="write">With which write, from 1.</param>
internal sealed class StorageFaults(StorageFault fault, int write) : HttpPipelinePolicy
{
    private int _writes;
    private volatile bool _dead;

    /// <summary>How many writes there were so far.</summary>
    public int Writes => _writes;

    /// <summary>Whether the process lived long enough for the fault to happen.</summary>
    public bool Happened { get; private set; }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var now = Before(message);
        ProcessNext(message, pipeline);
        After(now);
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var now = Before(message);
        await ProcessNextAsync(message, pipeline);
        After(now);
    }

    private bool Before(HttpMessage message)
    {
        if (_dead)
        {
            throw new ProcessDiedException();
        }

        // Making tables and queues happens at the start of every process and is not a step of the work.
        var isWrite = message.Request.Method != RequestMethod.Get && !message.Request.Uri.Path.EndsWith("/Tables", StringComparison.Ordinal);
        if (!isWrite || Interlocked.Increment(ref _writes) != write)
        {
            return false;
        }

        Happened = true;
        _dead = fault is not StorageFault.LoseAnswer;
        return fault is StorageFault.DieBefore ? throw new ProcessDiedException() : true;
    }

    private void After(bool now)
    {
        if (now && fault is StorageFault.LoseAnswer)
        {
            throw new IOException("The answer is lost.");
        }

        if (now || _dead)
        {
            throw new ProcessDiedException();
        }
    }
}

using System.Collections.Concurrent;
using Alerts.Delivery;

namespace Alerts.Pipeline;

/// <summary>A provider that answers as told, and remembers every mail it was handed. What is not told is taken.</summary>
internal sealed class ScriptedSender : IMailSender
{
    public string Name => "Scripted";

    public ConcurrentQueue<OutgoingMail> Mails { get; } = [];

    /// <summary>The answers to come, in order.</summary>
    public ConcurrentQueue<Func<OutgoingMail, SendOutcome>> Answers { get; } = [];

    public ScriptedSender Answer(params SendOutcome[] outcomes)
    {
        foreach (var outcome in outcomes)
        {
            Answers.Enqueue(_ => outcome);
        }

        return this;
    }

    public Task<SendOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        Mails.Enqueue(mail);
        return Task.FromResult(Answers.TryDequeue(out var answer) ? answer(mail) : new SendOutcome.Accepted("p1"));
    }
}

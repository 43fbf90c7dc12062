using Alerts.Delivery;
using Alerts.Delivery.Senders;
using Alerts.Mail;
using Alerts.Matching;
using Alerts.Papers;
using Alerts.Profiles;
using Microsoft.Extensions.Options;

namespace Alerts.Pipeline;

/// <summary>A mail to send, or why there is none to send.</summary>
/// <param name="Mail">The mail; null when there is a reason against it.</param>
/// <param name="Skip">Why the alert is skipped; null when there is a mail.</param>
public sealed record Rendering(OutgoingMail? Mail, string? Skip);

/// <summary>
/// Makes the mail of an alert. What it says was fixed when it was matched; to whom, whether at all and how much of it is as of now.
/// </summary>
public sealed class AlertRenderer(
    ProfileStore profiles,
    SuppressionStore suppressions,
    MatchStore matches,
    BatchPapersCache papers,
    AlertMailComposer composer,
    IOptions<SenderOptions> sender,
    TimeProvider time)
{
    /// <summary>How many papers the trending section shows.</summary>
    private const int MostTrending = 5;

    private readonly string _domain = sender.Value.From[(sender.Value.From.LastIndexOf('@') + 1)..];

    /// <summary>Renders the alert's mail.</summary>
    public async Task<Rendering> RenderAsync(Alert alert, CancellationToken cancellationToken)
    {
        var subscriber = await profiles.FindAsync(alert.SubscriberId, cancellationToken);
        if (await ReasonAgainstAsync(subscriber, cancellationToken) is { } reason)
        {
            return new(null, reason);
        }

        var told = new Dictionary<string, Match>(StringComparer.Ordinal);
        var read = new Dictionary<string, Paper>(StringComparer.Ordinal);
        var (leftOut, isOurs) = (0, false);
        foreach (var batch in alert.Batches)
        {
            // Moved to a later slot by a run that found this alert closed: that mail tells of it, not this one.
            if (await matches.FindAsync(alert.SubscriberId, batch, cancellationToken) is not { } filed || filed.Slot != alert.Slot)
            {
                continue;
            }

            isOurs = true;
            leftOut += filed.LeftOut;
            var byId = await papers.GetAsync(batch, cancellationToken);
            foreach (var (id, paper) in byId)
            {
                read[id] = paper;
            }

            Merge(told, filed, byId);
        }

        return isOurs
            ? await ComposeAsync(alert, subscriber!, told, read, leftOut, cancellationToken)
            : new(null, "its papers are in another mail");
    }

    private async Task<Rendering> ComposeAsync(
        Alert alert,
        Subscriber subscriber,
        Dictionary<string, Match> told,
        Dictionary<string, Paper> read,
        int leftOut,
        CancellationToken cancellationToken)
    {
        var settings = subscriber.Delivery;
        var best = told.Values.OrderByDescending(match => match.Score).ThenByDescending(match => match.Paper.Day)
            .ThenBy(match => match.Paper.Id, StringComparer.Ordinal).Take(settings.Cap).ToArray();
        var trending = settings.Trending ? Trending(read, [.. best.Select(match => match.Paper.Id)]) : [];
        if (best.Length == 0 && trending.Length == 0 && !settings.TellWhenNothing)
        {
            return new(null, "nothing to say");
        }

        var mail = new AlertMail
        {
            MailId = alert.MailId,
            MessageId = $"{alert.MailId}@{_domain}",
            Subscriber = subscriber,
            Date = DeliverySchedule.LocalDate(settings, alert.Slot.Due),
            Papers = best,
            Remaining = told.Count - best.Length + leftOut,
            PapersRead = read.Count,
            Trending = trending,
        };
        return new(await composer.ComposeAsync(mail, cancellationToken), null);
    }

    private async Task<string?> ReasonAgainstAsync(Subscriber? subscriber, CancellationToken cancellationToken)
    {
        if (subscriber is null)
        {
            return "the subscription was deleted";
        }

        if (!subscriber.IsActive(time.GetUtcNow()))
        {
            return subscriber.State.ToString().ToLowerInvariant();
        }

        if (!EmailAddress.TryParse(subscriber.Address, out var address))
        {
            return "the address cannot be written to";
        }

        return await suppressions.FindAsync(address!, cancellationToken) is { } suppression ? $"suppressed: {suppression.Reason}" : null;
    }

    /// <summary>A paper that two batches have is told once, as the later one has it, with the better of the two scores.</summary>
    private static void Merge(Dictionary<string, Match> told, FiledMatches filed, IReadOnlyDictionary<string, Paper> papers)
    {
        foreach (var entry in filed.Papers)
        {
            if (papers.TryGetValue(entry.PaperId, out var paper)
                && (!told.TryGetValue(entry.PaperId, out var known) || known.Score <= entry.Score))
            {
                told[entry.PaperId] = new Match(paper, entry.Score, entry.Hits);
            }
        }
    }

    private static Paper[] Trending(Dictionary<string, Paper> read, HashSet<string> shown) =>
    [
        .. read.Values.Where(paper => paper.Upvotes > 0 && !shown.Contains(paper.Id))
            .OrderByDescending(paper => paper.Upvotes).ThenBy(paper => paper.Id, StringComparer.Ordinal).Take(MostTrending),
    ];
}

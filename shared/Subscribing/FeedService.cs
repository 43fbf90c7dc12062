using System.Globalization;
using System.Text;
using System.Xml;
using Alerts.Delivery;
using Alerts.Links;
using Alerts.Mail;
using Alerts.Papers;
using Alerts.Profiles;

namespace Alerts.Subscribing;

/// <summary>The private Atom feed (RFC 4287) of what matched for one person, newest first.</summary>
public sealed class FeedService(LinkTokens tokens, SiteLinks links, ProfileStore profiles, MatchStore matches, RecentPapers papers, TimeProvider time)
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int MostEntries = 100;
    private const int SummaryLength = 600;

    /// <summary>The feed's address.</summary>
    public string Address(Subscriber subscriber) =>
        links.Feed(tokens.Create(LinkPurpose.Feed, subscriber.Id, LinkDetail.Version(subscriber.FeedVersion)));

    /// <summary>The feed as a UTF-8 document; null when the token is none, was renewed, or its person is gone.</summary>
    public async Task<byte[]?> ReadAsync(string? token, CancellationToken cancellationToken)
    {
        if (tokens.Read(LinkPurpose.Feed, token, out var link) is not LinkTokenState.Valid
            || await profiles.FindAsync(link!.SubscriberId, cancellationToken) is not { } subscriber
            || !link.IsOf(subscriber.FeedVersion)
            || subscriber.State is SubscriberState.Pending)
        {
            return null;
        }

        List<FiledMatches> filed = [];
        await foreach (var batch in matches.ListAsync(subscriber.Id, cancellationToken))
        {
            filed.Add(batch);
        }

        return Write(subscriber, links.Feed(token!), await EntriesAsync(filed, cancellationToken));
    }

    private async Task<List<(FiledMatches Batch, FiledPaper Match, Paper Paper)>> EntriesAsync(
        List<FiledMatches> filed, CancellationToken cancellationToken)
    {
        List<(FiledMatches, FiledPaper, Paper)> entries = [];
        foreach (var batch in filed.OrderByDescending(batch => batch.Batch, StringComparer.Ordinal).Where(batch => batch.Papers.Count > 0))
        {
            var known = (await papers.ReadBatchAsync(batch.Batch, cancellationToken)).ToDictionary(paper => paper.Id);
            entries.AddRange(batch.Papers.Where(paper => known.ContainsKey(paper.PaperId)).Select(paper => (batch, paper, known[paper.PaperId])));
            if (entries.Count >= MostEntries)
            {
                break;
            }
        }

        return [.. entries.Take(MostEntries)];
    }

    private byte[] Write(Subscriber subscriber, string self, List<(FiledMatches Batch, FiledPaper Match, Paper Paper)> entries)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("feed", Atom);
            Element(xml, "title", "Paper alerts");
            Element(xml, "id", $"urn:uuid:{Guid.ParseExact(subscriber.Id, "N")}");
            Element(xml, "updated", Instant(entries.Count > 0 ? entries.Max(entry => entry.Batch.Slot.Due) : time.GetUtcNow()));
            Link(xml, "self", self);
            Link(xml, "alternate", links.Home);
            foreach (var (batch, match, paper) in entries)
            {
                Entry(xml, batch, match, paper);
            }

            xml.WriteEndElement();
        }

        return buffer.ToArray();
    }

    private void Entry(XmlWriter xml, FiledMatches batch, FiledPaper filed, Paper paper)
    {
        var view = PaperView.Of(new(paper, filed.Score, filed.Hits), SummaryLength, []);
        xml.WriteStartElement("entry", Atom);
        Element(xml, "title", Segment.Join(view.Title));
        Element(xml, "id", $"tag:{links.Host},2026:{Uri.EscapeDataString(paper.Id)}");
        Element(xml, "updated", Instant(batch.Slot.Due));
        Link(xml, "alternate", view.Url ?? links.Day(paper.Day));
        foreach (var author in paper.Authors.Select(SafeText.Line).Where(name => name.Length > 0).DefaultIfEmpty("unknown"))
        {
            xml.WriteStartElement("author", Atom);
            Element(xml, "name", author);
            xml.WriteEndElement();
        }

        Element(xml, "summary", $"Score {view.Score}. {view.Reasons}. {Segment.Join(view.Excerpt)}");
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, SafeText.Line(text));

    private static void Link(XmlWriter xml, string relation, string href)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

using System.Net;
using Alerts.Delivery;
using Alerts.Matching;
using Alerts.Papers;
using Alerts.Profiles;
using Alerts.Storage;

namespace Alerts.Subscribing;

/// <summary>What a person takes away, follows and erases.</summary>
public sealed class OwnDataTests(App app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Export_holds_everything_and_erasing_leaves_nothing()
    {
        var (owner, reader) = await app.OwnerAsync();
        var (batch, paper) = await FileAsync(reader);

        var export = await owner.GetAsync("/api/profile/export");
        Assert.Equal("alerts.json", export.FileName);
        Assert.Equal(reader.Address, (string)export.Ok()["profile"]!["email"]!);
        Assert.Equal(paper.Title, (string)export.Json["alerts"]![0]!["papers"]![0]!["title"]!);

        Assert.Equal(HttpStatusCode.NoContent, (await owner.DeleteAsync("/api/profile")).Status);

        Assert.Null(await app.ReadAsync(reader));
        Assert.Null(await (await app.ServiceAsync<MatchStore>()).FindAsync(reader.Id, batch, Cancellation));
        await AssertNowhereAsync(reader);
    }

    [Fact]
    public async Task Lines_are_what_the_import_reads()
    {
        var (owner, reader) = await app.OwnerAsync();

        var lines = await owner.GetAsync("/api/profile/lines");

        Assert.Equal("alerts-profile.jsonl", lines.FileName);
        var read = SubscriberJson.Read(lines.Text.TrimEnd('\n'));
        Assert.Empty(read.Problems);
        Assert.Equal((reader.Address, reader.Id), (read.Profile!.Address, read.Profile.Id));
    }

    [Fact]
    public async Task Feed_holds_what_matched_and_its_address_can_be_renewed()
    {
        var (owner, reader) = await app.OwnerAsync();
        var (_, paper) = await FileAsync(reader);
        var address = new Uri((string)(await owner.GetAsync("/api/profile/feed")).Ok()["url"]!);
        Assert.Equal("https://alerts.example.org", address.GetLeftPart(UriPartial.Authority));

        var feed = await owner.GetAsync(address.PathAndQuery);
        Assert.Equal("application/atom+xml", feed.ContentType);
        var xml = System.Xml.Linq.XDocument.Parse(feed.Text);
        System.Xml.Linq.XNamespace atom = "http://www.w3.org/2005/Atom";
        var entry = Assert.Single(xml.Root!.Elements(atom + "entry"));
        Assert.Equal(paper.Title, (string?)entry.Element(atom + "title"));
        Assert.Equal(paper.Url, (string?)entry.Element(atom + "link")!.Attribute("href"));
        Assert.Contains("graph neural networks", (string?)entry.Element(atom + "summary"), StringComparison.Ordinal);

        var renewed = new Uri((string)(await owner.PostAsync("/api/profile/feed/renew")).Ok()["url"]!);
        (await owner.GetAsync(address.PathAndQuery)).Problem(HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync(renewed.PathAndQuery)).Status);
        (await owner.GetAsync("/feed?token=nonsense")).Problem(HttpStatusCode.NotFound);
    }

    /// <summary>Files a match and its alert, as matching a batch does.</summary>
    private async Task<(string Batch, Paper Paper)> FileAsync(Subscriber reader)
    {
        var paper = App.Papers.First(paper => paper.Title.StartsWith("Graph", StringComparison.Ordinal));
        string? batch = null;
        await foreach (var candidate in (await app.ServiceAsync<BatchStore>()).SinceAsync(DateTimeOffset.UtcNow.AddDays(-30), Cancellation))
        {
            batch = candidate.Sources[0].Days[0].Day == paper.Day ? candidate.Id : batch;
        }

        var match = new Match(paper, 80, [new Hit("graph neural networks", PaperField.Title, 0, 21, HitForm.AsWritten)]);
        Assert.NotNull(await (await app.ServiceAsync<Outbox>()).FileAsync(reader, batch!, [match], batchEmpty: false, Cancellation));
        return (batch!, paper);
    }

    /// <summary>No table names the person any more: neither by id nor by address.</summary>
    private async Task AssertNowhereAsync(Subscriber reader)
    {
        var tables = (await app.ServiceAsync<StorageClients>()).Tables;
        await foreach (var table in tables.QueryAsync(cancellationToken: Cancellation))
        {
            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: Cancellation))
            {
                var text = $"{row.PartitionKey} {row.RowKey} {string.Join(' ', row.Select(column => column.Value))}";
                Assert.False(text.Contains(reader.Id, StringComparison.Ordinal), $"{table.Name} still holds the id");
                Assert.False(text.Contains(reader.Address, StringComparison.OrdinalIgnoreCase), $"{table.Name} still holds the address");
            }
        }
    }
}

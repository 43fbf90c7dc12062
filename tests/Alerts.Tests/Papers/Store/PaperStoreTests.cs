using Alerts.Servers;
using Alerts.Storage;
using Microsoft.Extensions.Options;

namespace Alerts.Papers;

public sealed class PaperStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_paper_comes_back_as_it_was_stored_however_long_or_odd()
    {
        var store = new PaperStore(await TablesAsync());
        BatchPaper full = new(
            new Paper
            {
                Id = "a/b\\c#d?e'f\u0001",
                Title = "Ünïcode \U0001F600 and \"quotes\"",
                Abstract = string.Concat(Enumerable.Repeat("a\U0001F600b ", 50_000)),
                Authors = [.. Enumerable.Range(0, 3_000).Select(i => $"Author Number {i}")],
                Categories = ["cs.LG", "math.CO"],
                Organizations = ["An organisation"],
                Sources = ["arxiv", "hf"],
                KeyPhrases = ["a phrase", "another"],
                Day = new(2026, 8, 19),
                Url = "https://example.org/abs",
                PdfUrl = "https://example.org/pdf",
                HuggingFaceUrl = "https://example.org/hf",
                CodeUrl = "https://example.org/code",
                ProjectUrl = "https://example.org/project",
                Upvotes = 0,
            },
            new(["hf"], []));
        BatchPaper bare = new(new Paper { Id = "2608.00001", Title = "Bare", Abstract = "", Day = new(2026, 8, 19) }, null);

        Assert.Empty(await store.PutAsync("b1", [full, bare], Cancellation));

        Assert.Equivalent(new[] { full, bare }, await store.ReadBatchAsync("b1", Cancellation), strict: true);
        Assert.Equivalent(full, await store.FindAsync("b1", full.Paper.Id, Cancellation), strict: true);
        Assert.Null(await store.FindAsync("b1", "2608.99999", Cancellation));
    }

    [Fact]
    public async Task Hundreds_of_papers_keep_their_order_and_are_deleted_in_steps()
    {
        var store = new PaperStore(await TablesAsync());
        BatchPaper[] papers = [.. Enumerable.Range(0, 250).Select(i =>
            new BatchPaper(new Paper { Id = $"2608.{999 - i:00000}", Title = $"Paper {i}", Abstract = "Text.", Day = new(2026, 8, 19) }, null))];
        await store.PutAsync("b1", papers, Cancellation);
        await store.PutAsync("b2", papers[..1], Cancellation);

        Assert.Equal(papers.Select(item => item.Paper.Id), (await store.ReadBatchAsync("b1", Cancellation)).Select(item => item.Paper.Id));
        Assert.Equal(200, await store.DeleteAsync("b1", 200, Cancellation));
        Assert.Equal(50, await store.DeleteAsync("b1", 200, Cancellation));
        Assert.Equal(0, await store.DeleteAsync("b1", 200, Cancellation));
        Assert.Single(await store.ReadBatchAsync("b2", Cancellation));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(512 * 1024)]
    [InlineData(1_500_000)]
    public async Task A_snapshot_of_any_size_comes_back(int size)
    {
        var store = new RarityStore(await TablesAsync());
        var snapshot = new byte[size];
        new Random(size).NextBytes(snapshot);

        Assert.Null(await store.FindAsync("b1", Cancellation));
        await store.PutAsync("b1", snapshot, Cancellation);
        Assert.Equal(snapshot, await store.FindAsync("b1", Cancellation));
        await store.DeleteAsync("b1", Cancellation);
        Assert.Null(await store.FindAsync("b1", Cancellation));
    }

    private static async Task<StorageTables> TablesAsync() => new(new StorageClients(
        Options.Create(new StorageOptions { ConnectionString = await Azurite.NewAccountAsync() }), []));
}

using System.IO.Compression;
using System.Text;
using Alerts.Papers.Sources;

namespace Alerts.Papers;

public sealed class FileSourceTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 8, 19);
    private static readonly string Long = string.Concat(Enumerable.Repeat("A sentence about waiting rooms. ", 8)).Trim();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("alerts-papers-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("Aug 5", "2026-08-05")]
    [InlineData("Aug 20", "2025-08-20")]
    [InlineData("Feb 29", "2024-02-29")]
    [InlineData("August 5, 2024", "2024-08-05")]
    public async Task Text_page_is_recognised_by_its_day(string line, string day)
    {
        Write("page.txt", $"new\n\nDaily Papers\n\n{line}\n\nFirst  title\n\n{Long}\n\n12\n\nTitle without text\n\nLast title?\n\n{Long} Caf\\'e.\n");

        var read = await ReadAsync();

        Assert.Equal(["First title", "Last title?"], read.Papers.Select(paper => paper.Title));
        Assert.Equal(DateOnly.Parse(day), read.Papers[0].Day);
        Assert.EndsWith("Café.", read.Papers[1].Abstract, StringComparison.Ordinal);
        Assert.Equal("no abstract", Assert.Single(read.Skipped).Reason);
    }

    [Fact]
    public async Task Lines_survive_broken_ones_packed_or_not()
    {
        var lines = string.Join('\n', Line("2608.00001"), "{broken", "", "[1]", "\"text\"", Line("2608.00002"), Line("2608.00001")) + "\n{\"id\":\"2608.00003\",\"ti";
        Write("plain.jsonl", lines);
        await using (var packed = new GZipStream(File.Create(Path.Combine(_folder.FullName, "packed.bin")), CompressionLevel.Fastest))
            packed.Write(Encoding.UTF8.GetBytes(lines));

        foreach (var name in new[] { "plain.jsonl", "packed.bin" })
        {
            var read = await ReadAsync(name);
            Assert.Equal(["2608.00001", "2608.00002"], read.Papers.Select(paper => paper.Id));
            Assert.Equal(4, read.Skipped.Count);
        }
    }

    [Fact]
    public async Task Papers_of_many_days_are_told_day_by_day()
    {
        Write("many.jsonl", string.Join('\n', Line("2608.00001"), Line("2608.00002").Replace("08-18", "08-11", StringComparison.Ordinal), Line("2608.00003"), "{broken"));

        var days = await new FileSource([_folder.FullName]).ReadAsync(new PullWindow(Today, null), TestContext.Current.CancellationToken);

        Assert.Equal([(new(2026, 8, 11), 1, 1), (new(2026, 8, 18), 2, 0)], days.Select(day => (day.Day, day.Papers.Count, day.Skipped.Count)));
        Assert.All(days, day => Assert.All(day.Papers, paper => Assert.Equal(day.Day, paper.Day)));
    }

    [Fact]
    public async Task Own_output_is_read_as_the_same_papers()
    {
        var day = await SampleDay.Source.ReadAsync(new PullWindow(Today, null), TestContext.Current.CancellationToken);
        var lines = day[0].Papers.Select(PaperJson.ToLine).ToList();
        Write("papers.jsonl", string.Join('\n', lines));

        Assert.Equal(lines, (await ReadAsync()).Papers.Select(PaperJson.ToLine));
    }

    [Theory]
    [InlineData("[{\"paper\":{\"id\":\"2608.00001\",\"title\":\"T\",\"summary\":\"S\"}},", "breaks off")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><entry>", "breaks off")]
    [InlineData("<html></html>", "<html>")]
    [InlineData("{\"profile\":\"x\",\"keywords\":[]}", "not of papers")]
    [InlineData("{\n  \"openapi\": \"3.0\"\n}", "neither")]
    [InlineData("Just a note.", "neither JSON")]
    [InlineData("", "empty")]
    public async Task File_that_holds_no_papers_says_what_is_wrong(string content, string says)
    {
        Write("file", content);

        var read = await ReadAsync("file");

        Assert.Equal(SourceOutcome.Unreadable, read.Outcome);
        Assert.Empty(read.Papers);
        Assert.Contains(says, read.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_passes_over_other_things_and_fails_for_a_broken_listing()
    {
        Write("2026-08-18.json", "[{\"paper\":{\"id\":\"2608.00001\",\"title\":\"T\",\"summary\":\"S\"}}]");
        Write("notes.md", "# Notes\n\nNothing here.");
        var read = await ReadAsync();
        Assert.Equal(new DateOnly(2026, 8, 18), Assert.Single(read.Papers).Day);
        Assert.Equal("notes.md", Assert.Single(read.Skipped).Entry);

        Write("2026-08-19.json", "[{\"paper\":{\"id\":\"2608.00002\",\"title\":\"T\",\"summary\":\"S\"}}");
        var broken = await ReadAsync();
        Assert.Equal(SourceOutcome.Unreadable, broken.Outcome);
        Assert.Contains("2026-08-19.json", broken.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_at_the_start_and_wide_characters_are_understood()
    {
        var page = $"Aug 5\n\nÜber Titles\n\n{Long}\n";
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "page.txt"), page, encoding, TestContext.Current.CancellationToken);
            Assert.Equal("Über Titles", Assert.Single((await ReadAsync("page.txt")).Papers).Title);
        }
    }

    [Fact]
    public async Task Endless_line_is_one_bad_entry()
    {
        Write("lines.jsonl", Line("2608.00001") + "\n{\"x\":\"" + new string('y', 17 * 1024 * 1024) + "\"}\n" + Line("2608.00002"));

        var read = await ReadAsync();

        Assert.Equal(2, read.Papers.Count);
        Assert.Contains("more than", Assert.Single(read.Skipped).Reason, StringComparison.Ordinal);
    }

    /// <summary>Both are small enough to send, and took memory and time beyond all bounds.</summary>
    [Fact]
    public async Task Files_made_to_harm_are_unreadable()
    {
        Write("deep.xml", $"<feed xmlns='http://www.w3.org/2005/Atom'>{string.Concat(Enumerable.Repeat("<a>", 400_000))}");
        await using (var packed = new GZipStream(File.Create(Path.Combine(_folder.FullName, "zeros.gz")), CompressionLevel.Fastest))
        {
            for (var megabyte = 0; megabyte < 65; megabyte++)
                packed.Write(new byte[1024 * 1024]);
        }

        Assert.Contains("deeper", (await ReadAsync("deep.xml")).Detail, StringComparison.Ordinal);
        Assert.Contains("too long", (await ReadAsync("zeros.gz")).Detail, StringComparison.Ordinal);
    }

    private static string Line(string id) => $$"""{"id":"{{id}}","title":"Paper {{id}}","summary":"Text.","authors":["A"],"categories":["cs.CL"],"feedDate":"2026-08-18"}""";

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder.FullName, name), content);

    private Task<SourceDay> ReadAsync(string? name = null) => new FileSource([name is null ? _folder.FullName : Path.Combine(_folder.FullName, name)])
        .ReadLatestAsync(Today, TestContext.Current.CancellationToken);
}

using CsCheck;

namespace Alerts.Papers;

public sealed class PaperMergerTests
{
    private static readonly Paper Listed = new()
    {
        Id = "2608.00001",
        Title = "On Waiting",
        Abstract = "Short.",
        Authors = ["A. One", "B. Two"],
        Categories = ["cs.LG", "stat.ML"],
        Sources = ["arxiv"],
        Day = new DateOnly(2026, 8, 18),
        Url = "https://arxiv.org/abs/2608.00001",
    };

    private static readonly Paper Voted = new()
    {
        Id = "2608.00001",
        Title = "On waiting",
        Abstract = "Short, and then some more.",
        Authors = ["A. One"],
        Organizations = ["Lab"],
        Sources = ["hf"],
        Day = new DateOnly(2026, 8, 19),
        Upvotes = 7,
        CodeUrl = "https://github.com/a/b",
    };

    [Fact]
    public void Fields_of_two_sources_become_one_paper()
    {
        var one = Assert.Single(PaperMerger.MergeAll([Voted, Listed]));

        Assert.Equal(("On Waiting", "Short, and then some more."), (one.Title, one.Abstract));
        Assert.Equal(["A. One", "B. Two"], one.Authors);
        Assert.Equal(["cs.LG", "stat.ML"], one.Categories);
        Assert.Equal(["Lab"], one.Organizations);
        Assert.Equal(["arxiv", "hf"], one.Sources);
        Assert.Equal(new DateOnly(2026, 8, 18), one.Day);
        Assert.Equal((7, "https://github.com/a/b", "https://arxiv.org/abs/2608.00001"), (one.Upvotes, one.CodeUrl, one.Url));
    }

    [Fact]
    public void Paper_known_by_its_title_joins_the_one_with_an_id()
    {
        var text = Listed with { Id = TitleKey.Of("ON WAITING!"), Abstract = "The longest abstract of all is the page's.", Categories = [], Sources = ["file"], Url = null };

        var one = Assert.Single(PaperMerger.MergeAll([text, Listed]));

        Assert.Equal("2608.00001", one.Id);
        Assert.Equal("The longest abstract of all is the page's.", one.Abstract);
        Assert.Equal(["arxiv", "file"], one.Sources);
    }

    private static readonly Gen<Paper> Papers =
        from id in Gen.OneOf("2608.00001", "2608.00002", TitleKey.Of("b"), TitleKey.Of("c"))
        from title in Gen.OneOf("a", "b", "B", "c")
        from text in Gen.OneOf("x", "xy", "yx")
        from authors in Gen.OneOf("A", "B", "C").Array[0, 3]
        from categories in Gen.OneOf("cs.LG", "cs.CL", "cs.AI").Array[0, 3]
        from source in Gen.OneOf("hf", "arxiv", "file")
        from day in Gen.Int[1, 5]
        from votes in Gen.Int[0, 3]
        select new Paper
        {
            Id = id,
            Title = title,
            Abstract = text,
            Authors = authors,
            Categories = [.. categories.Distinct()],
            Sources = [source],
            Day = new DateOnly(2026, 8, day),
            Upvotes = votes == 0 ? null : votes,
            Url = votes == 1 ? null : $"https://example.org/{votes}",
        };

    [Fact]
    public void Result_does_not_depend_on_the_order() => Gen.Select(Papers.Array[0, 8], Gen.Int).Sample((papers, seed) =>
    {
        var shuffled = papers.ToArray();
        new Random(seed).Shuffle(shuffled);
        return Lines(papers).SequenceEqual(Lines(shuffled));
    });

    [Fact]
    public void Merging_again_changes_nothing() => Papers.Array[0, 8].Sample(papers =>
    {
        var once = PaperMerger.MergeAll(papers);
        return PaperMerger.MergeAll(once).Select(PaperJson.ToLine).SequenceEqual(once.Select(PaperJson.ToLine));
    });

    private static IEnumerable<string> Lines(IEnumerable<Paper> papers) => PaperMerger.MergeAll(papers).Select(PaperJson.ToLine).Order(StringComparer.Ordinal);
}

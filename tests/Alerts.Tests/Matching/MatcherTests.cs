using Alerts.Papers;

namespace Alerts.Matching;

public sealed class MatcherTests
{
    private static readonly Paper Film = Sample.Paper("Video diffusion", "We make films with diffusion models.") with
    {
        Authors = ["Yann A. LeCun", "Zoë Müller"],
        Categories = ["cs.CV", "cs.LG"],
        Organizations = ["Example Institute of Technology"],
    };

    private static readonly Paper Survey = Sample.Paper("A survey of video", "All about films and diffusion.", 2) with
    {
        Authors = ["Wei Wang"],
        Categories = ["math.OC"],
    };

    [Theory]
    [InlineData("author:\"Y. LeCun\"", true)]
    [InlineData("author:LeCun, Yann", true)]
    [InlineData("author:Zoe Mueller", false)]
    [InlineData("author:zoe muller", true)]
    [InlineData("author:X. LeCun", false)]
    [InlineData("author:Yann", true)]
    [InlineData("category:cs.CV", true)]
    [InlineData("category:CS.lg", true)]
    [InlineData("category:cs.*", true)]
    [InlineData("category:cs.CL", false)]
    [InlineData("category:c.*", false)]
    [InlineData("org:institute of technology", true)]
    [InlineData("org:university", false)]
    [InlineData("title:diffusion", true)]
    [InlineData("title:films", false)]
    [InlineData("abstract:films", true)]
    [InlineData("ti:\"films\" OR abs:\"films\"", true)]
    public void Field_says_where_to_look(string keyword, bool hits) =>
        Assert.Equal(hits, Sample.Find([Film], keyword).Count == 1);

    [Fact]
    public void Excluded_keyword_drops_the_paper() =>
        Assert.Equal([Film.Id], Sample.Find([Film, Survey], "video", "-survey").Select(m => m.Paper.Id));

    [Fact]
    public void Words_near_each_other_exclude_nothing() =>
        Assert.Equal(2, Sample.Find([Film, Survey], "video", "-films diffusion").Count);

    [Fact]
    public void Required_keyword_must_hit_and_is_evidence()
    {
        Assert.Equal([Survey.Id], Sample.Find([Film, Survey], "diffusion", "+survey").Select(m => m.Paper.Id));
        Assert.Equal([Survey.Id], Sample.Find([Film, Survey], "+survey").Select(m => m.Paper.Id));
    }

    [Fact]
    public void Category_that_is_wanted_and_required_adds_as_a_wanted_one()
    {
        var wanted = Sample.Find([Film], "diffusion", "category:cs.CV").Single();

        Assert.Equal(wanted.Score, Sample.Find([Film], "diffusion", "+category:cs.CV^3", "category:cs.CV").Single().Score);
        Assert.Equal(wanted.Score, Sample.Find([Film], "diffusion", "category:cs.CV", "+category:cs.CV").Single().Score);
    }

    [Fact]
    public void Required_category_is_a_filter_that_adds_nothing()
    {
        var plain = Sample.Find([Film, Survey], "diffusion").Single(m => m.Paper.Id == Film.Id);
        var filtered = Sample.Find([Film, Survey], "diffusion", "+category:cs.*").Single();

        Assert.Equal(plain.Score, filtered.Score);
        Assert.Empty(Sample.Find([Film, Survey], "robots", "+category:cs.*"));
        Assert.Equal([Film.Id], Sample.Find([Film, Survey], "+category:cs.*").Select(m => m.Paper.Id));
    }

    [Fact]
    public void Profile_that_wants_nothing_matches_nothing()
    {
        Assert.Empty(Sample.Find([Film, Survey]));
        Assert.Empty(Sample.Find([Film, Survey], "-survey"));
    }

    [Fact]
    public void Two_forms_of_one_keyword_count_once()
    {
        var once = Sample.FindIn("Knowledge graphs", "knowledge graph^2");
        var twice = Sample.FindIn("Knowledge graphs", "knowledge graph^2", "Knowledge-Graphs");

        Assert.Equal(once!.Score, twice!.Score, 0.5);
        Assert.Equal(2, twice.Hits.Count);
    }

    [Fact]
    public void Equal_scores_stand_in_the_order_of_the_papers_and_top_keeps_the_best()
    {
        var papers = Enumerable.Range(0, 40).Select(i => Sample.Paper(i % 3 == 0 ? "video by diffusion" : "video", "", i)).ToList();
        var index = PaperIndex.Build(papers, RarityStatistic.Empty);
        var profile = Profiles.KeywordProfile.Parse("p", ["video", "diffusion"]).Profile;

        var all = new Matcher(index).Match(profile, MatchOptions.Everything);
        var top = new Matcher(index).Match(profile, new MatchOptions(0, 20));

        Assert.Equal(papers.Select((p, i) => (p.Id, i)).OrderBy(x => x.i % 3 == 0 ? 0 : 1).ThenBy(x => x.i).Select(x => x.Id), all.Select(m => m.Paper.Id));
        Assert.Equal(all.Take(20).Select(m => m.Paper.Id), top.Select(m => m.Paper.Id));
    }

    /// <summary>Of papers with one score in hundredths the first stays, though a later one may have a little more evidence.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(600)]
    public void Top_is_the_beginning_of_all_however_many_papers_score_the_same(int papers)
    {
        var many = Enumerable.Range(0, papers).Select(i => Sample.Paper("Zeugma", string.Concat(Enumerable.Repeat("Zeugma. ", 150 + (i * 7 % 60))), i)).ToList();
        var matcher = new Matcher(PaperIndex.Build(many, RarityStatistic.Empty));
        foreach (var keyword in (string[])["zeugma^10", "zeugma", "zeugma^0.1"])
        {
            var profile = Profiles.KeywordProfile.Parse("p", [keyword]).Profile;
            var all = matcher.Match(profile, MatchOptions.Everything);
            foreach (var top in (int[])[1, 2, 10, 32, 33, 100])
            {
                Assert.Equal(all.Take(top).Select(m => m.Paper.Id), matcher.Match(profile, new MatchOptions(0, top)).Select(m => m.Paper.Id));
            }
        }
    }

    [Fact]
    public void Least_score_is_kept_to_the_hundredth()
    {
        var score = Sample.FindIn("video", "video")!.Score;
        var index = PaperIndex.Build([Sample.Paper("video")], RarityStatistic.Empty);
        var profile = Profiles.KeywordProfile.Parse("p", ["video"]).Profile;

        Assert.Single(new Matcher(index).Match(profile, new MatchOptions(score, 1)));
        Assert.Empty(new Matcher(index).Match(profile, new MatchOptions(score + 0.01, 1)));
    }

    [Fact]
    public void Term_of_its_own_counts_more_than_a_part_of_a_longer_one()
    {
        var alone = Sample.Find([Sample.Paper("T", "We train zebrafish models on maps.")], "zebrafish models").Single();
        var part = Sample.Find([Sample.Paper("T", "We use video zebrafish models on maps.")], "zebrafish models").Single();

        Assert.True(alone.Score > part.Score);
        Assert.True(part.Score >= new Profiles.DeliverySettings().Threshold);
    }

    [Theory]
    [InlineData("title and abstract", "We study motion. Here is video.", "We study motion.")]
    [InlineData("twice", "We study motion. Here is video and video.", "We study motion. Here is video.")]
    [InlineData("as written", "We study motion. Here is video.", "We study motion. Here is what.")]
    public void More_evidence_scores_more(string what, string more, string less)
    {
        Assert.NotEmpty(what);
        var first = Sample.Find([Sample.Paper("Video", more)], "video").Single().Score;
        var second = Sample.Find([Sample.Paper("Video", less)], "video").Single().Score;

        Assert.True(first > second);
    }

    [Fact]
    public void Common_keyword_says_less_than_a_rare_one()
    {
        var papers = Enumerable.Range(0, 300).Select(i => Sample.Paper("Model", "A model.", i)).ToList();
        var rarity = RarityStatistic.Empty.With(papers[0].Day, papers);
        var matcher = new Matcher(PaperIndex.Build([Sample.Paper("model zebrafish")], rarity));

        double Score(string keyword) => matcher.Match(Profiles.KeywordProfile.Parse("p", [keyword]).Profile, MatchOptions.Everything).Single().Score;

        Assert.True(Score("model") < Score("zebrafish"));
        Assert.True(Score("model^2") > Score("model"));
    }

    [Fact]
    public void Parts_of_words_that_no_text_writes_apart_take_no_place_from_the_acronym()
    {
        // Each of the four words could be two in two ways, if their parts stood together somewhere: more readings than are looked at.
        var parts = Sample.Paper("vi. vis. sion. ion. lan. lang. guage. uage. ac. act. tion. mo. m. del. odel.", number: 2);
        var paper = Sample.Paper("Vision language action models (VLAMs) in the house", "We drive a robot with VLAMs.");

        var match = Assert.Single(Sample.Find([paper, parts], "vision language action model"));

        Assert.Contains(match.Hits, hit => hit.Form is HitForm.Acronym && hit.Field is PaperField.Abstract);
    }
}

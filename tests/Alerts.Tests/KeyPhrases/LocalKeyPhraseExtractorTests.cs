using CsCheck;

namespace Alerts.KeyPhrases;

public sealed class LocalKeyPhraseExtractorTests
{
    private const string Title = "Sparse attention for long documents";

    private const string Text =
        "We propose a sparse attention layer for transformers. The layer reduces the memory cost of long documents, and it is "
        + "evaluated on document summarization (the GovReport benchmark). Sparse attention keeps the quality of full models.";

    [Fact]
    public void Extractor_puts_the_subject_first()
    {
        Assert.Equal("Sparse attention", LocalKeyPhraseExtractor.Extract(Title, Text)[0]);
    }

    [Theory]
    [InlineData("document summarization")]
    [InlineData("memory cost")]
    [InlineData("sparse attention layer")]
    [InlineData("GovReport benchmark")]
    public void Extractor_finds_the_noun_phrases(string phrase)
    {
        Assert.Contains(phrase, LocalKeyPhraseExtractor.Extract(Title, Text), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void Phrase_neither_starts_nor_ends_with_a_function_word()
    {
        string[] functionWords = ["we", "the", "a", "for", "of", "and", "it", "is", "on"];

        foreach (var phrase in LocalKeyPhraseExtractor.Extract(Title, Text, 100))
        {
            var words = phrase.Split(' ');
            Assert.DoesNotContain(words[0], functionWords, StringComparer.OrdinalIgnoreCase);
            Assert.DoesNotContain(words[^1], functionWords, StringComparer.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("Curriculum learning teaches planning agents", "Curriculum learning", "teaches")]
    [InlineData("Weight decay stabilizes recurrent networks", "recurrent networks", "stabilizes")]
    [InlineData("The two objectives contradict reward models", "reward models", "contradict")]
    [InlineData("A recurrent decoder jots a summary", "recurrent decoder", "jots")]
    public void Verb_ends_a_phrase(string text, string phrase, string verb)
    {
        var phrases = LocalKeyPhraseExtractor.Extract("", text, 100);

        Assert.Contains(phrase, phrases);
        Assert.DoesNotContain(phrases, other => other.Contains(verb, StringComparison.Ordinal));
    }

    [Fact]
    public void Name_in_capitals_is_no_verb()
    {
        Assert.Contains("GATHER", LocalKeyPhraseExtractor.Extract("", "We call it GATHER. Evidence is collected by GATHER without training."), StringComparer.Ordinal);
    }

    [Fact]
    public void Phrase_stands_in_the_text_for_any_text() =>
        Gen.Select(Gen.String, Gen.String).Sample((title, text) =>
            Assert.All(LocalKeyPhraseExtractor.Extract(title, text, 50), phrase => Assert.Contains(phrase, title + ". " + text, StringComparison.Ordinal)));

    [Fact]
    public void Phrases_are_distinct_whatever_their_number_or_hyphen()
    {
        var phrases = LocalKeyPhraseExtractor.Extract("Fine-tuning", "Multi-agent systems and a multi agent system; multi-agent systems.", 100);

        Assert.Single(phrases, phrase => phrase.Replace('-', ' ').StartsWith("multi agent system", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Limit_bounds_the_phrases()
    {
        Assert.Equal(3, LocalKeyPhraseExtractor.Extract(Title, Text, 3).Count);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("…", "?!")]
    [InlineData("the of and", "is are was")]
    public void Text_without_nouns_has_no_phrases(string title, string text)
    {
        Assert.Empty(LocalKeyPhraseExtractor.Extract(title, text));
    }

    [Fact]
    public void Huge_or_hostile_text_is_read_up_to_a_bound()
    {
        var hostile = string.Concat(Enumerable.Repeat("word-\u0301\u202E \uD800", 500_000)) + new string('x', 2_000_000);

        Assert.NotNull(LocalKeyPhraseExtractor.Extract(hostile, hostile));
    }

    [Fact]
    public async Task Papers_get_their_phrases_in_their_order()
    {
        var papers = new[] { SamplePapers.Of("1", Title, Text), SamplePapers.Of("2", "", ""), SamplePapers.Of("3", "Graph kernels", "Graph kernels compare graphs.") };

        var results = await new LocalKeyPhraseExtractor().ExtractAsync(papers, TestContext.Current.CancellationToken);

        Assert.Equal(["1", "2", "3"], results.Select(result => result.PaperId));
        Assert.All(results, result => Assert.Equal("local", result.Extractor));
        Assert.Empty(results[1].Phrases);
        Assert.Equal("Graph kernels", results[2].Phrases[0]);
    }
}

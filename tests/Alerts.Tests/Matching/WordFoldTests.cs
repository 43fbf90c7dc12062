using Alerts.Matching.Text;
using CsCheck;

namespace Alerts.Matching;

public sealed class WordFoldTests
{
    private static readonly string[] Parts =
    [
        "fine", "tune", "tuned", "men", "mice", "ox", "oxes", "centre", "colour", "ise", "isation", "ized", "izing", "retrieve", "gram", "me", "s", "es", "a", "lyse",
        "pretrain", "data", "criteria", "modell", "ing", "ed", "model", "cat", "x", "re",
    ];

    private static readonly Gen<string> Words = Gen.Int[0, Parts.Length - 1].Array[1, 4].Select(chosen => string.Concat(chosen.Select(i => Parts[i])));

    [Fact]
    public void Word_that_cannot_vary_and_all_its_endings_are_their_own_keys() => Words.Sample(word =>
    {
        if (!WordFold.MayVary(word))
        {
            for (var start = 0; start < word.Length; start++)
            {
                Assert.Equal(word[start..], Spelling.American(Plurals.Singular(word[start..])));
                Assert.Equal(word[start..], Inflections.Noun(word[start..]));
            }
        }
    });

    [Theory]
    [InlineData("matching")]
    [InlineData("graph")]
    public void Most_words_cannot_vary(string word) => Assert.False(WordFold.MayVary(word));

    [Fact]
    public void Hash_of_a_text_is_that_of_its_parts_put_together() => Gen.Select(Words, Words).Sample((head, tail) =>
    {
        Assert.Equal(WordHash.Of(head + tail), WordHash.Of(head).Then(WordHash.Of(tail)));
        Assert.Equal(WordHash.Of($"{head} {tail}"), WordHash.Of(head).ThenWord(WordHash.Of(tail)));
    });
}

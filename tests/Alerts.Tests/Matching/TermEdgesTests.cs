using Alerts.KeyPhrases;
using Alerts.Matching.Index;
using Alerts.Papers;
using CsCheck;

namespace Alerts.Matching;

public sealed class TermEdgesTests
{
    private static readonly string[] Pieces =
    [
        "we", "To", "to", "train", "trained", "deep", "diffusion models", "fine-tuned", "FaceForensics++", "H$_2$O", "2.0", "naïve", "ﬁne",
        ", ", ". ", " ", " ", " ", " ", "  ", "\n", "-", "(", ")", "'s", "’s", "learned", "扩散模型", "of", "the", "x",
        "caf\u00E9", "caf&eacute;s", "K\\\"ahler", "don't", new string('z', 49), new string('y', 300),
    ];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1].Array[0, 30].Select(chosen => string.Concat(chosen.Select(i => Pieces[i])));

    [Fact]
    public void Edges_of_all_words_are_what_the_noun_phrases_say_of_each() => Texts.Sample(text =>
    {
        var store = new TokenStore();
        store.Add(0, new Paper { Id = "1", Title = "", Abstract = text, Day = new(2026, 8, 19) });
        store.Freeze();

        for (var i = 0; i < store.Tokens.Length; i++)
        {
            var word = store.Tokens[i];
            if (word.Key >= 0)
            {
                Assert.Equal(NounPhrases.IsJoinedBefore(text, store.StartOf(i), out _), (word.Edge & TermEdge.JoinedBefore) != 0);
                Assert.Equal(NounPhrases.IsJoinedBehind(text, store.EndOf(i)), (word.Edge & TermEdge.JoinedBehind) != 0);
            }
        }
    });
}

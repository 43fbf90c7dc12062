using Alerts.Matching.Index;
using Alerts.Matching.Text;
using Alerts.Papers;
using CsCheck;

namespace Alerts.Matching;

/// <summary>What is known of two words of an index, beside what a plain look through all texts says.</summary>
public sealed class PairTableTests
{
    private static readonly string[] Pieces = ["video", "videos", "model", "of", "deep", "GPT", "4", ". ", ", ", "-", " ", " ", " ", " ", " and "];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1].Array[0, 40].Select(chosen => string.Concat(chosen.Select(i => Pieces[i])));

    [Fact]
    public void Places_of_two_words_are_where_both_stand() => Texts.Array[1, 4].Sample(texts =>
    {
        var store = StoreOf(texts);
        foreach (var first in Enumerable.Range(0, store.Vocabulary.Keys))
        {
            foreach (var second in Enumerable.Range(0, store.Vocabulary.Keys))
            {
                var wanted = Enumerable.Range(1, store.Tokens.Length - 1)
                    .Where(t => store.Tokens[t - 1].Key == first && store.Tokens[t].Key == second && store.Tokens[t].Before < Separator.Sentence)
                    .Select(t => new PostedPair(t - 1, store.Tokens[t - 1], store.Tokens[t]));

                Assert.Equal(wanted, store.Pairs.Places(NameOf(store, first), NameOf(store, second)).ToArray());
                Assert.Equal(wanted.Count(), store.Pairs.Count(NameOf(store, first), NameOf(store, second)));
            }
        }
    });

    [Fact]
    public void Words_that_no_text_holds_stand_nowhere()
    {
        var store = StoreOf("deep model");

        Assert.Equal(0, store.Pairs.Count(WordHash.Of("deep").Value, WordHash.Of("video").Value));
        Assert.Equal(0, store.Pairs.Count(WordHash.Of("model").Value, WordHash.Of("deep").Value));
        Assert.Equal(0, StoreOf().Pairs.Count(1, 2));
    }

    [Fact]
    public void Table_has_room_for_words_that_never_stand_together_twice()
    {
        // Every pair is another one: more of them than the table begins with room for.
        var words = Enumerable.Range(0, 20_000).Select(i => $"w{i}").ToArray();
        var store = StoreOf(string.Join(' ', words));

        for (var i = 1; i < words.Length; i++)
        {
            var place = Assert.Single(store.Pairs.Places(WordHash.Of(words[i - 1]).Value, WordHash.Of(words[i]).Value).ToArray()).Place;
            Assert.Equal(words[i - 1], store.Vocabulary.SurfaceText(store.Tokens[place].Surface));
        }
    }

    [Fact]
    public void Words_apart_are_told_in_their_order()
    {
        var store = StoreOf("video and image generation of long films");

        Assert.True(store.Neighbours.MayMeetApart(WordHash.Of("video").Value, WordHash.Of("generation").Value));
        Assert.True(store.Neighbours.MayMeetApart(WordHash.Of("generation").Value, WordHash.Of("film").Value));
        Assert.False(store.Neighbours.MayMeetApart(WordHash.Of("generation").Value, WordHash.Of("video").Value));
        Assert.False(store.Neighbours.MayMeetApart(WordHash.Of("and").Value, WordHash.Of("generation").Value));
    }

    [Fact]
    public void Words_in_a_row_hold_a_key_or_not() => Gen.Select(Texts.Array[1, 3], Gen.Int[-3, 60], Gen.Int[1, 12]).Sample((texts, first, count) =>
    {
        var store = StoreOf(texts);
        foreach (var key in Enumerable.Range(0, store.Vocabulary.Keys))
        {
            var wanted = store.Tokens.Where((token, place) => place >= first && place < first + count && token.Key == key).Any();

            Assert.Equal(wanted, store.HoldsKey(key, first, count));
        }
    });

    private static ulong NameOf(TokenStore store, int key) => store.Vocabulary.KeyHash(key).Value;

    private static TokenStore StoreOf(params string[] texts)
    {
        var store = new TokenStore();
        for (var i = 0; i < texts.Length; i++)
        {
            store.Add(i, new Paper { Id = $"{i}", Title = "", Abstract = texts[i], Day = new(2026, 8, 19) });
        }

        store.Freeze();
        return store;
    }
}

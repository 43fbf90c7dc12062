using Alerts.Matching;

namespace Alerts.Mail;

public sealed class ExcerptTests
{
    private const string Text =
        "First we say hello, i.e. nothing. Then Smith et al. wrote a long sentence about weather. Diffusion models are here. The end comes last.";

    [Fact]
    public void Short_abstract_is_shown_whole()
    {
        Assert.Equal(Text, Shown(Text, 500));
    }

    [Fact]
    public void Sentence_with_the_hit_comes_before_others()
    {
        Assert.Equal("… Diffusion models are here. …", Shown(Text, 30, "Diffusion models"));
    }

    [Fact]
    public void Chosen_sentences_stay_in_the_texts_order()
    {
        Assert.Equal("First we say hello, i.e. nothing. … Diffusion models are here. …", Shown(Text, 65, "Diffusion models"));
    }

    [Fact]
    public void Endless_sentence_is_cut_around_its_hit()
    {
        var text = string.Concat(Enumerable.Repeat("word ", 200)) + "needle " + string.Concat(Enumerable.Repeat("more ", 200));

        var shown = Shown(text, 100, "needle");

        Assert.Contains("needle", shown, StringComparison.Ordinal);
        Assert.InRange(shown.Length, 50, 140);
        Assert.StartsWith("…", shown, StringComparison.Ordinal);
        Assert.EndsWith("…", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Cut_never_splits_a_character()
    {
        var text = string.Concat(Enumerable.Repeat("😀", 400));

        for (var budget = 1; budget < 40; budget++)
        {
            Assert.DoesNotContain('\uFFFD', Shown(text, budget));
            Assert.Equal(0, Shown(text, budget).Count(char.IsSurrogate) % 2);
        }
    }

    [Fact]
    public void Overlapping_hits_are_one_highlight()
    {
        Hit[] hits =
        [
            new("a", PaperField.Abstract, 0, 5, HitForm.AsWritten),
            new("b", PaperField.Abstract, 3, 7, HitForm.AsWritten),
            new("c", PaperField.Abstract, 3, 2, HitForm.AsWritten),
            new("d", PaperField.Abstract, 500, 2, HitForm.AsWritten),
            new("e", PaperField.Abstract, 12, int.MaxValue, HitForm.AsWritten),
            new("f", PaperField.Abstract, -4, 3, HitForm.AsWritten),
        ];

        var segments = Segment.Of("0123456789abcdef", hits, PaperField.Abstract);

        Assert.Equal(
            [new("01234", Hit: true), new("56789", Hit: true), new("ab", Hit: false), new Segment("cdef", Hit: true)],
            segments);
    }

    [Fact]
    public void Nothing_is_shown_without_room()
    {
        Assert.Equal("", Shown(Text, 0));
    }

    private static string Shown(string text, int budget, string? hit = null)
    {
        var hits = hit is null
            ? []
            : new[] { new Hit(hit, PaperField.Abstract, text.IndexOf(hit, StringComparison.Ordinal), hit.Length, HitForm.AsWritten) };
        return Segment.Join(Excerpt.Of(MailRig.Paper(text: text), hits, budget));
    }
}

using CsCheck;

namespace Alerts.Matching;

public sealed class MatchingPropertyTests
{
    private static readonly string[] Vocabulary =
        ["video", "graph", "neural", "network", "diffusion", "protein", "robot", "language", "model", "quantum", "sensor", "policy"];

    private static readonly Gen<string> Word = Gen.Int[0, Vocabulary.Length - 1].Select(i => Vocabulary[i]);
    private static readonly Gen<string[]> Phrase = Word.Array[2, 3];
    private static readonly Gen<string> Text = Word.Array[0, 12].Select(words => string.Join(' ', words) + ".");

    [Fact]
    public void Variants_of_a_keyword_find_the_same_papers() =>
        Gen.Select(Phrase, Text, Gen.Int[0, 5]).Sample((words, text, variant) =>
        {
            var plain = string.Join(' ', words);
            var other = variant switch
            {
                0 => plain.ToUpperInvariant(),
                1 => string.Join('-', words),
                2 => plain + "s",
                3 => string.Join("  ", words),
                4 => string.Join('\u2011', words),
                _ => string.Concat(plain.Select(c => c == ' ' ? c : (char)(c + 0xFEE0))),
            };
            var papers = new[] { Sample.Paper(text, plain + " here"), Sample.Paper(text, text, 2), Sample.Paper(plain, "", 3) };

            Assert.Equal(Phrases(plain), Phrases(other));

            // Words near each other are another matter: a hyphen keeps them together.
            IEnumerable<(string, int)> Phrases(string keyword) => Sample.Find(papers, keyword)
                .Select(m => (m.Paper.Id, m.Hits.Count(h => h.Form is not HitForm.Near))).Where(m => m.Item2 > 0).Order();
        });

    [Fact]
    public void Letters_around_a_hit_remove_it() =>
        Gen.Select(Phrase, Gen.Char['a', 'z'], Gen.Bool).Sample((words, letter, before) =>
        {
            var plain = string.Join(' ', words);
            var broken = before ? $"{letter}{letter}{plain}" : $"{plain}{letter}{letter}";

            Assert.Null(Sample.FindIn($"On {broken} today", $"\"{plain}\""));
            Assert.DoesNotContain(
                Sample.Find([Sample.Paper($"On {broken} today")], plain).SelectMany(m => m.Hits), h => h.Form is not HitForm.Near);
        });

    [Fact]
    public void More_text_never_lowers_a_score() =>
        Gen.Select(Phrase, Text, Text).Sample((words, text, more) =>
        {
            var keyword = string.Join(' ', words);
            var less = Sample.Find([Sample.Paper("Title", "First. " + text)], keyword).SingleOrDefault()?.Score ?? 0;
            var richer = Sample.Find([Sample.Paper("Title", "First. " + text + " " + more)], keyword).SingleOrDefault()?.Score ?? 0;

            Assert.True(richer >= less, $"{richer} < {less}");
        });

    [Fact]
    public void Another_keyword_or_more_weight_never_lowers_a_score() =>
        Gen.Select(Phrase, Word, Text).Sample((words, other, text) =>
        {
            var paper = new[] { Sample.Paper(text, text + string.Join(' ', words)) };
            var keyword = string.Join(' ', words);
            var alone = Sample.Find(paper, keyword).SingleOrDefault()?.Score ?? 0;

            Assert.True((Sample.Find(paper, keyword, other).SingleOrDefault()?.Score ?? 0) >= alone);
            Assert.True((Sample.Find(paper, keyword + "^2").SingleOrDefault()?.Score ?? 0) >= alone);
            Assert.True((Sample.Find(paper, $"{keyword} | {other}").SingleOrDefault()?.Score ?? 0) > 0 || alone == 0);
        });

    [Fact]
    public void Any_text_and_any_line_are_taken_without_a_crash() =>
        Gen.Select(Gen.String[Gen.Char, 0, 200], Gen.String[Gen.Char, 0, 60]).Sample((text, line) =>
        {
            if (Profiles.Keyword.TryParse(line, out var keyword, out var error))
            {
                Assert.Equal(keyword, Profiles.Keyword.Parse(keyword.ToString()));
                foreach (var hit in Sample.Find([Sample.Paper(text, line)], line).SelectMany(m => m.Hits))
                {
                    var field = hit.Field is PaperField.Title ? text : line;
                    Assert.InRange(hit.Start, 0, field.Length);
                    Assert.InRange(hit.Start + hit.Length, hit.Start, field.Length);
                }
            }
            else
            {
                Assert.True(error.Repair is null || Profiles.Keyword.TryParse(error.Repair, out _, out _), error.Repair);
            }
        });
}

using CsCheck;

namespace Alerts.Profiles;

/// <summary>Parse, print, parse is the identity: for lines written by the grammar, for lines gone wrong, and for the offers made for those.</summary>
public sealed class KeywordRoundTripTests
{
    private static readonly string[] Words =
    [
        "graph", "Neural", "C++", "A*", "diffus*", "H2O", "k-means", "OR", "AND", "OR gate", "L^2", "b^2", "- b", "(a)", "(x", "y)", "say \\\"hi\\\"", "back\\slash",
        "世界模型", "e\u0301\u0301", "ﬁne", "ＧＰＴ", "𝒜", "\u202Eright", "Wav2Vec 2.0: speech", "title", "5'", "a\u00A0b", "τ²",
    ];

    private static readonly string[] Pieces =
    [
        "|", " | ", "^", "^2", "^0.5", " ^ 10", "^1", "*", "\"", "\\", "\\\"", "“", "”", "„", "«", "»", "\uFF02", "(", ")", "((", "))", "+", "-", "–", "—", ":", " ", "  ", "\t",
        "\n", "\0", " OR ", " AND ", "OR", "all:", "title:", "ABS:", "au:", "category:", "cs.*", "org:", "titel:", "\uD800", "\uDC00", "\u0301", "\u202E", "🙂", ".", ",", "0",
    ];

    private static readonly string[] Fields = ["", "", "", "title:", "abstract: ", "author:", "org:", "TI:", "Abs:", "all:"];
    private static readonly string[] Weights = ["", "", "", "^0.1", "^2", " ^ 3.25", "^10", "^1.0005", "^.5"];
    private static readonly string[] Signs = ["", "", "+", "-", "−", "＋", "—"];
    private static readonly string[] Bars = ["|", " | ", " OR ", "  |\t"];

    private static readonly Gen<string> Text = OneOf(Words).Array[1, 3].Select(words => string.Join(' ', words));
    private static readonly Gen<string> Exact = OneOf([.. Words, "|", "^2", "(", "-", "+", "\uFF02", "“", "\\"]).Array[1, 4]
        .Select(words => "\"" + string.Join(' ', words).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"");

    private static readonly Gen<string> Category = OneOf(["cat:cs.CL", "category:cs.*", "CATEGORY: math-ph", "category:cond-mat.mes-hall"]);
    private static readonly Gen<string> Alternative = Gen.Frequency(
        (4, Gen.Select(OneOf(Fields), Text, (field, text) => field + text)), (3, Gen.Select(OneOf(Fields), Exact, (field, text) => field + text)), (1, Category));

    private static readonly Gen<string> Line = Gen.Select(OneOf(Signs), OneOf(Bars), Alternative.Array[1, 4], OneOf(Weights), Gen.Bool)
        .Select((sign, bar, alternatives, weight, brackets) =>
            $"{sign}{(brackets ? "(" : "")}{string.Join(bar, alternatives)}{(brackets ? ")" : "")}{weight}");

    private static readonly Gen<string> Mutated = Gen.Select(Line, Gen.Select(Gen.Int[0, 3], Gen.Int[0, 99], OneOf(Pieces)).Array[1, 5])
        .Select((line, changes) => changes.Aggregate(line, (text, change) => Change(text, change.Item1, change.Item2, change.Item3)));

    private static readonly Gen<string> Heap = OneOf([.. Pieces, .. Words]).Array[0, 12].Select(string.Concat);

    [Fact]
    public void Written_lines_round_trip() => Line.Sample(RoundTrips, iter: 3_000);

    [Fact]
    public void Lines_gone_wrong_round_trip_or_say_what_was_likely_meant() => Mutated.Sample(RoundTrips, iter: 10_000);

    [Fact]
    public void Heaps_of_marks_round_trip_or_say_what_was_likely_meant() => Heap.Sample(RoundTrips, iter: 10_000);

    private static void RoundTrips(string line)
    {
        if (!Keyword.TryParse(line, 3, out var keyword, out var error))
        {
            Assert.Equal(3, error.Line);
            Assert.InRange(error.Column, 1, line.Length + 1);
            Assert.NotEmpty(error.Expected);
            Assert.True(error.ToString().Length < 450, error.ToString());
            Assert.DoesNotContain(error.ToString(), c => char.IsControl(c) || c is '\u202E');
            if (error.Repair is null)
            {
                return;
            }

            keyword = Keyword.Parse(error.Repair);
        }

        // What is looked up in its place means the same, and is what its own line says.
        if (KeywordProfile.Parse("p", [keyword.Source], new KeywordCache()).Profile.Keywords is [{ Plain: { } plain }])
        {
            Assert.Equal(keyword.Alternatives, plain.Alternatives);
            Assert.Equal(Keyword.Parse(plain.Source), plain);
            Assert.Equal((KeywordRole.Wanted, 1), (plain.Role, plain.Weight));
        }

        var printed = keyword.ToString();
        var again = Keyword.Parse(printed);
        Assert.Equal(keyword, again);
        Assert.Equal(keyword.GetHashCode(), again.GetHashCode());
        Assert.Equal(keyword.Alternatives, again.Alternatives);
        Assert.Equal((keyword.Role, keyword.Weight, printed), (again.Role, again.Weight, again.ToString()));
        Assert.DoesNotContain(printed, char.IsControl);
    }

    private static Gen<string> OneOf(string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static string Change(string text, int kind, int place, string piece)
    {
        var at = text.Length * place / 100;
        return kind switch
        {
            0 => text.Insert(at, piece),
            1 when at < text.Length => text.Remove(at, 1),
            2 when at < text.Length => string.Concat(text.AsSpan(0, at), piece, text.AsSpan(at + 1)),
            _ => text + piece,
        };
    }
}

using System.Text;
using Alerts.Papers.Cleaning;
using CsCheck;

namespace Alerts.Papers;

public sealed class PaperTextTests
{
    [Theory]
    [InlineData("Two\n  lines\tand \u00a0 spaces ", "Two lines and spaces")]
    [InlineData("Poincar\\'e, Erd\\H{o}s, \\v{S}koda, Fran\\c{c}ois, T\\\"ulu, na\\\"{\\i}ve", "Poincaré, Erdős, Škoda, François, Tülu, naïve")]
    [InlineData("K\\o benhavn, \\AA rhus, Stra\\ss e, \\L{}\\'od\\'z, {\\aa}ben", "København, Å rhus, Straße, Łódź, åben")]
    [InlineData("\\textit{Deep} \\textbf{learning \\emph{for} all} in \\texttt{C\\#}", "Deep learning for all in C#")]
    [InlineData("Fig.~3 and Knuth~\\& Co---``quoted''--`single'", "Fig. 3 and Knuth & Co—\"quoted\"–`single'")]
    [InlineData("a `word' in `code`", "a 'word' in `code`")]
    [InlineData("about ~60% of 1~4 or 1M~4M", "about ~60% of 1~4 or 1M~4M")]
    [InlineData("$\\alpha$-divergence and $x^2$, $\\mathcal{O}(n \\log n)$", "α-divergence and x^2, O(n log n)")]
    [InlineData("3.2$\\times$ faster at $256 \\times 256$ or $256\\times256$", "3.2× faster at 256 × 256 or 256×256")]
    [InlineData("CO$_2$, R$^2$, 10$^{-15}$, $90^\\circ$, 2$^{nd}$, 360^circ", "CO2, R^2, 10^-15, 90°, 2nd, 360°")]
    [InlineData("\\(k \\le \\frac{n+1}{2}\\) and \\[ \\sqrt{x} \\]", "k ≤ (n+1)/2 and √x")]
    [InlineData("$x_{i,j} \\in \\mathbb{R}^{d}$, $\\hat{y}$", "x_(i,j) ∈ ℝ^d, ŷ")]
    [InlineData("costs $5 to $10, US$30 or \\$40", "costs $5 to $10, US$30 or $40")]
    [InlineData("in $uv$-space and sF1$=$72.0", "in uv-space and sF1=72.0")]
    [InlineData("for $200k and at $1000/km, not $247/km", "for $200k and at $1000/km, not $247/km")]
    [InlineData("A &amp; B &lt; C &#233; &#xe9; &amp;amp;lt; AT&T, R&D", "A & B < C é é < AT&T, R&D")]
    [InlineData("<p>H<sub>2</sub>O is <i>wet</i>,<br/>10<sup>5</sup> times</p>", "H2O is wet, 10^5 times")]
    [InlineData("the <think> token and a<b>c</b> <answer>", "the <think> token and ac <answer>")]
    [InlineData("don\\'t say \\\"escaped\\\" words", "don't say \"escaped\" words")]
    [InlineData("code at https://example.org/x{here} and https://example.org/y{https://example.org/y}.", "code at https://example.org/x (here) and https://example.org/y.")]
    [InlineData("\\href{https://example.org}{our page}, \\url{https://example.org/a_b}", "our page (https://example.org), https://example.org/a_b")]
    [InlineData("\\method{} beats \\ours, {BERT} and {1, 2}", "method beats ours, BERT and {1, 2}")]
    [InlineData("run --verbose and snake_case", "run --verbose and snake_case")]
    [InlineData("e\u0301t\u00e9 zero\u200bwidth \ufb01eld \u202eright", "été zerowidth field right")]
    [InlineData("lone \ud800 half and \udc00 other", "lone half and other")]
    [InlineData("bell\u0007 and null\u0000", "bell and null")]
    [InlineData("क्\u200dष and 👩\u200d🔬", "क्\u200dष and 👩\u200d🔬")]
    [InlineData("nothing to do here", "nothing to do here")]
    [InlineData(null, "")]
    public void Text_is_cleaned_without_losing_its_meaning(string? raw, string clean) => Assert.Equal(clean, PaperText.Clean(raw));

    private static readonly Gen<string> Hostile = Gen.OneOf(
        Gen.String,
        Gen.OneOf(
            "\\", "{", "}", "$", "&", "&amp;", "lt;", "#38;", "<", ">", "<b>", "</b>", "<sup>", "~", "--", "-", "`", "'", "\"", "^", "_", " ", "\n", "5", "x",
            "\\'e", "\\\"", "\\textbf", "\\frac", "\\alpha", "\\left", "\\(", "\\)", "\\href", "\\o", "\\c", "circ", "text{", "https://a.b/", "\u0301", "\u200d", "\ud800", "Word", "to", ",", ".")
        ).Array[0, 40].Select(string.Concat);

    [Fact]
    public void Cleaning_a_cleaned_text_changes_nothing() => Hostile.Sample(
        raw =>
        {
            var once = PaperText.Clean(raw);
            return PaperText.Clean(once) == once;
        },
        iter: 3_000);

    [Fact]
    public void Cleaned_text_is_composed_single_spaced_and_without_control_characters() => Hostile.Sample(
        raw =>
        {
            var clean = PaperText.Clean(raw);
            return clean.IsNormalized(NormalizationForm.FormC) && clean.Trim() == clean && !clean.Contains("  ", StringComparison.Ordinal)
                && !clean.Any(char.IsControl);
        },
        iter: 3_000);

    /// <summary>
    /// Ten times the text may take ten times the work, not a hundred: allocations are counted, because time in a busy test run says nothing.
    /// </summary>
    [Theory]
    [InlineData("{")]
    [InlineData("{{}")]
    [InlineData("\\textbf{")]
    [InlineData("$x")]
    [InlineData("\\(")]
    [InlineData("&amp;")]
    [InlineData("<b ")]
    [InlineData("\\\"a ")]
    [InlineData("\\\"")]
    [InlineData("\\frac")]
    [InlineData("\\frac{")]
    [InlineData("\\textbf\\frac")]
    [InlineData("$\\bar")]
    [InlineData("^\\hat")]
    [InlineData("x\u0301\u0323")]
    public void Work_grows_with_the_length_only(string piece)
    {
        Allocated(piece, 100);
        var some = Allocated(piece, 2_000);
        var more = Allocated(piece, 20_000);

        Assert.True(more < some * 30, $"{some:N0} bytes for 2,000 pieces, {more:N0} for 20,000");
    }

    [Fact]
    public void Cut_ends_after_a_sentence_and_says_so()
    {
        var text = string.Concat(Enumerable.Repeat("A sentence of some words. ", 100)).Trim();

        var cut = PaperText.Cut(text, 100);

        Assert.True(cut.Length <= 100);
        Assert.EndsWith("words. …", cut, StringComparison.Ordinal);
        Assert.Equal(text, PaperText.Cut(text, text.Length));
    }

    private static long Allocated(string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times));
        var before = GC.GetAllocatedBytesForCurrentThread();
        PaperText.Clean(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}

using CsCheck;

namespace Alerts.KeyPhrases;

public sealed class NounPhrasesTests
{
    private const string Term = "diffusion models";

    [Theory]
    [InlineData("We train diffusion models on video.", true)]
    [InlineData("To train diffusion models, we", true)]
    [InlineData("diffusion models", true)]
    [InlineData("Novel diffusion models are trained.", true)]
    [InlineData("The diffusion models, and others", true)]
    [InlineData("Such (diffusion models) work", true)]
    [InlineData("diffusion models trained on video", true)]
    [InlineData("We use video diffusion models here", false)]
    [InlineData("Latent diffusion models learn", false)]
    [InlineData("our diffusion models benchmark", false)]
    [InlineData("A text-to-image diffusion models zoo", false)]
    public void Term_stands_alone_when_no_noun_or_adjective_joins_it(string text, bool alone)
    {
        var start = text.IndexOf(Term, StringComparison.Ordinal);

        Assert.Equal(alone, NounPhrases.StandsAlone(text, start, Term.Length));
    }

    [Fact]
    public void Any_piece_of_any_text_has_an_answer() =>
        Gen.Select(Gen.String, Gen.Int[0, 200], Gen.Int[0, 200]).Sample((text, start, length) =>
        {
            start = Math.Min(start, text.Length);
            NounPhrases.StandsAlone(text, start, Math.Min(length, text.Length - start));
        });
}

using Alerts.Papers.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alerts.Papers;

public sealed class PaperSourceFactoryTests
{
    [Fact]
    public void Text_names_sources_each_kind_once()
    {
        var folder = Directory.CreateTempSubdirectory("alerts two words-");
        try
        {
            var sources = Factory().Create($"hf arxiv:cs.CL+cs.LG \"{folder.FullName}\" arxiv:q-bio.NC+cs.CL");

            Assert.Equal(["hf", "arxiv", "file"], sources.Select(source => source.Name));
            Assert.Equal(["cs.CL", "cs.LG", "q-bio.NC"], Assert.IsType<ArxivSource>(sources[1]).Categories);
            Assert.Equal([folder.FullName], Assert.IsType<FileSource>(sources[2]).Paths);
            Assert.Equal("file", Assert.Single(Factory().Create(folder.FullName)).Name);
        }
        finally
        {
            folder.Delete();
        }
    }

    [Theory]
    [InlineData("", "No source is given")]
    [InlineData("hf nowhere.json", "\"nowhere.json\" is neither a source nor an existing file or folder")]
    [InlineData("arxiv", "does not name arXiv categories")]
    [InlineData("arxiv:cs.CL+", "does not name arXiv categories")]
    [InlineData("arxiv:../etc", "does not name arXiv categories")]
    [InlineData("hf \"open", "A double quote is not closed")]
    public void Text_that_names_no_source_says_what_would(string text, string says)
    {
        Assert.False(Factory().TryCreate(text, out _, out var error));
        Assert.StartsWith(says, error[(error.IndexOf(says, StringComparison.Ordinal) is > 0 and var at ? at : 0)..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Papers:Sources", "nothing-here", "Papers__Sources")]
    [InlineData("Papers:TimeoutSeconds", "0", "TimeoutSeconds")]
    [InlineData("Papers:HuggingFaceUrl", "not an address", "HuggingFaceUrl")]
    public void Wrong_setting_is_named(string setting, string value, string named)
    {
        var services = Services((setting, value));

        var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<PapersOptions>>().Value);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Contact_cannot_break_out_of_the_user_agent() =>
        Assert.EndsWith(" (a@b.orgX-Evil:1)", PapersRegistration.UserAgent("a@b.org)\r\nX-Evil: 1\\"), StringComparison.Ordinal);

    private static PaperSourceFactory Factory() => Services().GetRequiredService<PaperSourceFactory>();

    private static ServiceProvider Services(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddLogging()
        .AddPapers(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build())
        .BuildServiceProvider();
}

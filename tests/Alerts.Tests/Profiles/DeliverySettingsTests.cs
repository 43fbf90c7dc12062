namespace Alerts.Profiles;

public sealed class DeliverySettingsTests
{
    [Theory]
    [InlineData("", "", "hf", "", true)]
    [InlineData("hf", "", "hf arxiv", "cs.LG", true)]
    [InlineData("arxiv", "", "hf", "", false)]
    [InlineData("", "cs.CL", "hf", "cs.LG cs.CL", true)]
    [InlineData("", "cs.CL", "hf", "cs.LG", false)]
    [InlineData("", "cs.*", "hf", "math.CO cs.LG", true)]
    [InlineData("", "cs.*", "hf", "csx.LG", false)]
    [InlineData("", "CS.cl", "hf", "cs.CL", true)]
    [InlineData("", "cs.*", "hf", "", false)]
    [InlineData("arxiv", "cs.*", "hf", "cs.LG", false)]
    public void A_paper_passes_when_a_source_and_a_category_are_wanted(
        string wantedSources, string wantedCategories, string sources, string categories, bool accepted)
    {
        var settings = new DeliverySettings { Sources = Words(wantedSources), Categories = Words(wantedCategories) };

        Assert.Equal(accepted, settings.Accepts(Words(sources), Words(categories)));
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

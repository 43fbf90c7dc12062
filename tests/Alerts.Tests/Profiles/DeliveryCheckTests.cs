namespace Alerts.Profiles;

public sealed class DeliveryCheckTests
{
    [Theory]
    [InlineData("Europe/Berlin", true)]
    [InlineData("UTC", true)]
    [InlineData("Etc/GMT+5", true)]
    [InlineData("W. Europe Standard Time", false)]
    [InlineData("UTC-11", false)]
    [InlineData("Mars/Olympus", false)]
    [InlineData("../../etc/passwd", false)]
    [InlineData(" ", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Time_zone_is_known_by_its_iana_name_only(string? id, bool known) => Assert.Equal(known, DeliveryCheck.IsTimeZone(id));

    [Theory]
    [InlineData("hf")]
    [InlineData("arxiv")]
    [InlineData("my-group_2")]
    public void Source_is_a_name(string source) => Assert.Empty(DeliveryCheck.Problems(new() { Sources = [source] }));

    [Theory]
    [InlineData("arxiv:cs.CL")]
    [InlineData("arxiv:xx")]
    [InlineData("*")]
    [InlineData("hf arxiv")]
    [InlineData("hf\n")]
    [InlineData("-")]
    [InlineData("")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefghijklmno")]
    public void What_is_no_source_is_refused(string source) =>
        Assert.Equal("sources", Assert.Single(DeliveryCheck.Problems(new() { Sources = ["hf", source] })).Field);

    [Theory]
    [InlineData("cs.CL")]
    [InlineData("cs.*")]
    [InlineData("hep-th")]
    [InlineData("cond-mat.mes-hall")]
    [InlineData("physics.ao-ph")]
    [InlineData("q-bio.*")]
    public void Category_is_an_archive_a_subject_or_all_subjects(string category) =>
        Assert.Empty(DeliveryCheck.Problems(new() { Categories = [category] }));

    [Theory]
    [InlineData("*")]
    [InlineData("cs.")]
    [InlineData("cs*")]
    [InlineData("cs.C*")]
    [InlineData("arxiv:cs.CL")]
    [InlineData(".CL")]
    [InlineData("cs.CL\n")]
    [InlineData("cs..CL")]
    public void What_is_no_category_is_refused(string category) =>
        Assert.Equal("categories", Assert.Single(DeliveryCheck.Problems(new() { Categories = [category] })).Field);
}

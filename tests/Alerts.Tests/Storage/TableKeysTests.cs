using Alerts.Servers;
using Azure.Data.Tables;
using CsCheck;

namespace Alerts.Storage;

public sealed class TableKeysTests
{
    private const string Awkward = "/\\#?!%_'\u0000\u007f\ud800é0a";

    /// <summary>Any UTF-16 units at all: control characters, lone surrogates, what keys may not hold.</summary>
    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String,
        Gen.Char.Array[0, 40].Select(units => new string(units)),
        Gen.Int[0, Awkward.Length - 1].Array[0, 300].Select(places => new string([.. places.Select(place => Awkward[place])])));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2608.17271", "2608.17271")]
    [InlineData("math/0309136", "math!002f0309136")]
    [InlineData("text:0a1b", "text:0a1b")]
    [InlineData("", "!")]
    [InlineData("!", "!0021")]
    [InlineData("a_b", "a!005fb")]
    [InlineData("a\\b#c?d", "a!005cb!0023c!003fd")]
    [InlineData("\u0001\u0085", "!0001!0085")]
    [InlineData("é", "!00e9")]
    [InlineData("%2F", "!00252F")]
    public void Ids_become_keys_and_ids_again(string id, string key)
    {
        Assert.Equal(key, TableKeys.Encode(id));
        Assert.True(TableKeys.TryDecode(key, out var back));
        Assert.Equal(id, back);
    }

    [Fact]
    public void Every_id_becomes_a_valid_key_and_comes_back_unless_it_is_too_long() => AnyText.Sample(id =>
    {
        var key = TableKeys.Encode(id);
        var back = TableKeys.TryDecode(key, out var decoded);
        return key.Length is > 0 and <= TableKeys.Longest
            && key.All(c => c is > ' ' and < '\u007f' and not ('/' or '\\' or '#' or '?' or '_' or '%'))
            && (back ? decoded == id : key.Length == TableKeys.Longest);
    });

    [Fact]
    public void Different_ids_have_different_keys() => Gen.Select(AnyText, AnyText).Sample((one, other) =>
        (one == other) == (TableKeys.Encode(one) == TableKeys.Encode(other)));

    [Fact]
    public void Too_long_ids_that_differ_late_or_in_a_lone_surrogate_have_different_keys()
    {
        var start = new string('x', 2_000);

        var keys = new[] { start, start + "\ud800", start + "\udfff", start + "\ufffd" }.Select(TableKeys.Encode).ToArray();

        Assert.Equal(4, keys.Distinct().Count());
        Assert.All(keys, key => Assert.False(TableKeys.TryDecode(key, out _)));
    }

    [Theory]
    [InlineData("!00")]
    [InlineData("a!zzzzb")]
    [InlineData("a/b")]
    [InlineData("!0061")]
    public void What_was_not_made_by_encoding_is_not_read(string key) => Assert.False(TableKeys.TryDecode(key, out _));

    [Theory]
    [InlineData("2608.17271", "2608")]
    [InlineData("math/0309136", "0309")]
    [InlineData("cond-mat.str-el/9901001", "9901")]
    [InlineData("text:0a1b2c", "other")]
    [InlineData("", "other")]
    [InlineData("26", "other")]
    [InlineData("٢٦٠٨.1", "other")]
    public void The_partition_of_a_claim_is_the_month_of_the_id(string id, string month) => Assert.Equal(month, TableKeys.PaperMonth(id));

    [Fact]
    public async Task Table_storage_takes_the_keys_of_hostile_ids()
    {
        var table = new TableClient(await Azurite.NewAccountAsync(), "Hostile");
        await table.CreateAsync(Cancellation);
        string[] ids = ["a/b\\c#d?e", "'quoted' \"twice\"", "\u0000\u001f\u007f", "\ud83d", "", ".", "..", "%2e%2e%2f", new string('/', 3_000), "+ &=;,"];

        foreach (var id in ids)
        {
            await table.AddEntityAsync(new TableEntity("p", TableKeys.Encode(id)) { ["Length"] = id.Length }, Cancellation);
        }

        foreach (var id in ids)
        {
            Assert.Equal(id.Length, (await table.GetEntityAsync<TableEntity>("p", TableKeys.Encode(id), cancellationToken: Cancellation)).Value["Length"]);
        }
    }
}

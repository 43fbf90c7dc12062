using Alerts.Servers;
using Azure.Data.Tables;

namespace Alerts.Storage;

public sealed class BigValuesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(BigValues.TextPiece - 1)]
    [InlineData(BigValues.TextPiece)]
    [InlineData(BigValues.TextPiece + 1)]
    [InlineData(3 * BigValues.TextPiece)]
    [InlineData(400_000)]
    public async Task Text_and_bytes_of_any_length_come_back_from_the_table(int length)
    {
        var table = new TableClient(await Azurite.NewAccountAsync(), "Big");
        var cancellation = TestContext.Current.CancellationToken;
        await table.CreateAsync(cancellation);
        var text = new string([.. Enumerable.Range(0, length).Select(i => (char)('a' + (i % 26)))]);
        var bytes = Enumerable.Range(0, length).Select(i => (byte)i).ToArray();
        var (textRow, bytesRow) = (new TableEntity("p", "text"), new TableEntity("p", "bytes"));
        textRow.SetText("Value", text);
        bytesRow.SetBytes("Value", bytes);

        await table.AddEntityAsync(textRow, cancellation);
        await table.AddEntityAsync(bytesRow, cancellation);

        Assert.Equal(text, (await table.GetEntityAsync<TableEntity>("p", "text", cancellationToken: cancellation)).Value.GetText("Value"));
        Assert.Equal(bytes, (await table.GetEntityAsync<TableEntity>("p", "bytes", cancellationToken: cancellation)).Value.GetBytes("Value"));
    }

    [Fact]
    public void A_surrogate_pair_on_the_seam_stays_together()
    {
        var text = new string('x', BigValues.TextPiece - 1) + "\ud83d\ude00" + new string('y', BigValues.TextPiece);
        var row = new TableEntity("p", "r");

        row.SetText("Value", text);

        Assert.All(row.Keys.Where(key => key.StartsWith("Value", StringComparison.Ordinal)), key => Assert.False(char.IsHighSurrogate(row.GetString(key)[^1])));
        Assert.Equal(text, row.GetText("Value"));
    }

    [Fact]
    public void The_size_counts_every_column()
    {
        var row = new TableEntity("p", "r") { ["Text"] = "1234", ["Bytes"] = new byte[10], ["Number"] = 1 };

        Assert.InRange(row.Size(), 4 * 2 + 10 + 16, 200);
    }
}

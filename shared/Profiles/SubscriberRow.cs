using System.Text.Json;
using Alerts.Storage;
using Azure.Data.Tables;

namespace Alerts.Profiles;

/// <summary>A subscriber as a row of the table Profiles, and back.</summary>
internal static class SubscriberRow
{
    public const string State = "State";
    private const string Address = "Address";
    private const string PausedUntil = "PausedUntil";
    private const string Keywords = "Keywords";
    private const string Delivery = "Delivery";
    private const string Version = "Version";
    private const string Created = "Created";
    private const string PendingAddress = "PendingAddress";
    private const string LinksVersion = "LinksVersion";
    private const string FeedVersion = "FeedVersion";
    private const string RequestName = "RequestName";
    private const string RequestAt = "RequestAt";
    private const string RequestAddress = "RequestAddress";
    private const string RequestKeywords = "RequestKeywords";
    private const string RequestDelivery = "RequestDelivery";

    public static TableEntity Write(Subscriber subscriber)
    {
        var row = new TableEntity(TableKeys.Shard(subscriber.Id), subscriber.Id)
        {
            [Address] = subscriber.Address,
            [State] = subscriber.State.ToString(),
            [Delivery] = JsonSerializer.Serialize(subscriber.Delivery, ProfilesJson.Default.DeliverySettings),
            [Version] = subscriber.Version,
            [Created] = subscriber.Created,
            [LinksVersion] = subscriber.LinksVersion,
            [FeedVersion] = subscriber.FeedVersion,
        };
        if (subscriber.PausedUntil is { } until)
        {
            row[PausedUntil] = until;
        }

        if (subscriber.PendingAddress is { } pending)
        {
            row[PendingAddress] = pending;
        }

        if (subscriber.Request is { } request)
        {
            row[RequestName] = request.Name;
            row[RequestAt] = request.At;
            row[RequestAddress] = request.Address;
            row[RequestDelivery] = JsonSerializer.Serialize(request.Delivery, ProfilesJson.Default.DeliverySettings);
            row.SetText(RequestKeywords, Join(request.Keywords));
        }

        row.SetText(Keywords, Join(subscriber.Keywords));
        return row;
    }

    /// <exception cref="FormatException">The row does not hold a subscriber.</exception>
    public static Subscriber Read(TableEntity row)
    {
        try
        {
            return new Subscriber
            {
                Id = row.RowKey,
                Address = row.GetString(Address) ?? throw new FormatException("no address"),
                State = Enum.Parse<SubscriberState>(row.GetString(State) ?? throw new FormatException("no state")),
                PausedUntil = row.GetDateTimeOffset(PausedUntil),
                Keywords = Split(row.GetText(Keywords)),
                Delivery = ReadDelivery(row, Delivery),
                Version = row.GetInt32(Version) ?? 0,
                Created = row.GetDateTimeOffset(Created) ?? default,
                PendingAddress = row.GetString(PendingAddress),
                LinksVersion = row.GetInt32(LinksVersion) ?? 0,
                FeedVersion = row.GetInt32(FeedVersion) ?? 0,
                Request = ReadRequest(row),
                ETag = row.ETag.ToString(),
            };
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or InvalidCastException)
        {
            throw new FormatException($"The row of subscriber {row.RowKey} cannot be read: {e.Message}", e);
        }
    }

    private static SubscriptionRequest? ReadRequest(TableEntity row) => row.GetString(RequestName) is { } name
        ? new()
        {
            Name = name,
            At = row.GetDateTimeOffset(RequestAt) ?? default,
            Address = row.GetString(RequestAddress) ?? throw new FormatException("a request without address"),
            Keywords = Split(row.GetText(RequestKeywords)),
            Delivery = ReadDelivery(row, RequestDelivery),
        }
        : null;

    private static DeliverySettings ReadDelivery(TableEntity row, string column) =>
        JsonSerializer.Deserialize(row.GetString(column) ?? "{}", ProfilesJson.Default.DeliverySettings) ?? new();

    // A keyword is one line, so lines are what separates them; a line break inside one would make it two.
    private static string Join(IReadOnlyList<string> keywords) =>
        string.Join('\n', keywords.Select(keyword => keyword.ReplaceLineEndings(" ")));

    private static string[] Split(string keywords) => keywords.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

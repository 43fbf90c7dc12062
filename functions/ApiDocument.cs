using Alerts.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>The API's own description.</summary>
public sealed class ApiDocument
{
    private static readonly Lazy<byte[]> Document = new(Read);
    private readonly Answer _answer = new(StatusCodes.Status200OK, "application/json; charset=utf-8", Document.Value)
    {
        CacheControl = "public, max-age=300",
    };

    /// <summary>Serves functions/Api/openapi.json.</summary>
    [Function("ApiDocument")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi.json")] HttpRequest request) => _answer;

    private static byte[] Read()
    {
        using var stream = typeof(ApiDocument).Assembly.GetManifestResourceStream("openapi.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

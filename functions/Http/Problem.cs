using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Alerts.Functions.Http;

/// <summary>An answer that says what is wrong: problem details (RFC 9457), with messages by field where fields are wrong.</summary>
internal sealed class Problem(int status, string detail, IReadOnlyDictionary<string, List<string>>? errors = null, TimeSpan? retryAfter = null)
    : IResult
{
    /// <summary>Fields are wrong.</summary>
    public static Problem Of(JsonBody body) =>
        new(StatusCodes.Status400BadRequest, "Some fields are not as they should be.", body.Errors);

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        SecurityHeaders.Apply(response);
        response.StatusCode = status;
        response.ContentType = "application/problem+json; charset=utf-8";
        if (status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        if (retryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        var details = new ProblemBody("about:blank", ReasonPhrases.GetReasonPhrase(status), status, detail, errors);
        await response.WriteAsync(JsonSerializer.Serialize(details, ProblemJson.Default.ProblemBody), httpContext.RequestAborted);
    }
}

/// <summary>Problem details.</summary>
internal sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, List<string>>? Errors);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProblemBody))]
internal sealed partial class ProblemJson : JsonSerializerContext;

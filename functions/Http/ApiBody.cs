using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Http;

/// <summary>Reads the body of a request to the API.</summary>
internal static class ApiBody
{
    /// <summary>The most bytes a body may have.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>The body, or the answer that says what is wrong with it.</summary>
    public static async Task<(JsonBody? Body, IResult? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            return (null, new Problem(StatusCodes.Status415UnsupportedMediaType, "The body should be application/json."));
        }

        ReadOnlyMemory<byte>? bytes;
        try
        {
            bytes = await BoundedBody.ReadAsync(request, MostBytes, cancellationToken);
        }
        catch (Exception e) when (e is IOException or BadHttpRequestException)
        {
            return (null, new Problem(StatusCodes.Status400BadRequest, "The body broke off."));
        }

        if (bytes is not { } whole)
        {
            return (null, new Problem(StatusCodes.Status413PayloadTooLarge, $"The body should have at most {MostBytes} bytes."));
        }

        return JsonBody.Parse(whole, out var problem) is { } body
            ? (body, null)
            : (null, new Problem(StatusCodes.Status400BadRequest, problem));
    }
}

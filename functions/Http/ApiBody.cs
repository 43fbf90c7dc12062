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

        if (request.ContentLength > MostBytes)
        {
            return (null, TooLarge());
        }

        var buffer = new byte[MostBytes + 1];
        int length;
        try
        {
            length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        }
        catch (Exception e) when (e is IOException or BadHttpRequestException)
        {
            return (null, new Problem(StatusCodes.Status400BadRequest, "The body broke off."));
        }

        if (length > MostBytes)
        {
            return (null, TooLarge());
        }

        return JsonBody.Parse(buffer.AsMemory(0, length), out var problem) is { } body
            ? (body, null)
            : (null, new Problem(StatusCodes.Status400BadRequest, problem));
    }

    private static Problem TooLarge() => new(StatusCodes.Status413PayloadTooLarge, $"The body should have at most {MostBytes} bytes.");
}

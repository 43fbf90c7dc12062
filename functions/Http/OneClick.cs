using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Alerts.Functions.Http;

/// <summary>Recognises the POST of a mail program that unsubscribes for its reader (RFC 8058, section 3.2).</summary>
internal static class OneClick
{
    private const string Field = "List-Unsubscribe";
    private const string Value = "One-Click";
    private const int MostBytes = 64 * 1024;

    /// <summary>Whether the form, urlencoded or multipart, says so. A form that cannot be read does not.</summary>
    public static async Task<bool> IsOneAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType || request.ContentLength > MostBytes)
        {
            return false;
        }

        var limits = new FormOptions
        {
            BufferBody = false,
            KeyLengthLimit = 256,
            ValueLengthLimit = 1024,
            ValueCountLimit = 16,
            MultipartBodyLengthLimit = MostBytes,
        };
        try
        {
            var form = await new FormFeature(request, limits).ReadFormAsync(cancellationToken);
            return form[Field] == Value;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or BadHttpRequestException)
        {
            return false;
        }
    }
}

using System.Text;
using Alerts.Delivery;
using Alerts.Links;
using Microsoft.Extensions.Options;

namespace Alerts.Mail;

/// <summary>Composes letters: HTML and text, subject and headers.</summary>
public sealed class LetterMailComposer(MailRenderer renderer, SiteLinks links, IOptions<MailOptions> options)
{
    /// <summary>Composes a letter to <paramref name="address"/>.</summary>
    /// <param name="letter">What it says.</param>
    /// <param name="address">The address as typed.</param>
    /// <param name="mailId">Our own random id of this mail, the same on a second try.</param>
    public async Task<OutgoingMail> ComposeAsync(Letter letter, string address, string mailId)
    {
        var brand = SafeText.Line(options.Value.FromName);
        var postal = string.IsNullOrWhiteSpace(options.Value.PostalAddress) ? null : SafeText.Line(options.Value.PostalAddress);
        var html = await renderer.RenderAsync<LetterBody>(new Dictionary<string, object?>
        {
            [nameof(LetterBody.Letter)] = letter,
            [nameof(LetterBody.Brand)] = brand,
            [nameof(LetterBody.Home)] = links.Home,
            [nameof(LetterBody.PostalAddress)] = postal,
        });
        return new OutgoingMail(
            mailId, $"{mailId}@{links.Host}", address, letter.Subject, html, Text(letter, brand, postal), MailHeaders.OfLetter(letter.Kind));
    }

    private static string Text(Letter letter, string brand, string? postal)
    {
        var text = new StringBuilder();
        text.Line(brand).Line().Wrapped(letter.Heading).Line();
        foreach (var paragraph in letter.Paragraphs)
        {
            text.Wrapped(paragraph).Line();
        }

        foreach (var keyword in letter.Keywords)
        {
            text.Wrapped(keyword, "   ");
        }

        if (letter.Keywords.Count > 0)
        {
            text.Line();
        }

        if (letter.Action is { } action)
        {
            text.Line($"{action.Label}:").Line(action.Url).Line();
        }

        foreach (var note in letter.Notes)
        {
            text.Wrapped(note);
        }

        if (postal is not null)
        {
            text.Line().Wrapped(postal);
        }

        return text.ToString();
    }
}

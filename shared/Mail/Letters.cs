using Alerts.Links;
using Alerts.Profiles;

namespace Alerts.Mail;

/// <summary>The wording of the letters.</summary>
public static class Letters
{
    private const int MostKeywords = 12;
    private const int LongestKeyword = 80;

    private const string NotYou = "If this was not you, do nothing: nothing else will ever be sent to this address.";

    /// <summary>Asks to confirm a subscription.</summary>
    public static Letter Confirm(Subscriber subscriber, string url) => new()
    {
        Kind = "confirm",
        Subject = "Confirm your paper alerts",
        Heading = "One click, and papers come to you",
        Paragraphs = ["Somebody, you we hope, asked for alerts of new papers at this address. Confirm, and the next ones that match come by mail."],
        Action = new("Confirm my alerts", url),
        Keywords = Shown(subscriber.Keywords),
        Notes = ["The link works for 48 hours.", NotYou],
    };

    /// <summary>Brings the link that opens one's profile.</summary>
    public static Letter SignIn(string url) => new()
    {
        Kind = "sign-in",
        Subject = "Your link to your alerts",
        Heading = "Open your profile",
        Paragraphs = ["Here is the link you asked for. It opens your profile: keywords, delivery, pause, your data."],
        Action = new("Open my profile", url),
        Notes =
        [
            "The link works once, within one hour.",
            "If you did not ask for it, do nothing; without this mail nobody can open your profile.",
        ],
    };

    /// <summary>Asks to confirm a new address, at that address.</summary>
    public static Letter Address(string url) => new()
    {
        Kind = "address",
        Subject = "Confirm your new address",
        Heading = "Send your alerts here?",
        Paragraphs = ["Somebody, you we hope, wants their paper alerts at this address from now on."],
        Action = new("Use this address", url),
        Notes = ["The link works for 48 hours.", NotYou],
    };

    /// <summary>Tells the present address that another was asked for.</summary>
    public static Letter AddressNotice(SiteLinks links) => new()
    {
        Kind = "notice",
        Subject = "Your alerts are to move to another address",
        Heading = "Another address was asked for",
        Paragraphs =
        [
            "From your profile your paper alerts were asked to go to another address. They will as soon as it is confirmed there.",
        ],
        Action = new("Open my profile", links.Manage),
        Notes = ["If this was not you, open your profile, where you can put your own address back."],
    };

    /// <summary>Says that no more mails will come.</summary>
    public static Letter Goodbye(SiteLinks links) => new()
    {
        Kind = "goodbye",
        Subject = "You are unsubscribed",
        Heading = "Goodbye, and thank you for reading",
        Paragraphs = ["No more alerts will come. Your keywords are kept, so that returning is one click; on your profile you can delete everything."],
        Action = new("Open my profile", links.Manage),
        Notes = ["This is the last mail."],
    };

    private static List<string> Shown(IReadOnlyList<string> keywords)
    {
        var shown = keywords.Take(MostKeywords).Select(line => SafeText.Truncate(SafeText.Line(line), LongestKeyword)).ToList();
        if (keywords.Count > MostKeywords)
        {
            shown.Add($"and {keywords.Count - MostKeywords} more");
        }

        return shown;
    }
}

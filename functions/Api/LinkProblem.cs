using Alerts.Functions.Http;
using Alerts.Subscribing;
using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Api;

/// <summary>Says why a mailed link did not work, and what to do now.</summary>
internal static class LinkProblem
{
    public static Problem Of(LinkOutcome outcome) => outcome switch
    {
        LinkOutcome.Invalid => new(StatusCodes.Status400BadRequest, "This link is damaged. Open it from the mail again, or ask for a new one."),
        LinkOutcome.Gone => new(StatusCodes.Status410Gone, "This link is too old, was used before, or was replaced by a newer one. Ask for a new one."),
        _ => new(StatusCodes.Status409Conflict, "Things have changed since. Open the page again and look."),
    };
}

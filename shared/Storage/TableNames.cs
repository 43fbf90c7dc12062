namespace Alerts.Storage;

/// <summary>The tables of the app. Their keys are made by <see cref="TableKeys"/>.</summary>
public static class TableNames
{
    /// <summary>Which batch first had a paper, and its sources and categories so far.</summary>
    public const string PaperIds = "PaperIds";

    /// <summary>One row a pull, and the lease of the one under way.</summary>
    public const string Batches = "Batches";

    /// <summary>The papers of a batch.</summary>
    public const string Papers = "Papers";

    /// <summary>How rare words are: one snapshot a batch.</summary>
    public const string Rarity = "Rarity";

    /// <summary>Which profile ranges of a batch are matched.</summary>
    public const string RangesDone = "RangesDone";

    /// <summary>The subscribers.</summary>
    public const string Profiles = "Profiles";

    /// <summary>Keeps addresses unique.</summary>
    public const string Addresses = "Addresses";

    /// <summary>What matched whom, with the slot fixed.</summary>
    public const string Matches = "Matches";

    /// <summary>Due minutes that have alerts not yet terminal.</summary>
    public const string Slots = "Slots";

    /// <summary>The outbox and ledger of mails.</summary>
    public const string Alerts = "Alerts";

    /// <summary>From the mail id that a provider's webhook brings back to the alert.</summary>
    public const string MailIds = "MailIds";

    /// <summary>Whether mails may go to the provider now: closed by 401, 403 and 429.</summary>
    public const string SendGates = "SendGates";

    /// <summary>Addresses that get no mail.</summary>
    public const string Suppressions = "Suppressions";

    /// <summary>Tokens that work once and were used.</summary>
    public const string UsedTokens = "UsedTokens";

    /// <summary>Counters behind the rate limits.</summary>
    public const string Limits = "Limits";

    /// <summary>The Data Protection key ring.</summary>
    public const string DataProtectionKeys = "DataProtectionKeys";

    /// <summary>All of them: made at the start.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        PaperIds, Batches, Papers, Rarity, RangesDone, Profiles, Addresses, Matches, Slots, Alerts, MailIds, SendGates, Suppressions,
        UsedTokens, Limits, DataProtectionKeys,
    ];
}

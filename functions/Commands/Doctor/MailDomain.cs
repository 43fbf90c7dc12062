namespace Alerts.Functions.Commands.Doctor;

/// <summary>
/// Whether receivers can know that mail from a domain is genuine: SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 7489).
/// </summary>
internal sealed class MailDomain(IDnsRecords dns)
{
    private static readonly string[] SendGridSelectors = ["s1", "s2"];
    private const int MostLookups = 10;

    /// <summary>Looks at a domain.</summary>
    /// <param name="domain">The domain of <c>Mail__From</c>.</param>
    /// <param name="selectors">The DKIM selectors to look for; none takes SendGrid's.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    public async Task<IReadOnlyList<Finding>> ExamineAsync(string domain, IReadOnlyList<string> selectors, CancellationToken cancellationToken) =>
    [
        Spf(domain, await dns.TextsAsync(domain, cancellationToken)),
        await DkimAsync(domain, selectors.Count > 0 ? selectors : SendGridSelectors, cancellationToken),
        await DmarcAsync(domain, cancellationToken),
    ];

    private static Finding Spf(string domain, IReadOnlyList<string> texts)
    {
        var records = texts.Where(text => $"{text} ".StartsWith("v=spf1 ", StringComparison.OrdinalIgnoreCase)).ToList();
        if (records.Count == 0)
        {
            // With SendGrid's domain authentication the envelope has a subdomain of its own, whose SPF the CNAME brings.
            return Finding.Mind(
                $"{domain} has no SPF record.",
                "Needed unless the provider's envelope domain has one (SendGrid's authenticated domain does): "
                + $"TXT at {domain}, \"v=spf1 include:<your provider> -all\".");
        }

        if (records.Count > 1)
        {
            return Finding.Bad($"{domain} has {records.Count} SPF records, which is none.", "Join them into one TXT record: receivers give up at two.");
        }

        var terms = records[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
        var lookups = terms.Count(term => term.TrimStart('+', '-', '~', '?') is var name
            && (name.StartsWith("include:", StringComparison.OrdinalIgnoreCase) || name.StartsWith("redirect=", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("exists:", StringComparison.OrdinalIgnoreCase) || IsMechanism(name, "a") || IsMechanism(name, "mx") || IsMechanism(name, "ptr")));
        return (terms.LastOrDefault()?.ToLowerInvariant(), lookups) switch
        {
            (_, > MostLookups) => Finding.Bad($"The SPF record of {domain} needs {lookups} look-ups, ten are allowed.", "Take out what does not send for you."),
            ("+all" or "all", _) => Finding.Bad($"The SPF record of {domain} lets everybody send.", "End it with -all (or ~all while you try)."),
            ("-all" or "~all", _) => Finding.Good($"SPF: {records[0]}"),
            var (last, _) when last?.StartsWith("redirect=", StringComparison.Ordinal) == true => Finding.Good($"SPF: {records[0]}"),
            _ => Finding.Mind($"The SPF record of {domain} does not end: {records[0]}", "End it with -all (or ~all while you try)."),
        };
    }

    private static bool IsMechanism(string term, string name) =>
        term.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (term.Length == name.Length || term[name.Length] is ':' or '/');

    private async Task<Finding> DkimAsync(string domain, IReadOnlyList<string> selectors, CancellationToken cancellationToken)
    {
        List<string> found = [];
        foreach (var selector in selectors)
        {
            var name = $"{selector}._domainkey.{domain}";
            var texts = await dns.TextsAsync(name, cancellationToken);
            if (texts.Any(text => Tags(text).TryGetValue("p", out var key) && key.Length > 0))
            {
                found.Add(selector);
            }
            else if (texts.Count > 0 || await dns.IsAliasAsync(name, cancellationToken))
            {
                return Finding.Bad($"The DKIM key {name} is there but empty or revoked.", "Make the domain's authentication at the provider anew.");
            }
        }

        return found.Count > 0
            ? Finding.Good($"DKIM: {string.Join(", ", found)} sign for {domain}.")
            : Finding.Bad(
                $"{domain} has no DKIM key under {string.Join(", ", selectors)}.",
                "Authenticate the domain at the provider and add the records it shows; another provider's selector is named with --selector.");
    }

    private async Task<Finding> DmarcAsync(string domain, CancellationToken cancellationToken)
    {
        // The domain's own record, else that of a parent: one label less a time, but never a top-level domain.
        for (var at = domain; at.Contains('.', StringComparison.Ordinal); at = at[(at.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            var texts = await dns.TextsAsync($"_dmarc.{at}", cancellationToken);
            var records = texts.Where(text => text.StartsWith("v=DMARC1", StringComparison.OrdinalIgnoreCase)).ToList();
            if (records.Count > 1)
            {
                return Finding.Bad($"_dmarc.{at} has {records.Count} records, which is none.", "Leave one.");
            }

            if (records.Count == 1)
            {
                var tags = Tags(records[0]);
                var policy = (at != domain && tags.TryGetValue("sp", out var sub) ? sub : tags.GetValueOrDefault("p", "")).ToLowerInvariant();
                return policy switch
                {
                    "quarantine" or "reject" => Finding.Good($"DMARC at _dmarc.{at}: {policy}."),
                    "none" => Finding.Mind($"DMARC at _dmarc.{at} only watches (none).", "Read the reports for two weeks, then p=quarantine."),
                    _ => Finding.Bad($"DMARC at _dmarc.{at} has no policy: {records[0]}", "\"v=DMARC1; p=quarantine; rua=mailto:you@your.domain\"."),
                };
            }
        }

        return Finding.Bad($"{domain} has no DMARC record.", $"TXT at _dmarc.{domain}: \"v=DMARC1; p=none; rua=mailto:you@your.domain\", later p=quarantine.");
    }

    private static Dictionary<string, string> Tags(string record)
    {
        var tags = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in record.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                tags.TryAdd(part[..equals].Trim(), part[(equals + 1)..].Trim());
            }
        }

        return tags;
    }
}

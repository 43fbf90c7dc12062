using System.Text.RegularExpressions;
using Alerts.Benchmarks.Workload;
using Alerts.Papers;

namespace Alerts.Benchmarks.Peers;

/// <summary>What arXiv-alert scripts do: every profile one case-insensitive alternative of its keywords between word boundaries.</summary>
internal sealed class RegexPeer(IReadOnlyList<Paper> papers) : IPeer
{
    private readonly string[] _texts = [.. papers.Select(paper => $"{paper.Title}\n{paper.Abstract}")];

    /// <inheritdoc />
    public string Name => "regex";

    /// <inheritdoc />
    public IPreparedProfiles Prepare(IReadOnlyList<ProfileText> profiles) =>
        new Prepared(_texts, [.. profiles.Select(profile => (ToRegex(profile.Wanted), profile.Excluded is null ? null : ToRegex([profile.Excluded])))]);

    private static Regex ToRegex(IReadOnlyList<string> keywords) =>
        new($@"\b(?:{string.Join('|', keywords.Select(Regex.Escape))})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private sealed class Prepared(string[] texts, (Regex Wanted, Regex? Excluded)[] profiles) : IPreparedProfiles
    {
        public long Match()
        {
            var found = 0L;
            foreach (var (wanted, excluded) in profiles)
            {
                var fits = 0;
                foreach (var text in texts)
                {
                    fits += wanted.IsMatch(text) && excluded?.IsMatch(text) != true ? 1 : 0;
                }

                found += Math.Min(AlertsPeer.Top, fits);
            }

            return found;
        }
    }
}

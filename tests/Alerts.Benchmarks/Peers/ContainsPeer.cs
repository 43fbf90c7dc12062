using Alerts.Benchmarks.Workload;
using Alerts.Papers;

namespace Alerts.Benchmarks.Peers;

/// <summary><c>text.Contains(keyword)</c> in a double loop, lower case made before.</summary>
internal sealed class ContainsPeer(IReadOnlyList<Paper> papers) : IPeer
{
    private readonly string[] _texts = [.. papers.Select(paper => $"{paper.Title}\n{paper.Abstract}".ToLowerInvariant())];

    /// <inheritdoc />
    public string Name => "string.Contains";

    /// <inheritdoc />
    public IPreparedProfiles Prepare(IReadOnlyList<ProfileText> profiles) => new Prepared(_texts, profiles);

    private sealed class Prepared(string[] texts, IReadOnlyList<ProfileText> profiles) : IPreparedProfiles
    {
        public long Match()
        {
            var found = 0L;
            foreach (var profile in profiles)
            {
                var left = AlertsPeer.Top;
                foreach (var text in texts)
                {
                    if (Fits(profile, text) && left > 0)
                    {
                        left--;
                    }
                }

                found += AlertsPeer.Top - left;
            }

            return found;
        }

        private static bool Fits(ProfileText profile, string text)
        {
            if (profile.Excluded is { } excluded && text.Contains(excluded, StringComparison.Ordinal))
            {
                return false;
            }

            foreach (var keyword in profile.Wanted)
            {
                if (text.Contains(keyword, StringComparison.Ordinal))
                {
                    return true;
                }
            }

            return false;
        }
    }
}

using System.Collections.Frozen;

namespace Alerts.Evaluation.KeyPhrases;

/// <summary>The function words at which the baselines cut, and that they do not count.</summary>
internal static class StopWords
{
    /// <summary>Lower-case words.</summary>
    public static FrozenSet<string> All { get; } = (
        "a about above across after again against all almost along already also although always am among an and another any are around as at " +
        "be because been before being below between both but by can cannot could did do does doing done down due during each either else " +
        "enough even ever every few for from further get give given gives had has have having he hence her here hers him his how however i " +
        "if in including instead into is it its itself just least less let made make makes making many may me might more moreover most much must my " +
        "neither never no nor not now of off often on once one only or other others our ours out over own per perhaps rather same several shall " +
        "she should show shown shows since so some still such take taken than that the their theirs them then there therefore these they this those " +
        "through thus to together too toward towards two three under until up upon us use used uses using various very via was we well were what when " +
        "where whether which while who whom whose why will with within without would yet you your")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);
}

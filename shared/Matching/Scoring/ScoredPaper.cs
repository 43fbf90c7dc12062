namespace Alerts.Matching.Scoring;

/// <summary>A paper's place in the index and the level of its score.</summary>
internal readonly record struct ScoredPaper(int Paper, int Level)
{
    /// <summary>The score in hundredths.</summary>
    public int Hundredths => ScoreModel.HundredthsOfLevel(Level);
}

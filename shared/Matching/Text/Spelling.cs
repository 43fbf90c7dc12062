using System.Buffers;
using System.Collections.Frozen;

namespace Alerts.Matching.Text;

/// <summary>British spelling to American, for the words where both are written: <c>modelling</c>, <c>behaviour</c>, <c>optimisation</c>.</summary>
internal static class Spelling
{
    /// <summary>Parts of words and what they become; the first that fits is taken. Each holds a letter sequence no other word has.</summary>
    private static readonly (string British, string American)[] Parts = Pairs(
        """
        behaviour behavior colour color favour favor flavour flavor honour honor humour humor labour labor neighbour neighbor
        rumour rumor tumour tumor vapour vapor vigour vigor odour odor harbour harbor armour armor endeavour endeavor
        modell model labell label travell travel signall signal channell channel levell level tunnell tunnel cancelle cancele
        cancelli canceli fuell fuel counsell counsel marvell marvel catalogue catalog dialogue dialog analogue analog
        manoeuvr maneuver haemo hemo haemat hemat anaem anem leukaem leukem ischaem ischem paediatr pediatr orthopaed orthoped
        anaesth anesth gynaec gynec oesoph esoph oestro estro foetal fetal foetus fetus aetiolog etiolog faecal fecal
        encyclopaed encycloped diarrhoea diarrhea caesium cesium sulphur sulfur aluminium aluminum sceptic skeptic
        artefact artifact judgement judgment acknowledgement acknowledgment mould mold plough plow tyre tire
        """);

    private static readonly FrozenDictionary<string, string> Whole = Pairs(
        """
        centre center centred centered centring centering fibre fiber metre meter kilometre kilometer millimetre millimeter
        centimetre centimeter nanometre nanometer micrometre micrometer litre liter theatre theater calibre caliber
        lustre luster spectre specter defence defense offence offense licence license practise practice programme program
        grey gray ageing aging fulfil fulfill enrol enroll enrolment enrollment fulfilment fulfillment instalment installment
        learnt learned spelt spelled burnt burned whilst while amongst among towards toward afterwards afterward
        tyre tire kerb curb cheque check storey story epicentre epicenter datacentre datacenter
        """).ToFrozenDictionary(p => p.British, p => p.American, StringComparer.Ordinal);

    /// <summary>Words in -ise, -ises … that are spelt so everywhere.</summary>
    private static readonly FrozenSet<string> Ise = FrozenSet.ToFrozenSet(
        """
        advise advertise arise comprise compromise concise demise despise devise disguise excise exercise expertise enterprise
        franchise improvise incise merchandise paradise precise premise promise revise rise supervise surprise televise
        treatise sunrise reprise apprise chastise circumcise imprecise likewise otherwise clockwise pairwise stepwise wise
        unsupervise
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private static readonly SearchValues<string> BritishParts = SearchValues.Create([.. Parts.Select(p => p.British)], StringComparison.Ordinal);

    private static readonly WordEndings Endings = new([.. Whole.Keys, "isation", "ised", "iser", "ising", "isable", "ise", "lyse", "lysed", "lyser", "lysing"]);

    /// <summary>Whether the word, or an ending of it, may have another spelling: no is certain.</summary>
    public static bool MayVary(ReadOnlySpan<char> word) => Endings.MayEnd(word) || word.ContainsAny(BritishParts);

    /// <summary>The American spelling of a folded word; the word itself where it has but one.</summary>
    public static string American(string word)
    {
        if (word.Length < 4)
        {
            return word;
        }

        if (Whole.TryGetValue(word, out var whole))
        {
            return whole;
        }

        foreach (var (british, american) in Parts)
        {
            if (word.Contains(british, StringComparison.Ordinal))
            {
                return british is "modell" or "labell" && word.Length == 6 ? word : word.Replace(british, american, StringComparison.Ordinal);
            }
        }

        return word.Length > 5 ? Ize(word) : word;
    }

    private static string Ize(string word)
    {
        foreach (var ending in (ReadOnlySpan<string>)["isation", "ised", "iser", "ising", "isable", "ise"])
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                var stem = word[..^ending.Length];
                var spelt = stem.Length < 3 || stem[^1] is 'o' or 'a' or 'u' or 'w' or 'v' || Ise.Contains(stem + "ise");
                return spelt ? word : $"{stem}iz{ending[2..]}";
            }
        }

        foreach (var ending in (ReadOnlySpan<string>)["lyse", "lysed", "lyser", "lysing"])
        {
            if (word.EndsWith(ending, StringComparison.Ordinal) && word.Length > ending.Length + 1)
            {
                return $"{word[..^ending.Length]}lyz{ending[3..]}";
            }
        }

        return word;
    }

    private static (string British, string American)[] Pairs(string text) =>
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Chunk(2).Select(p => (p[0], p[1]))];
}

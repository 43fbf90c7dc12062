using System.Collections.Frozen;

namespace Alerts.Matching.Text;

/// <summary>
/// The singular of an English noun, and nothing else: a stem that joins different words is worse than none. Rules after
/// Harman, "How effective is suffixing?" (JASIS 1991), with the exceptions that research texts need.
/// </summary>
internal static class Plurals
{
    /// <summary>Plurals that no rule makes, as <c>plural singular</c>.</summary>
    private static readonly FrozenDictionary<string, string> Irregular = Pairs(
        """
        matrices matrix vertices vertex indices index appendices appendix vortices vortex simplices simplex cortices cortex
        codices codex helices helix apices apex lattices lattice criteria criterion phenomena phenomenon corpora corpus
        automata automaton polyhedra polyhedron taxa taxon spectra spectrum optima optimum maxima maximum minima minimum
        extrema extremum quanta quantum schemata schema stimuli stimulus foci focus loci locus nuclei nucleus radii radius
        moduli modulus fungi fungus genera genus bacteria bacterium formulae formula vertebrae vertebra larvae larva
        antennae antenna mice mouse children child women woman men man feet foot teeth tooth geese goose axes axis
        analyses analysis hypotheses hypothesis theses thesis syntheses synthesis parentheses parenthesis crises crisis
        diagnoses diagnosis prognoses prognosis bases base oases oasis metastases metastasis ellipses ellipsis
        leaves leaf halves half knives knife wolves wolf shelves shelf loaves loaf calves calf lives life wives wife
        caches cache niches niche headaches headache avalanches avalanche movies movie cookies cookie calories calorie
        zombies zombie ties tie pies pie lies lie dies die prairies prairie selfies selfie
        shoes shoe toes toe foes foe canoes canoe heroes hero echoes echo potatoes potato tomatoes tomato vetoes veto
        biases bias lenses lens gases gas viruses virus corpuses corpus statuses status campuses campus censuses census
        buses bus bonuses bonus focuses focus apparatuses apparatus nexuses nexus plateaux plateau tableaux tableau
        quizzes quiz gpus gpu cpus cpu tpus tpu npus npu apis api guis gui uavs uav menus menu axises axis
        processes process addresses address
        """);

    /// <summary>Words in s that are no plurals, or whose plural means something else.</summary>
    private static readonly FrozenSet<string> Kept = Words(
        """
        bias alias atlas canvas gas pancreas christmas texas kansas whereas overseas always perhaps besides blas
        chaos cosmos ethos pathos logos kudos rhinoceros series species news lens physics mathematics economics
        politics ethics mechanics optics genetics genomics proteomics metabolomics robotics kinematics dynamics
        thermodynamics hydrodynamics linguistics semantics pragmatics analytics electronics graphics acoustics aesthetics
        statistics informatics bioinformatics mechatronics photonics plasmonics spintronics electrodynamics chromodynamics
        aerodynamics biomechanics cybernetics forensics pediatrics geriatrics obstetrics ergonomics logistics biometrics
        econometrics athletics hermeneutics numerics haptics phonetics ballistics fluidics microfluidics tectonics avionics
        cs ms ros gps ios dos aws has was does goes is as us its this thus his hers yes plus minus less ours yours theirs
        mars james paris venus jesus windows keras pandas sars hals sans versus across gauss strauss
        perhaps sometimes besides alps las los les des
        """);

    /// <summary>Plurals in -ics; the other words in -ics are names of fields.</summary>
    private static readonly FrozenSet<string> PluralIcs = Words(
        "metrics topics heuristics characteristics critics clinics fabrics mosaics comics relics antibiotics generics classics lyrics mimics pics");

    private static readonly WordEndings Endings = new(Irregular.Keys);

    /// <summary>Whether the word, or an ending of it, may be a plural: no is certain.</summary>
    public static bool MayVary(ReadOnlySpan<char> word) => word is [.., 's'] || Endings.MayEnd(word);

    /// <summary>The singular of a folded word; the word itself where it is none, or not certainly.</summary>
    public static string Singular(string word)
    {
        if (word.Length < 4 || word[^1] != 's')
        {
            return Irregular.GetValueOrDefault(word, word);
        }

        if (Irregular.TryGetValue(word, out var singular))
        {
            return singular;
        }

        if (Kept.Contains(word) || (word[^2] is 's' or 'u' or 'i' or '.') || !char.IsAsciiLetter(word[^2]) && word.Length < 4)
        {
            return word;
        }

        return word switch
        {
            [.., 'i', 'c', 's'] when word.Length > 5 => PluralIcs.Contains(word) ? word[..^1] : word,
            [.., 'i', 'e', 's'] => word.Length > 4 ? word[..^3] + "y" : word[..^1],
            [.., 's', 's', 'e', 's'] or [.., 's', 'h', 'e', 's'] or [.., 'c', 'h', 'e', 's'] or [.., 'x', 'e', 's'] => word[..^2],
            _ => word[..^1],
        };
    }

    private static FrozenDictionary<string, string> Pairs(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Chunk(2).ToDictionary(p => p[0], p => p[1]).ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenSet<string> Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}

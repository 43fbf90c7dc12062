using System.Collections.Frozen;

namespace Alerts.Matching.Text;

/// <summary>
/// The few verb forms that are safe: verbs in -ize and their nouns (<c>quantized</c>, <c>quantization</c>), and a list of verbs whose noun is a
/// subject of papers (<c>fine-tuned</c>, <c>fine-tuning</c>). Endings in general are not taken off: a stem that joins different words
/// (<c>general</c>, <c>generation</c>) is worse than none, and even -ed and -ing cost more than they bring.
/// </summary>
internal static class Inflections
{
    /// <summary>The noun of each line, then its verb's forms.</summary>
    private static readonly FrozenDictionary<string, string> Nouns =
        """
        tuning tune tuned
        finetuning finetune finetuned
        pretraining pretrain pretrained
        retrieval retrieve retrieved retrieving
        distillation distill distilled distilling
        hallucination hallucinate hallucinated hallucinating
        denoising denoise denoised
        """.Split('\n').Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .SelectMany(line => line[1..].Select(form => (Form: form, Noun: line[0]))).ToFrozenDictionary(pair => pair.Form, pair => pair.Noun, StringComparer.Ordinal);

    private static readonly string[] Endings = ["ize", "ized", "izing"];

    private static readonly WordEndings Verbs = new([.. Nouns.Keys, .. Endings]);

    /// <summary>Whether the word, or an ending of it, may be such a form: no is certain.</summary>
    public static bool MayVary(ReadOnlySpan<char> word) => Verbs.MayEnd(word);

    /// <summary>The noun that stands for the verb's forms; the word itself where it is no such form. Singular, in American spelling.</summary>
    public static string Noun(string word)
    {
        foreach (var ending in Endings)
        {
            // Four letters before: “resized” and “prized” are no verbs of an -ization.
            if (word.Length >= ending.Length + 4 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return $"{word.AsSpan(0, word.Length - ending.Length)}ization";
            }
        }

        return Nouns.GetValueOrDefault(word, word);
    }
}

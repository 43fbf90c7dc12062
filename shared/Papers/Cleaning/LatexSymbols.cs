using System.Collections.Frozen;

namespace Alerts.Papers.Cleaning;

/// <summary>LaTeX commands that stand for a symbol or a short text.</summary>
internal static class LatexSymbols
{
    /// <summary>The symbol of a command, by its name without the backslash; null for an unknown one.</summary>
    public static string? Find(string name) => Table.GetValueOrDefault(name);

    /// <summary>Whether the symbol reads like a word or a letter, so that a space after it in the source is kept.</summary>
    public static bool ReadsAsWord(string symbol) => symbol.Length > 0 && char.IsLetter(symbol[^1]);

    private static readonly FrozenDictionary<string, string> Table = Build();

    private static FrozenDictionary<string, string> Build()
    {
        var table = new Dictionary<string, string>();
        Add("alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ "
            + "omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω "
            + "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω");
        Add("times × div ÷ pm ± mp ∓ cdot · ast * star ⋆ circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ cap ∩ cup ∪ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ "
            + "land ∧ setminus ∖ backslash ∖ wr ≀ amalg ⨿ dagger † ddagger ‡ top ⊤ bot ⊥ perp ⊥ neg ¬ lnot ¬");
        Add("leq ≤ le ≤ leqslant ≤ geq ≥ ge ≥ geqslant ≥ neq ≠ ne ≠ approx ≈ approxeq ≊ equiv ≡ cong ≅ sim ~ simeq ≃ propto ∝ ll ≪ gg ≫ prec ≺ succ ≻ "
            + "preceq ⪯ succeq ⪰ lesssim ≲ gtrsim ≳ in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ mid | nmid ∤ parallel ∥ "
            + "vdash ⊢ dashv ⊣ models ⊨ doteq ≐ triangleq ≜ coloneqq ≔ lt < gt >");
        Add("to → rightarrow → longrightarrow ⟶ gets ← leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Longrightarrow ⟹ implies ⟹ Leftarrow ⇐ Leftrightarrow ⇔ "
            + "Longleftrightarrow ⟺ iff ⟺ mapsto ↦ longmapsto ⟼ hookrightarrow ↪ rightharpoonup ⇀ rightleftharpoons ⇌ uparrow ↑ downarrow ↓ updownarrow ↕ "
            + "Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ leadsto ⇝ rightsquigarrow ⇝");
        Add("infty ∞ partial ∂ nabla ∇ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ wp ℘ angle ∠ prime ′ degree ° "
            + "sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigvee ⋁ bigwedge ⋀ surd √ "
            + "square □ Box □ blacksquare ■ triangle △ diamond ⋄ Diamond ◇ lozenge ◊ clubsuit ♣ diamondsuit ♦ heartsuit ♥ spadesuit ♠ sharp ♯ flat ♭ natural ♮ "
            + "checkmark ✓ cmark ✓ xmark ✗ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrace { rbrace } lbrack [ rbrack ] lvert | rvert | vert | lVert ‖ "
            + "rVert ‖ Vert ‖ dots … ldots … cdots ⋯ vdots ⋮ ddots ⋱ textellipsis … dotsc … dotsb ⋯ colon : therefore ∴ because ∵ micro µ ohm Ω celsius °C");
        Add("textgreater > textless < textbar | textasciitilde ~ textasciicircum ^ textunderscore _ textbackslash ∖ textdegree ° textmu µ texttimes × textpm ± "
            + "textendash – textemdash — textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” textquotesingle ' textbullet • textperiodcentered · "
            + "textregistered ® texttrademark ™ textcopyright © copyright © pounds £ euro € texteuro € textsterling £ textdollar $ S § P ¶ dag † ddag ‡ guillemotleft « "
            + "guillemotright » glqq „ grqq “ textonehalf ½ textrightarrow → textleftarrow ← textuparrow ↑ textdownarrow ↓");
        Add("eg e.g. ie i.e. etc etc. etal et_al. aka a.k.a. cf cf. vs vs. wrt w.r.t. TeX TeX LaTeX LaTeX LaTeXe LaTeX BibTeX BibTeX");
        foreach (var function in "arccos arcsin arctan arg argmax argmin cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min Pr sec sin sinh sup tan tanh bmod mod"
            .Split(' '))
        {
            table[function] = function;
        }

        table["bmod"] = "mod";
        table["liminf"] = "lim inf";
        table["limsup"] = "lim sup";
        return table.ToFrozenDictionary();

        void Add(string pairs)
        {
            var words = pairs.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < words.Length; i += 2)
                table[words[i]] = words[i + 1].Replace('_', words[i + 1].Length > 1 ? ' ' : '_');
        }
    }
}

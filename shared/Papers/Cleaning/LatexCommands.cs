using System.Collections.Frozen;

namespace Alerts.Papers.Cleaning;

/// <summary>LaTeX commands by what becomes of them and of their arguments.</summary>
internal static class LatexCommands
{
    private static readonly FrozenDictionary<string, LatexCommand> Table = Build();

    /// <summary>What to do with a command; <see cref="LatexCommand.Unknown"/> for the authors' own.</summary>
    public static LatexCommand Find(string name) => Table.GetValueOrDefault(name, LatexCommand.Unknown);

    /// <summary>Styles and colours that stand before a group without their backslash: a source has stripped it.</summary>
    public static bool LostItsBackslash(string word) => Stripped.Contains(word);

    private static readonly FrozenSet<string> Stripped = FrozenSet.Create(
        StringComparer.Ordinal, "text", "textbf", "textit", "texttt", "textsc", "emph", "underline", "mathbf", "mathrm", "mathcal", "url",
        "red", "blue", "teal", "green", "purple", "orange", "magenta", "cyan", "gray", "brown");

    private static FrozenDictionary<string, LatexCommand> Build()
    {
        var table = new Dictionary<string, LatexCommand>();
        Add(LatexCommand.Content, "textbf textit emph texttt textsc textsf textrm textup textmd textnormal textsl text mbox hbox makebox fbox underline uline "
            + "sout st hl url path nolinkurl ensuremath boldsymbol bm pmb mathrm mathbf mathit mathsf mathtt mathcal mathscr mathfrak mathnormal operatorname "
            + "mathop mathbin mathrel mathord smash phantom overbrace underbrace uppercase lowercase MakeUppercase MakeLowercase abstract title "
            + "section subsection paragraph textstyle enquote mathbbm textsubscript xspace");
        Add(LatexCommand.SecondArgument, "textcolor colorbox raisebox resizebox scalebox rotatebox hyperlink hyperref fontsize parbox");
        Add(LatexCommand.DropArgument, "label cite citep citet citealp citeauthor citeyear ref eqref autoref cref Cref pageref color vspace hspace "
            + "begin end bibliography bibliographystyle input includegraphics footnotetext thanks vskip hskip");
        Add(LatexCommand.Drop, "bf it em tt sc rm sl sf bfseries itshape scshape ttfamily sffamily normalfont tiny scriptsize footnotesize small normalsize "
            + "large Large LARGE huge Huge noindent indent centering displaystyle textstyle scriptstyle left right middle big Big bigg Bigg bigl bigr Bigl Bigr "
            + "biggl biggr limits nolimits footnotemark allowbreak nobreak protect relax xspace null strut hfill vfill newpage clearpage maketitle nonumber cal");
        Add(LatexCommand.Space, "quad qquad enspace thinspace par newline linebreak item space hline tab smallskip medskip bigskip");
        Add(LatexCommand.Link, "href");
        Add(LatexCommand.Aside, "footnote");
        Add(LatexCommand.Raised, "textsuperscript");
        Add(LatexCommand.Fraction, "frac dfrac tfrac cfrac nicefrac sfrac");
        Add(LatexCommand.Binomial, "binom dbinom tbinom");
        Add(LatexCommand.Root, "sqrt");
        Add(LatexCommand.Blackboard, "mathbb mathds Bbb");
        Add(LatexCommand.Modulus, "pmod");
        Add(LatexCommand.Negated, "not");
        return table.ToFrozenDictionary();

        void Add(LatexCommand command, string names)
        {
            foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                table[name] = command;
        }
    }
}

/// <summary>What becomes of a LaTeX command.</summary>
internal enum LatexCommand
{
    /// <summary>Not in the tables: its argument stays, or, without one, its name.</summary>
    Unknown,

    /// <summary>Its argument stays.</summary>
    Content,

    /// <summary>Its second argument stays; the first says how to print it.</summary>
    SecondArgument,

    /// <summary>It goes with its argument.</summary>
    DropArgument,

    /// <summary>It goes alone.</summary>
    Drop,

    /// <summary>A space stands in its place.</summary>
    Space,

    /// <summary>The text, and its address when the text does not say it.</summary>
    Link,

    /// <summary>Its argument in parentheses.</summary>
    Aside,

    /// <summary>Its argument, raised.</summary>
    Raised,

    /// <summary>a/b.</summary>
    Fraction,

    /// <summary>(n choose k).</summary>
    Binomial,

    /// <summary>√x.</summary>
    Root,

    /// <summary>ℝ and its like.</summary>
    Blackboard,

    /// <summary>(mod n).</summary>
    Modulus,

    /// <summary>The next relation, negated.</summary>
    Negated,
}

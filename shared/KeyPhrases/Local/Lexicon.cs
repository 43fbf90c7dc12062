using System.Collections.Frozen;

namespace Alerts.KeyPhrases.Local;

/// <summary>
/// The words whose class does not show in their shape. English has few of them that matter: the closed classes, the verbs
/// that every abstract uses, and the nouns and adjectives that stand in every paper and so describe none.
/// </summary>
internal static class Lexicon
{
    private const string Determiners =
        "a an the this these those its their our your his her my each every some any no another such both either neither " +
        "all many much few several most more less least fewer enough various whose what certain other others same own";

    private const string Prepositions =
        "of in on at by for with from to into onto upon over under between among amongst through throughout during within without " +
        "about against toward towards across along around behind beyond beside besides before after above below beneath near off " +
        "out up down via per than as like unlike despite since until till except concerning regarding amid versus vs";

    private const string Auxiliaries =
        "be is are was were been being am have has had having do does did done doing can could may might must shall should will " +
        "would cannot need ought isn't aren't wasn't weren't don't doesn't didn't can't won't couldn't shouldn't wouldn't hasn't " +
        "haven't hadn't";

    private const string Subjects = "i we you he she it they who which that";

    private const string Functions =
        "me us him them mine ours yours hers theirs myself ourselves yourself himself herself itself " +
        "themselves whom where when why how and or but nor so yet if unless because although though while whereas whether " +
        "once not only just also too very quite rather even still ever never always often sometimes again further then there here " +
        "thus hence therefore moreover furthermore however nevertheless nonetheless meanwhile instead otherwise else indeed perhaps " +
        "maybe already almost nearly soon later earlier now today together apart away back forth ahead alone anyway elsewhere " +
        "everywhere somewhere nowhere everything something anything nothing everyone someone anyone nobody one's one ones two three " +
        "four five six seven eight nine ten hundred thousand million first second third fourth fifth last next etc e.g i.e eg ie et " +
        "al ibid respectively namely regardless instead due because lot lots plenty none well far long much about whatever whichever " +
        "whenever wherever whoever thereby therein whereby wherein herein hereby thereof thereafter afterwards according accordingly " +
        "let lets let's that's it's there's we're they're we've i'm twice upwards downwards forward overall";

    // Verbs that hardly ever name a subject; their forms are derived below.
    private const string RegularVerbs =
        "accept accommodate accomplish account achieve acquire address adjust admit adopt advocate affect aid aim allow alleviate " +
        "analyse analyze announce answer appear apply appreciate argue arise arrive ask assert assess assist assume assure attain attempt " +
        "attract avoid base become begin behave believe belong benefit borrow bring bypass calculate call carry cause characterise " +
        "characterize choose cite claim clarify coincide collect come compare compensate complement complete comprise concentrate conclude conduct " +
        "confirm conform confront consider consist constitute contain continue contribute convince cope correspond cover create decide " +
        "deduce define deliver demonstrate denote depend depict derive describe deserve determine develop devise differ discover " +
        "discuss display distinguish divide draw eliminate elucidate emerge emphasise emphasize employ enable encounter encourage endow enforce " +
        "enhance enjoy enlarge ensure enter entail establish evidence evolve examine exceed execute exhibit exist expand expect " +
        "experience explain exploit explore express extend face facilitate fail feature find fit fix focus follow force formulate " +
        "fulfil fulfill furnish gain gather generate get give go grow guarantee guide handle happen help highlight hold hope " +
        "identify illustrate imagine implement imply impose improve include incorporate increase incur indicate induce infer " +
        "influence inform inherit inspire instruct intend intensify interpret introduce investigate invoke involve isolate " +
        "justify keep know lack lead learn leave leverage lie limit locate look lose maintain make manage match mean meet mention " +
        "minimise minimize mitigate motivate move neglect note notice obey obtain observe occur offer omit operate outline " +
        "outperform overcome overlook owe participate pay perform permit play point pose possess precede predict prefer prepare " +
        "present preserve presume prevent proceed produce promise promote propose prove provide publish pursue put qualify quote raise range " +
        "reach react realise realize reason recall receive recognise recognize recommend reconcile reconsider reduce refer refine reflect regard " +
        "reject relate rely remain remark remove render repeat replace report represent require resemble resolve respect respond restrict " +
        "result retain reveal review revisit run satisfy say see seek seem select serve set share shed show simplify simulate solve " +
        "sort specify spend stand start state stem stop strengthen stress strive struggle study submit succeed suffer suggest suit summarise summarize " +
        "supply support suppose surpass surround survey survive tackle take talk tell tend think trigger try turn undergo underlie " +
        "understand undertake unify use utilise utilize validate vary verify view violate visit want weaken work write yield";

    // Verbs whose -ing and -ed forms do stand in terms ("decoding", "quantized"): only their finite forms are verbs.
    private const string FiniteVerbs =
        "abandon ablate absorb abstain accelerate accumulate activate adapt adhere aggregate align allocate alter amortize amplify " +
        "annotate anticipate articulate ascertain assemble assign attend augment automate backpropagate backtrack broaden calibrate " +
        "capture catalyze categorise categorize certify circumvent classify collaborate combine communicate compel compile complicate " +
        "comply compose comprehend compress compute conceal conflate connect consolidate constrain consume contradict converge convert " +
        "convey corroborate counteract cultivate customize decipher decode decompose deconstruct decouple deepen defend degrade delete " +
        "delineate delve democratize denoise depart deploy designate detect deteriorate deviate diagnose dictate differentiate diminish " +
        "disambiguate discard discern disclose discretize discriminate disentangle disqualify disrupt disseminate distill distort " +
        "distribute diversify dominate elevate elicit embed emit empower emulate encapsulate encode encompass engage enrich entangle " +
        "enumerate envision equate equip erase estimate evade evaluate evoke exacerbate excel exclude exemplify expose extract " +
        "extrapolate fabricate factorize feel fine-tune finetune flatten fluctuate formalise formalize foster fuse generalise generalize " +
        "hallucinate hamper harmonize harness hide hinder hypothesize ignore imitate impair impede incentivize inflate initialise " +
        "initialize initiate inject inpaint inspect instantiate instill integrate interact interfere interleave internalise internalize " +
        "interpolate intervene invalidate invert invest iterate linearize listen localise localize manipulate maximise maximize " +
        "memorize mimic mislead modify modulate navigate necessitate negate normalise normalize operationalize optimise optimize " +
        "orchestrate organise organize originate outpace overestimate overfit overthink overwhelm parallelize parameterize parametrize " +
        "pave penalise penalize perceive persist personalize perturb pinpoint populate posit pre-train preclude presuppose " +
        "pretrain prioritise prioritize propagate protect prune quantify quantize rebuild recalibrate reconstruct recover rectify " +
        "redefine redirect redistribute reformulate reframe refuse refute regenerate regularise regularize regulate reinforce " +
        "reinterpret relax remember reorganize reproduce repurpose reshape resist restore rethink retract retrieve revise revolutionize " +
        "reweight saturate save self-correct sharpen shorten sparsify speak specialise specialize speculate stabilise stabilize " +
        "standardise standardize stay steer stimulate streamline substantiate suffice supervise suppress sustain synchronise synchronize " +
        "synergize synthesise synthesize teach terminate thrive tighten tokenize train transcend transform translate traverse tune " +
        "uncover underestimate undermine underperform underscore unfold unleash unlock unveil update visualise visualize weigh";

    // Of the verbs above, the forms that are as often nouns or parts of terms: they stay what their context makes them.
    private const string NounForms =
        "account aid address answer attempt base benefit call cause claim cover display divide draw evidence experience experiences " +
        "exploit exploits face faces feature features fit fix focus force forces gain gains guarantee guarantees guide guides help " +
        "highlight hope increase influence influences isolate lack lead limit limits look match match matches mean means move moves " +
        "note notes notice offer operating outline play point points present presents promise range ranges reason reasoning reasons " +
        "recall report reports respect result results review reviews run runs set sets share shares sort state states stem stems " +
        "stop stress stresses study studies support supports survey surveys talk talks turn turns use uses view views visit visits work works yield " +
        "yields learning understanding planning meaning beginning writing publishing manufacturing mapping matching sharing running " +
        "predicting finding findings marketing processing modeling modelling working setting settings reporting reviewing " +
        "collecting conducting distinguishing bring limited distributed supply supplies supplying managing manage derived fixed " +
        "complement display displays exhibit exhibits experience reduced extended weighted shared divided written aided simulated " +
        "generated unified augmented constrained supported directed restricted adjusted isolated managed observed induced reason " +
        "generate embedded programming rendering sorting timing viewing calling start starts learned guided grow attempt attempts announce " +
        "characterise operate playing";

    private const string IrregularVerbs =
        "arose arisen became begun began borne bore bought broke broken brought built came chose chosen dealt deals deal drawn drew fallen fell " +
        "felt found gave given gives goes going gone got grew grown held kept knew known laid led left lost made makes making meant met " +
        "paid proven put ran said saw seen sent set shown sought spent stood taken taught thought threw thrown told took understood undergone underwent " +
        "wrote lies lying tried tries trying carried carries applied applies applying relied relies relying using used based got getting " +
        "setting varied varies satisfies satisfied specified specifies identified identifies verified verifies unified unifies";

    private const string WeakWords =
        "new novel recent present current previous prior existing proposed traditional conventional typical usual common general " +
        "specific particular different similar important significant major main key primary basic fundamental simple easy complex " +
        "difficult hard possible potential useful effective efficient good better best bad worse worst great greater greatest large " +
        "larger largest small smaller smallest high higher highest low lower lowest full whole entire total partial additional extra " +
        "alternative appropriate suitable available necessary sufficient adequate relevant related corresponding respective " +
        "interesting promising powerful successful able unable likely unlikely certain clear obvious actual real true false right " +
        "wrong old young modern early late latest long short wide broad narrow rich poor strong weak strict careful special unique " +
        "single double multiple numerous considerable substantial extensive comprehensive detailed complete careful brief " +
        "popular well-known known unknown first-ever state-of-the-art so-called above-mentioned aforementioned subsequent following " +
        "improved enhanced increased increasing growing emerging resulting underlying remaining involved given used based required " +
        "desired obtained considered presented described discussed studied investigated developed introduced selected chosen " +
        "remarkable notable excellent superior inferior competitive comparable equivalent identical equal diverse overall inherent " +
        "essential crucial critical vital central principal minor initial final ultimate original entire average reasonable " +
        "satisfactory practical several various viable feasible favorable favourable next last ideal increasing ongoing upcoming " +
        "further latter former earlier later previously-known challenging unprecedented";

    private const string GenericNouns =
        "paper article work study studies research author authors reader readers approach approaches method methods technique " +
        "techniques methodology methodologies way ways manner means result results finding findings conclusion conclusions experiment " +
        "experiments evaluation example examples case cases problem problems issue issues question questions answer answers solution " +
        "solutions idea ideas concept concepts aspect aspects feature features characteristic characteristics property properties " +
        "factor factors effect effects impact impacts influence role roles use uses usage purpose purposes goal goals aim aims objective " +
        "objectives task tasks advantage advantages disadvantage disadvantages benefit benefits drawback drawbacks limitation " +
        "limitations improvement improvements performance efficiency effectiveness accuracy quality ability capability capabilities capacity " +
        "need needs requirement requirements demand condition conditions situation situations context number numbers amount amounts " +
        "level levels degree degrees range ranges rate rates size sizes set sets group groups class classes type types kind kinds " +
        "form forms part parts component components element elements step steps stage stages phase phases section sections point " +
        "points end beginning basis order term terms time times year years month months week weeks day days period decade decades century people person " +
        "man men woman women world field fields area areas domain domains topic topics literature review overview summary survey " +
        "introduction discussion attempt attempts effort efforts attention interest interests focus view views perspective perspectives " +
        "sense reason reasons cause causes fact facts evidence detail details information-based difference differences similarity " +
        "comparison comparisons relation relations relationship relationships change changes variation variations increase decrease " +
        "reduction growth development developments progress trend trends contribution contributions application applications " +
        "implementation implementations version versions variety variant variants choice choices option options possibility " +
        "possibilities value values variable variables parameter parameters measure measures state status lack help place places side " +
        "presence absence existence occurrence importance significance challenge challenges opportunity opportunities success failure " +
        "thing things hand framework frameworks addition scheme schemes process processes procedure procedures system systems model " +
        "models experience practice practices others insight insights assumption assumptions notion notions";

    private const string Adjectives =
        "deep open linear wireless online offline mobile smart fast slow rapid parallel robust dense sparse discrete continuous " +
        "dynamic static active passive soft hard fuzzy raw visible optimal optimum nonlinear non-linear uniform random hybrid direct indirect " +
        "local global adaptive human-like free finite infinite convex concave complex external internal false-positive secure safe " +
        "flexible scalable reliable accurate precise exact approximate stable unstable public private remote virtual live";

    /// <summary>Looks a lower-case word up.</summary>
    public static FrozenDictionary<string, WordClass>.AlternateLookup<ReadOnlySpan<char>> Words { get; } =
        Build().GetAlternateLookup<ReadOnlySpan<char>>();

    private static FrozenDictionary<string, WordClass> Build()
    {
        var words = new Dictionary<string, WordClass>(StringComparer.Ordinal);
        var nouns = NounForms.Split(' ').ToHashSet(StringComparer.Ordinal);
        var regular = RegularVerbs.Split(' ').SelectMany(Inflect);
        var finite = FiniteVerbs.Split(' ').SelectMany(verb => Inflect(verb).Take(2));
        foreach (var form in regular.Concat(finite).Where(form => !nouns.Contains(form)))
        {
            words[form] = WordClass.Verb;
        }

        Set(IrregularVerbs, WordClass.Verb);
        Add(GenericNouns, WordClass.Generic);
        Set(Adjectives, WordClass.Adjective);
        Set(WeakWords, WordClass.Weak | WordClass.Adjective);
        Set(Functions, WordClass.Function);
        Set(Subjects, WordClass.Function | WordClass.Subject);
        Set(Prepositions, WordClass.Function | WordClass.Preposition);
        Set(Auxiliaries, WordClass.Function | WordClass.Auxiliary);
        Set(Determiners, WordClass.Function | WordClass.Determiner);
        return words.ToFrozenDictionary(StringComparer.Ordinal);

        void Set(string list, WordClass wordClass)
        {
            foreach (var word in list.Split(' '))
            {
                words[word] = wordClass;
            }
        }

        void Add(string list, WordClass wordClass)
        {
            foreach (var word in list.Split(' '))
            {
                words[word] = words.GetValueOrDefault(word) & ~WordClass.Verb | wordClass;
            }
        }
    }

    /// <summary>The regular forms of an English verb, by the spelling rules for final e, consonant + y and sibilants.</summary>
    private static IEnumerable<string> Inflect(string verb)
    {
        yield return verb;
        if (verb.EndsWith('e'))
        {
            var stem = verb[..^1];
            yield return verb + "s";
            yield return stem + "ed";
            yield return stem + "ing";
        }
        else if (verb.EndsWith('y') && !"aeiou".Contains(verb[^2], StringComparison.Ordinal))
        {
            var stem = verb[..^1];
            yield return stem + "ies";
            yield return stem + "ied";
            yield return verb + "ing";
        }
        else
        {
            yield return verb + (verb[^1] is 's' or 'x' or 'z' or 'h' or 'o' ? "es" : "s");
            yield return verb + "ed";
            yield return verb + "ing";
            yield return verb + verb[^1] + "ed";
            yield return verb + verb[^1] + "ing";
        }
    }
}

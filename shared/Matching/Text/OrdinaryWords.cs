using System.Collections.Frozen;

namespace Alerts.Matching.Text;

/// <summary>
/// Short English words and given names that are also acronyms. A keyword in capitals (<c>SAM</c>, <c>RAG</c>, <c>CLIP</c>) does not mean
/// them, so it hits them only where they are written as an acronym is.
/// </summary>
internal static class OrdinaryWords
{
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        """
        a able ace act ad add age aid aim air alarm alert all alpha amber an and angel ant any ape apple apt arc are area ark arm
        army art as ash ask at atlas atom aura auto avid awe axis bad bag ball ban band bar bare bark base bat bath be beam bean bear
        beat bed bee bell belt best bet bid big bike bill bin bird bit black blast blend blink block bloom blow blue boa boat body
        bold bond bone book boost boot born boss bot both bow bowl box boy brace brain branch brave bread break brick bridge bright
        bring broad bud bug build bulk bun burst bus bush but buy buzz by cab cake call calm camel can candle cane cap cape car card
        care carp cart case cash cast castle cat catch cause cave cell chain chair champ chance change chase chat check chef chess
        chip choice circle cite city claim clam clap class claw clay clean clear clever click cliff climb clip clock close cloth
        cloud clue coal coast coat cobra coco code coin cold comb come comet cone cook cool cop cope copy coral core cork corn cost
        couch count cover cow crab craft crane crash cream crest crew crop cross crow crown cube cup cure cut dab dad dam dame damp
        dance dare dark dart dash data date dawn day deal dear deep deer den dent desk dial dice die diet dig dim din dine dip disk
        dive do dock dog doll don door dose dot dove down draft drag draw dream dress drift drill drink drive drop drum dual duck due
        dust dye each eagle ear earn earth ease east easy eat echo edge egg eight elder else elm emu end ember epic era eve even ever
        exact eye face fact fade fair faith fake falcon fall fame fan far farm fast fat fate fawn fear feat fee feed feel fellow few
        fight figure file fill film fin final find fine fir fire firm first fish fit five fix flag flair flame flap flash flat fleet
        flex flight flip float flood floor flow fluid fly foam focus fog fold font food foot for force forest fork form fort forum
        found four fox frame free fresh frog from front fruit fuel full fun fur fuse gain gal galaxy game gap gas gate gauge gear
        gel gem gene get giant gift giraffe girl give glad glass gleam glide glue go goal goat gold golf good got grab grace grade
        grail grain gram grand grant grape grasp grass gray great green grid grip grit ground group grow guard guess guide gum gun gut
        guy gym habit had hail hair half hall halo ham hand happy hard hare harm harp has hash hat have hawk he head heal hear heart
        heat hello help hen her here hero hid high hill him hint hip his hit hive hold hole home honey hood hook hop hope horn horse
        host hot hour house how hub huge hug human hunt hurt hut ice icon idea ill image in inch ink inn into iris iron is island it
        item its jade jam jar jaw jazz jelly jet jewel job join joke joy judge jug jump just keen keep key kick kid kin kind king
        kit kite knife knot know lab lace lad lady lake lamb lame lamp land lane lap large laser last late laugh law lay layer lazy
        lead leaf leak lean leap learn least led left leg lemon lend lens less let level lie life lift light like lime limit line
        link lion lip list lit live load loan lock log logic long look loop lord lose lost lot loud love low luck lunar lung lynx
        mace mad made maestro magic magma magnet maid mail main make male mall man mango map maple march mark marker mars mask mass
        mast mat match mate math max may me meal mean meat meet melt men mend menu mercy merge merit mesh metal meteor mid might mild
        mile milk mill mime mind mine mini mint minus mirage mirror miss mist mix mob mode model mole mom moon more most moth mother
        motor mount mouse mouth move much mud mug mule muse music must nail name nap nature navy near neat neck need neo nerve nest
        net new news next nice night nine no nod noise none noon nor norm north nose not note nova now null nut oak oar oasis oats odd
        of off oil old on once one only onto open opera or oracle orange orb orbit orca order ore other our out oval oven over owl own
        ox pace pack pad page paid pain pair palm pan panda panel panther paper park part pass past paste pat patch path paw pay pea
        peace peak pear pearl peer pen pencil people pepper per perch pet phase phone photo piano pick pie piece pig pike pile pill
        pilot pin pine pink pipe pit place plain plan plane planet plant plate play plot plow plug plum plus pod poem poet point poke
        pole poll polo pond pony pool pop pope port pose post pot pound power press price pride prime print prism pro probe prompt proof
        proper pulse pump pure push put quad quake queen quest quick quiet quill quiz rabbit race rack radar raft rag rage rail rain
        raise ram ran range rank rap rapid rare rash rat rate raven raw ray reach react read real reap rear red reed reef reel rein
        relax relay rent rest retro rib rice rich ride right rim ring rinse rip ripple rise risk rite river road roar rob robin robot
        rock rod role roll roof room root rope rose rot round route row royal rub ruby rug ruin rule run rush rust sad safe saga sage
        said sail saint sake salad sale salmon salt same sand sane sap sat save saw say scale scan scar scene scope score scout sea
        seal seat see seed seek seem self sell send sense set seven shape share shark sharp she shed sheep shield shift shine ship
        shoe shop short shot should show side sight sign silk silver sin sing sink sip sir sit site six size ski skill skin skip
        sky slab slam slang sleep slice slide slim slip slope slot slow small smart smile smoke smooth snail snake snap snow so soap
        soar sober soda soft soil sol solar sold sole solid solo some son song soon soul sound soup south space span spark sparrow
        speak spear speed spell spice spider spin spiral spirit split sport spot spring spy square stack staff stage stair stamp star
        start stat state stay steam steel steer stem step stick still stone stop storm story strap stream street strong such sugar suit
        sum sun super sure surf swag swan swap swarm sweep sweet swift swim swing sword tab table tag tail take tale talk tall tame
        tan tango tank tap tape tar target task taste tea teach team tear tell ten tent term test text than that the then they thin
        thing think this three tide tie tiger tile time tin tiny tip tire titan to toad toast today toe ton tone tool top torch torus
        toss total touch tour toy trace track trade trail train trait trap tray tree trek trend tribe trick trim trio trip true
        trust truth try tub tube tug tulip tuna tune turn turtle twin twist two type under unit up us use van vast vat vault vector
        vein verse very vest via vibe view viper visit vital voice void volt vote wag wage wait wake walk wall wand want war warm wash
        wasp watch water wave wax way we weak wear weather web wed week well west wet whale what wheat wheel when where while white
        who whole why wide wife wild will win wind window wine wing winter wise wish wit wolf woman wood wool word work world worm
        worth wrap wren yard yarn year yes yet you young zebra zen zero zest zone zoo
        abby ada adam adele alan albert alex alice amy ana andy anna anne anton ari arthur ava barb ben bert bill bob brad bruce carl
        carol chad chris clara cleo cody cora dale dan dana dave dean debra deb diana diane dino dora doug dylan earl ed eden edith
        elena eli ella ellen elmo elsa emil emily emma eric erin ernie eva evan fay felix fido finn flo frank fred gabe gary gene
        george gina grace greg hal hank hans harry helen henry hugo ian ida igor ines ira irene iris isaac ivan jack jade jake jan jane
        jean jeff jen jim joan joe joel john jon josh juan judy julia june kai karl kate ken kim kurt lana lara laura lee lena leo
        leon liam lia lily lisa liz lola lou lucas lucy luis luke luna mac mae maria mario mark mary matt maya meg mia mike milo mimi
        moe molly mona nan nancy ned neil nick nina noah nora ola oliver omar opal oscar otis otto owen pam pat paul pete peter phil
        polly ralph ray rex rita rob rod rolf ron rosa ross roy ruth ryan sally sam sara scott sean seth sid simon sofia stan steve
        sue ted tess theo tim tina tobias tod tom tony troy una uma vera vic victor vince viola walt wanda wendy will xena yan yuan
        yuri zack zoe
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>Whether the folded word has a life of its own beside the acronym.</summary>
    public static bool Contains(string word) => Words.Contains(word);
}

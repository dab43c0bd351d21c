using System.Globalization;
using System.Text;

namespace Stv.Fuzz;

/// <summary>
/// A count as officials publish it, its stages headed in one of many ways: every figure is read, and a wrong one is found.
/// </summary>
sealed class OfficialTrip() : Target("round-trips.official-table")
{
    static readonly string[] Ordinals = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
        "Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth"];
    static readonly string[] Romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"];

    public override byte[] Make(int number, Random dice) => Plan.Random(dice,
        new(6, (_, n) => n == 0 ? "Ward" : $"{dice.Of("Ann", "Bob", "Cy")} {(char)('A' + n)}land", Marked: false)).ToBytes();

    public override string? Fault(byte[] input)
    {
        if (Plan.Of(input) is not { } plan || plan.Candidates.DistinctBy(c => c.Name).Count() < plan.Candidates.Count || plan.Candidates
            .Exists(c => c.Name.Length < 5)) return null;
        var dice = Draw.Dice(plan.Dice);
        CountResult result;
        try
        {
            result = Rules.Scotland2011.Count(plan.Election(), Decisions.InOrder(dice.Order(plan.Candidates.Count)));
        }
        catch (CountRefusedException)
        {
            return null;
        }
        int stages = result.Stages.Length;
        if (stages > Ordinals.Length) return null;
        int style = dice.Next(10);
        string[] heads = [.. result.Stages.Select(stage => Heading(style, stage.Number))];
        // A column that is of no stage, and a cell that is no figure, must be told of.
        string? strange = dice.OneIn(3) ? dice.Of("Swing", "Postal votes", "Second preferences", "Votes in 2017", "#REF!", "six") : null;
        bool cell = strange is "#REF!" or "six";
        var text = new StringBuilder($"Candidate,{string.Join(',', heads)}{(cell || strange is null ? "" : $",{strange}")}\n");
        int wrong = dice.OneIn(2) ? dice.From(1, plan.Candidates.Count) : 0, at = dice.Next(stages);
        foreach (var candidate in result.Candidates)
        {
            text.Append(candidate.Name);
            foreach (var stage in result.Stages)
            {
                var votes = stage.Votes[candidate.Number] + (candidate.Number == wrong && stage.Number == at + 1 ? 1 : 0);
                text.Append(CultureInfo.InvariantCulture, $",{votes.ToString(5)}");
            }
            text.Append(cell || strange is null ? "\n" : ",7\n");
        }
        if (cell) text.Append(CultureInfo.InvariantCulture, $"Total,{strange}\n");
        using var reader = new StringReader(text.ToString());
        var table = OfficialTable.Read(reader);
        var diff = ResultDiff.Of(result, table);
        Count($"headed {heads[0]}");
        string shown = $"| {string.Join(", ", heads)}";
        if (diff.Compared != stages * plan.Candidates.Count) return $"figures under \"{heads[^1]}\" are not read {shown}";
        if (strange is not null && (diff.Agrees || !diff.PassedOver.Any(one => one.Heading == strange)))
            return $"{strange} is passed over in silence {shown}";
        return diff.Differences.Length != (wrong > 0 ? 1 : 0) ? $"{diff.Differences.Length} figures differ {shown}" : null;
    }

    static string Heading(int style, int stage) => style switch
    {
        0 => $"Stage {stage}",
        1 => $"Count {stage}",
        2 => $"{Ordinals[stage - 1]} count",
        3 => $"{Ordinals[stage - 1]} stage",
        4 => $"Count {Romans[stage - 1]}",
        5 => $"STAGE {Romans[stage - 1]}",
        6 => $"{stage}{(stage % 10, stage / 10) switch { (1, not 1) => "st", (2, not 1) => "nd", (3, not 1) => "rd", _ => "th" }} Count",
        7 => stage == 1 ? "First preferences" : $"{Ordinals[stage - 1]} Stage",
        8 => $"Round {stage}",
        _ => $"{stage}",
    };
}

using System.Text;

namespace Stv.Fuzz;

/// <summary>
/// Small elections counted by every rule set: what must hold of every count holds, and nothing else is thrown than the documented refusal.
/// </summary>
sealed class RulesTarget(Rule rule) : Target($"rules.{rule.Id}")
{
    public override byte[] Make(int number, Random dice) => Plan.Random(dice, new(10, (_, n) => $"C{n}")).ToBytes();

    public override string? Fault(byte[] input)
    {
        if (Plan.Of(input) is not { } plan) return null;
        var dice = Draw.Dice(plan.Dice);
        var election = plan.Election(rule.NeedsOrder);
        var decisions = dice.Next(3) switch
        {
            0 => Decisions.InOrder(dice.Order(plan.Candidates.Count)),
            1 => Decisions.FromSeed(plan.Dice + "x", plan.Candidates.Count),
            _ => Decisions.None
        };
        CountResult result;
        try
        {
            result = rule.Count(election, decisions);
        }
        catch (CountRefusedException e)
        {
            Count("refused");
            return Messages.Fault(e.Message);
        }
        Count(result.Undecided is null ? "counted" : "counted with lots");
        if (result.Undecided is not null && Settle(election, dice, ref result, ref decisions) is { } unsettled) return unsettled;
        return Figures(result, plan, election) ?? Elected(result) ?? Same(result, plan, decisions, dice);
    }

    /// <summary>Draws one lot after another until the count is complete.</summary>
    string? Settle(Election election, Random dice, ref CountResult result, ref Decisions decisions)
    {
        List<Lot> drawn = [];
        while (result.Undecided is { } lot)
        {
            if (drawn.Exists(one => one.Purpose == lot.Purpose && one.Tied
                .SequenceEqual(lot.Tied))) return "asks for a lot that it was given";
            drawn.Add(new(lot.Purpose, lot.Tied, lot.Tied[dice.Next(lot.Tied.Length)]));
            decisions = new(drawn, decisions.Order);
            var next = rule.Count(election, decisions);
            // The last stage may get further acts.
            if (!result.Stages.SkipLast(1).Select(Stages).SequenceEqual(next.Stages.Take(Math.Max(0, result.Stages.Length - 1))
                .Select(Stages))) return "a lot changes stages before it";
            result = next;
        }
        return null;
    }

    static string Stages(Stage stage) =>
        $"{stage.Number} {stage.Action} {string.Join(' ', stage.From)} {stage.Quota} {stage.Exhausted} {stage.Loss} "
        + string.Join(' ', stage.Transfers);

    /// <summary>Papers are votes and exhausted and loss, at every stage.</summary>
    string? Figures(CountResult result, Plan plan, Election election)
    {
        Int128 papers = plan.Papers.Aggregate(Int128.Zero, (sum, paper) => sum + paper.Copies);
        if (papers != result.Papers + result.Rejected.Aggregate(Int128.Zero, (sum, one) => sum
            + one.Papers)) return $"papers are lost | {papers} became {result.Papers} and rejected";
        if (result.Votes != (Ratio)result.Papers * rule.Body.VotesPerPaper(result.Seats)) return "other votes than papers have";
        foreach (var stage in result.Stages)
        {
            var sum = election.Candidates.Aggregate(stage.Exhausted + stage.Loss, (all, c) => all + stage.Votes[c.Number]);
            if (sum != result.Votes) return $"votes, exhausted and loss are not the papers | stage {stage.Number}: {sum} of {result.Votes}";
            if (election.Candidates.Any(c => stage.Votes[c.Number] < 0)
                || stage.Exhausted < 0) return $"less than no votes | stage {stage.Number}";
            if (election.Candidates.Any(c => c.Withdrawn
                && stage.Votes[c.Number] != 0)) return $"votes for one who has withdrawn | stage {stage.Number}";
            if (stage.Quota > result.Votes)
                return $"a quota of more than all votes | stage {stage.Number}: {stage.Quota} of {result.Votes}";
            if (stage.KeepValues.Any(keep => keep < 0)) return $"a keep value below 0 | stage {stage.Number}";
            string[] cites = [stage.Cite, .. stage.Acts.Select(act => act.Cite), .. stage.Decisions.Select(decision => decision.Cite)];
            if (Array.Find(cites, cite => !rule.Clauses.Any(clause =>
                clause.Number == cite)) is { } unknown) return $"a clause that the rule has not | {unknown}";
        }
        return null;
    }

    /// <summary>All seats are filled, each once, and nobody is elected and excluded.</summary>
    static string? Elected(CountResult result)
    {
        var standing = result.Candidates.Where(c => !c.Withdrawn).Select(c => c.Number).ToList();
        int[] elected = [.. result.Elected], excluded = [.. result.Stages.SelectMany(stage => stage.Excluded)];
        if (elected.Length != Math.Min(result.Seats, standing.Count)) return $"{elected.Length} elected to {result.Seats} seats";
        if (elected.Distinct().Count() != elected.Length || elected.Except(standing).Any()) return "somebody elected who cannot be";
        if (elected.Intersect(excluded).Any()) return "somebody elected and excluded";
        if (!result.Stages.SelectMany(stage => stage.Elected).SequenceEqual(elected)) return "the stages elect others";
        return result.Candidates.Any(c => c.Guarded && !c.Withdrawn && !elected.Contains(c.Number)) ? "one who is guarded is not elected"
            : null;
    }

    /// <summary>The same bytes for the papers in another order, split otherwise, sorted, and read by any number of threads.</summary>
    string? Same(CountResult result, Plan plan, Decisions decisions, Random dice)
    {
        string text = ResultJson.ToText(result);
        if (!rule.NeedsOrder)
        {
            var papers = plan.Papers.SelectMany(Split).ToArray();
            dice.Shuffle(papers);
            var other = plan.Election(keepOrder: dice.OneIn(2), papers);
            if (dice.OneIn(2)) other = other with { Electorate = other.Electorate.Sort() };
            if (ResultJson.ToText(rule.Count(other, decisions)) != text) return "other bytes for other order";
        }
        if (!dice.OneIn(4) || plan.Candidates.Exists(c => c.Guarded)) return null;
        using var memory = new MemoryStream();
        BltWriter.Write(plan.Election(rule.NeedsOrder), memory);
        string? one = null;
        foreach (int threads in new[] { 1, 3, 8 })
        {
            var reader = new BltReader(new Trickle(memory.ToArray(), 1000)) { BlockBytes = 50 };
            var election = reader.Read(new() { Threads = threads, KeepOrder = rule.NeedsOrder });
            string read = ResultJson.ToText(rule.Count(election, decisions));
            if (read != (one ??= read)) return "other bytes for other threads";
        }
        return null;

        Papers[] Split(Papers paper)
        {
            if (paper.Copies < 2) return [paper];
            long part = dice.NextInt64(1, paper.Copies);
            return [paper with { Copies = part }, paper with { Copies = paper.Copies - part }];
        }
    }
}

/// <summary>What a message must be: one short line that any terminal can show.</summary>
static class Messages
{
    const int Longest = 300;

    /// <summary>What is wrong with a message; null where nothing is.</summary>
    public static string? Fault(string message)
    {
        if (message.Length > Longest) return $"a message too long | {message.Length} characters: {message}";
        foreach (var rune in message.EnumerateRunes())
            if (Controls(rune)) return $"a message with a sign that controls | U+{rune.Value:X4} in {message}";
        return message.Length == 0 ? "an empty message" : null;
    }

    /// <summary>Control characters, separators of lines, and what turns the direction of writing.</summary>
    static bool Controls(Rune rune) =>
        Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    /// <summary>What is wrong with any of several.</summary>
    public static string? Fault(IEnumerable<string> messages) => messages.Select(Fault).FirstOrDefault(fault => fault is not null);
}

/// <summary>The same by rules of random terms.</summary>
sealed class OwnTermsTarget() : Target("rules.own")
{
    public override byte[] Make(int number, Random dice) => Plan.Random(dice, new(10, (_, n) => $"C{n}")).ToBytes();

    public override string? Fault(byte[] input)
    {
        if (Plan.Of(input) is not { } plan) return null;
        var rule = Rules.FromTerms(Terms.Random(Draw.Dice(plan.Dice + "terms")));
        Count("counted");
        return new RulesTarget(rule).Fault(input) is { } fault
            ? $"{fault} by {string.Join(' ', rule.Clauses.Select(clause => clause.Text))}" : null;
    }
}

using System.Numerics;

namespace Stv;

/// <summary>What a result that was read must be beyond its members: whatever writes a result relies on it.</summary>
internal static class ResultChecks
{
    /// <summary>What is said twice must agree, and stages must be those of one method.</summary>
    public static void Check(JsonPart root, CountResult result)
    {
        var stages = root["stages"];
        for (int i = 0; i < result.Stages.Length; i++)
        {
            if (result.Stages[i].Number != i + 1) throw stages.Error($"expected stage {i + 1}, found stage {result.Stages[i].Number}");
            Check(stages.At(i), result.Stages[i], result);
        }
        var gone = CheckActs(stages, result);
        if (root["quota"].Exact() != result.Quota)
            throw root["quota"].Expected($"the quota of the last stage, {Brief.Text($"{result.Quota}")}");
        if (result.Elected.Length > result.Seats)
            throw root["elected"].Error($"{result.Elected.Length} are elected to {result.Seats} seats");
        if (result.Undecided is { } lot) Check(root["undecided"], lot, result.Stages.Length, gone);

        // A count that lacks a lot may stop between two elections, before the stage names them.
        int[] declared = [.. result.Stages.SelectMany(stage => stage.Elected)];
        if (!declared.SequenceEqual(result.Undecided is null ? result.Elected : result.Elected.Take(declared.Length)))
            throw root["elected"].Error(
                $"the stages elect {ResultReading.Few([.. declared])}, but here stands {ResultReading.Few(result.Elected)}");
    }

    /// <summary>A stage is one of the count's method.</summary>
    static void Check(JsonPart part, Stage stage, CountResult result)
    {
        bool opens = stage.Action is StageAction.FirstPreferences or StageAction.Votes;
        if (opens != (stage.Number == 1)) throw part["action"].Expected(opens ? "one of a later stage" : "one of a first stage");
        CountMethod[] fits = stage.Action switch
        {
            StageAction.Votes => [CountMethod.Block],
            StageAction.Surplus or StageAction.Exclusion => [CountMethod.Transfers],
            StageAction.Redistribution => [CountMethod.KeepValues],
            StageAction.Election or StageAction.Restart => [CountMethod.Quotients],
            _ => [CountMethod.Transfers, CountMethod.KeepValues, CountMethod.Quotients],
        };
        if (!fits.Contains(result.Method)) throw part["action"].Expected($"one of a count by {Words(result.Method)}");
        if (result.VotesPerPaper > 1 && stage.Action != StageAction.Votes)
            throw part["action"].Expected("votes, of which each paper has several");
        Has("keepValues", !stage.KeepValues.IsEmpty, CountMethod.KeepValues);
        Has("quotients", !stage.Quotients.IsEmpty, CountMethod.Quotients);

        bool moves = stage.Action is StageAction.Surplus or StageAction.Exclusion or StageAction.Election;
        if (moves == stage.From.IsEmpty)
            throw part["from"].Error(moves ? "expected those whose papers move, found nobody" : "expected nobody at such a stage");
        var papers = BigInteger.Zero;
        for (int i = 0; i < stage.Transfers.Length; i++)
        {
            var transfer = stage.Transfers[i];
            if (!stage.From.Contains(transfer.From))
                throw part["transfers"].At(i)["from"].Expected("one of those whose papers move at this stage");
            if (transfer.To == transfer.From) throw part["transfers"].At(i)["to"].Expected("another than the papers come from");
            papers += transfer.Papers;
        }
        if (papers > result.Papers) throw part["transfers"].Error($"{papers} papers move, but there are {result.Papers}");

        void Has(string name, bool has, CountMethod where)
        {
            if (has && result.Method != where) throw part[name].Error($"this is a count by {Words(result.Method)}, which has none");
            if (!has && result.Method == where) throw part.Error($"\"{name}\" is missing, which a count by {Words(where)} has");
        }
    }

    static string Words(CountMethod method) => method switch
    {
        CountMethod.Transfers => "transfers",
        CountMethod.KeepValues => "keep values",
        CountMethod.Quotients => "quotients",
        _ => "block vote",
    };

    /// <summary>
    /// A lot is for the last stage or the next. What was settled before it in the same choice belongs to the next, and whom it chose is no
    /// more among the tied.
    /// </summary>
    static void Check(JsonPart part, Undecided lot, int stages, HashSet<int> gone)
    {
        if (lot.Stage != stages && lot.Stage != stages + 1) throw part["stage"].Expected($"the last of the {stages} stages or the next");
        if (!lot.Settled.IsEmpty && lot.Stage == stages)
            throw part["settled"].Error($"stage {stages} is here, and has its decisions itself");
        HashSet<int> taken = [];
        for (int i = 0; i < lot.Settled.Length; i++)
        {
            var (decision, at) = (lot.Settled[i], part["settled"].At(i));
            if (decision.Purpose != lot.Purpose) throw at["purpose"].Expected($"that of the lot, {Kebab<Purpose>.Of(lot.Purpose)}");
            if (decision.Stage > stages) throw at["stage"].Expected($"one of the {stages} stages before");
            Stand(at["equal"], decision.Equal);
            taken.Add(decision.Chosen);
        }
        Stand(part["tied"], lot.Tied);

        void Stand(JsonPart list, EquatableArray<int> tied)
        {
            foreach (int number in tied)
            {
                if (taken.Contains(number)) throw list.Error($"candidate {number} was chosen before, as \"settled\" says");
                if (lot.Purpose is Purpose.Exclude or Purpose.Elect && gone.Contains(number))
                    throw list.Error($"candidate {number} withdrew, or was elected or excluded before");
            }
        }
    }

    /// <summary>Whoever is elected or excluded stood until then, and is so once.</summary>
    /// <returns>Who does not stand any more.</returns>
    static HashSet<int> CheckActs(JsonPart stages, CountResult result)
    {
        HashSet<int> gone = [.. result.Candidates.Where(one => one.Withdrawn).Select(one => one.Number)];
        for (int i = 0; i < result.Stages.Length; i++)
        {
            var acts = result.Stages[i].Acts;
            for (int j = 0; j < acts.Length; j++)
            {
                foreach (int number in acts[j].Candidates)
                {
                    bool stands = acts[j].Kind == ActKind.Provisional ? !gone.Contains(number) : gone.Add(number);
                    if (!stands) throw stages.At(i)["acts"].At(j).Error($"candidate {number} withdrew, or was elected or excluded before");
                }
            }
        }
        return gone;
    }
}

namespace Stv.Fuzz;

/// <summary>
/// An election written in every format that can hold its papers, and read again by its content: the same papers, by the names of those
/// whom they rank.
/// </summary>
sealed class BallotTrips() : Target("round-trips.ballots")
{
    const int MostRecords = 2_000;

    public override byte[] Make(int number, Random dice) => Plan.Random(dice, new(5, Names.Any)).ToBytes();

    public override string? Fault(byte[] input)
    {
        if (Plan.Of(input) is not { } plan) return null;
        var election = plan.Election(keepOrder: false);
        // A format for names alone says nothing where nobody is named.
        if (election.Electorate.Papers == 0) return null;
        foreach (var target in BallotTarget.All)
            if (Fault(target, election) is { } fault) return $"{target}: {fault}";
        return null;
    }

    string? Fault(BallotTarget target, Election election)
    {
        if (target.Lost(election).Any(sentence => sentence.Contains("paper", StringComparison.OrdinalIgnoreCase)
            || sentence.Contains("are changed", StringComparison.Ordinal)))
        {
            Count($"{target} cannot hold it");
            return null;
        }
        if (target == BallotTarget.CdfJson && election.Electorate.Papers + election.Electorate.Empty > MostRecords)
        {
            Count($"{target} has a record for each paper, too many here");
            return null;
        }
        using var stream = new MemoryStream();
        try
        {
            target.Write(election, stream);
        }
        catch (ArgumentException e)
        {
            Count($"{target} refuses it");
            return Messages.Fault(e.Message);
        }
        stream.Position = 0;
        try
        {
            var read = new BallotReader(stream).Read();
            Count($"{target} read");
            const Says everything = Says.EqualRanks | Says.BlankRanks | Says.Repeated | Says.Overvotes | Says.Empty;
            var (ours, theirs) = (ElectionContents.Papers(election, everything), ElectionContents.Papers(read, everything));
            return ours.SequenceEqual(theirs) ? null
                : $"other papers: {ours.Except(theirs).FirstOrDefault()} | {theirs.Except(ours).FirstOrDefault()}";
        }
        catch (BallotFormatException e)
        {
            return $"what was written is refused as {e.Diagnostic.Code} | {e.Message}";
        }
    }
}

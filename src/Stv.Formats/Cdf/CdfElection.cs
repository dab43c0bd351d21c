using System.Globalization;

namespace Stv;

/// <summary>A contest of a report.</summary>
/// <param name="Id">Its id in the report.</param>
/// <param name="Title">What it is called; null where the report does not say.</param>
/// <param name="Seats">How many are elected, as it says; null where the report does not say.</param>
/// <param name="Selections">What may be marked in it, in order.</param>
sealed record CdfContest(string Id, string? Title, int? Seats, List<CdfSelection> Selections)
{
    /// <summary>What it is called; its id where the report does not say.</summary>
    public string Name => Title ?? Id;
}

/// <summary>What may be marked in a contest.</summary>
/// <param name="Id">Its id in the report.</param>
/// <param name="Candidates">The ids of those whom it stands for.</param>
/// <param name="Otherwise">What it is called where it stands for nobody by id.</param>
/// <param name="WriteIn">It stands for whoever is written in.</param>
/// <param name="Place">Where it stands.</param>
sealed record CdfSelection(string Id, string[] Candidates, string? Otherwise, bool WriteIn, Place Place);

/// <summary>The contests, candidates and parties of a report, which come behind its records.</summary>
sealed class CdfElection(BallotSource source)
{
    readonly Dictionary<string, (string Name, string? Party)> candidates = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> parties = new(StringComparer.Ordinal), units = new(StringComparer.Ordinal);

    /// <summary>The contests, in order.</summary>
    public List<CdfContest> Contests { get; } = [];

    /// <summary>Takes a party of the report.</summary>
    public void AddParty(TreePart party)
    {
        if (party.TextOf("@id") is { } id && party.TextOf("Name") is { } name) parties[id] = name;
    }

    /// <summary>Takes a precinct, or another unit, of the report.</summary>
    public void AddUnit(TreePart unit)
    {
        if (unit.TextOf("@id") is { } id && unit.TextOf("Name") is { } name) units[id] = name;
    }

    /// <summary>What a unit is called; its id where nothing says so, or it is no unit.</summary>
    public string UnitOf(string id) => units.GetValueOrDefault(id) ?? id;

    /// <summary>Takes an election of the report.</summary>
    public void Add(TreePart election)
    {
        foreach (var candidate in election.All("Candidate"))
        {
            var (id, name) = Named(candidate, "candidate");
            if (!candidates.TryAdd(id, (name, candidate.TextOf("PartyId")))) throw Twice(candidate, id);
        }
        foreach (var contest in election.All("Contest"))
        {
            var (id, _) = Named(contest, "contest");
            if (Contests.Exists(known => known.Id == id)) throw Twice(contest, id);
            Contests.Add(new(id, contest.TextOf("Name"), Elected(contest), [.. contest.All("ContestSelection").Select(Selection)]));
        }
    }

    /// <summary>What a selection is called.</summary>
    public string NameOf(CdfSelection selection)
    {
        if (selection.WriteIn) return CdfReport.WriteIns;
        if (selection.Candidates.Length == 0) return selection.Otherwise ?? selection.Id;
        return string.Join(" and ", selection.Candidates.Select(id => candidates.TryGetValue(id, out var candidate) ? candidate.Name
            : throw source.Error(BallotCodes.CandidateInvalid, selection.Place,
                $"Found a selection for {Display.Quoted(id)}, whom the report does not list; expected one of its candidates.")));
    }

    /// <summary>The party of those for whom a selection stands; null where there is none.</summary>
    public string? PartyOf(CdfSelection selection) => selection.Candidates is [var id] && candidates.TryGetValue(id, out var candidate)
        && candidate.Party is { } party ? parties.GetValueOrDefault(party) : null;

    static CdfSelection Selection(TreePart part)
    {
        // XML has several ids in one text.
        string[] ids =
        [
            .. part.All("CandidateIds").SelectMany(list => list.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
        ];
        return new(part.TextOf("@id") ?? "", ids, part.TextOf("Selection"), part.TextOf("IsWriteIn") == "true", part.Place);
    }

    int? Elected(TreePart contest) => contest.TextOf("NumberElected") is not { } written ? null
        : int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out int seats) && seats > 0 ? seats
        : throw source.Error(BallotCodes.SeatsInvalid, contest.Place,
            $"Found {Display.Quoted(written)} to be elected (NumberElected), expected a whole number from 1.");

    // Lines for write-ins are candidates without a name.
    (string Id, string Name) Named(TreePart part, string what) =>
        part.TextOf("@id") is { } id ? (id, part.TextOf("Name") ?? id)
        : throw source.Error(BallotCodes.UnexpectedText, part.Place, $"Found a {what} without an id, expected one.");

    BallotFormatException Twice(TreePart part, string id) =>
        source.Error(BallotCodes.CandidateInvalid, part.Place, $"Found the id {Display.Quoted(id)} twice, expected it once.");
}

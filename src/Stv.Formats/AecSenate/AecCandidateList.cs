using System.Globalization;

namespace Stv;

/// <summary>
/// Who stands for the Senate, as the Australian Electoral Commission lists it: all states in one table, in one of three forms.
/// </summary>
sealed class AecCandidateList
{
    /// <summary>Candidates that are listed, at most: ten times as many as ever stood.</summary>
    const int Most = 20_000;

    const int MostOfName = 1000;

    /// <summary>Those of no group.</summary>
    public const string Ungrouped = "UG";

    static readonly string[] Types = ["OrdinaryVotes", "AbsentVotes", "ProvisionalVotes", "PrePollVotes", "PostalVotes"];

    readonly List<AecCandidate> candidates = [];
    readonly Dictionary<string, string> stateOfDivision = new(StringComparer.OrdinalIgnoreCase);

    AecCandidateList(AecKind kind, string name) => (Kind, Name) = (kind, name);

    /// <summary>The form of the list.</summary>
    public AecKind Kind { get; }

    /// <summary>What the list is called in messages.</summary>
    public string Name { get; }

    /// <summary>The election, such as <c>2016 Federal Election</c>; null where it does not say.</summary>
    public string? Event { get; private set; }

    /// <summary>Papers above the line for each group of a state, where the list tells votes: until 2013.</summary>
    public Dictionary<(string State, string Group), long> TicketVotes { get; } = [];

    /// <summary>The list says in which group and at which place each stands.</summary>
    public bool HasPlaces => Kind != AecKind.Candidates;

    /// <summary>The states it lists.</summary>
    public IEnumerable<string> States => candidates.Select(one => one.State).Distinct();

    /// <summary>The state in which a division lies; null where the list has no such division.</summary>
    public string? StateOf(string division) => stateOfDivision.GetValueOrDefault(division);

    /// <summary>The list has divisions, by which the state of a paper is known.</summary>
    public bool HasDivisions => stateOfDivision.Count > 0;

    /// <summary>The candidates of a state, in the order of the ballot paper where the list has it.</summary>
    public List<AecCandidate> Of(string state) =>
    [
        .. candidates.Where(one => one.State == state).OrderBy(one => one.Group == Ungrouped).ThenBy(one => one.Group.Length)
            .ThenBy(one => one.Group, StringComparer.Ordinal).ThenBy(one => one.Place),
    ];

    /// <summary>Reads a list.</summary>
    /// <param name="part">The table.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <exception cref="BallotFormatException">It is none, or a row of it cannot be understood.</exception>
    public static AecCandidateList Read(BallotSource part, string name)
    {
        AecCandidateList? list = null;
        AecColumns? columns = null;
        string? above = null;
        foreach (var (line, text) in part.Lines())
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            string[] cells = CsvLine.Cells(text);
            if (columns is null)
            {
                var kind = AecFile.KindOf(new(System.Text.Encoding.Latin1.GetBytes(text), true));
                if (kind is AecKind.AllCandidates or AecKind.Candidates or AecKind.FirstPreferences)
                {
                    list = new(kind, name) { Event = BeforeSenate(above) };
                    columns = new(part, cells);
                }
                else if (above is not null || kind != AecKind.Other)
                {
                    throw part.Error(BallotCodes.ColumnsUnknown, line, 1,
                        $"Found {Display.Quoted(text)}, expected the headings of a list of candidates: the AEC's all-candidates table, its "
                        + "SenateFirstPrefsByStateByVoteType, or its SenateCandidatesDownload.");
                }
                else above = text;
                continue;
            }
            columns.Begin(line, cells);
            list!.Add(part, columns);
            if (list.candidates.Count > Most || list.stateOfDivision.Count > Most)
                throw part.Error(BallotCodes.TooLong, line, 1, $"Found a list of more than {Most} candidates, expected its end before.");
        }
        return list ?? throw part.Error(BallotCodes.UnexpectedEnd, 0, 0, "Found the end of the file, expected a list of candidates.");
    }

    void Add(BallotSource part, AecColumns row)
    {
        if (Kind == AecKind.AllCandidates)
        {
            string state = State(part, row, "state_ab");
            Event ??= row["txn_nm"] is { Length: > 0 } said ? said : null;
            if (row["nom_ty"] != "S") stateOfDivision[row["div_nm"]] = state;
            else Stands(part, row, new(state, row["ticket"], Place(part, row, "ballot_position"),
                $"{row["surname"]} {row["ballot_given_nm"]}", row["party_ballot_nm"], ""));
        }
        else if (Kind == AecKind.Candidates)
        {
            string name = $"{row["Surname"]} {row["GivenNm"]}";
            Stands(part, row, new(State(part, row, "StateAb"), "", 0, name, row["PartyNm"], row["CandidateID"]));
        }
        else
        {
            string state = State(part, row, "StateAb"), group = row["Ticket"];
            int place = Place(part, row, "BallotPosition");
            long votes = row.Whole("TotalVotes");
            if (Types.All(row.Has) && Types.Sum(row.Whole) is var sum && sum != votes)
                part.Log.Warn(BallotCodes.PapersDiffer, new(row.Line, 1), $"The types of votes add up to {sum}, and the total is {votes}; "
                    + "the total was taken.");
            if (place == 0) TicketVotes[(state, group)] = votes;
            // What could not be given to anybody of the group stands behind its candidates, for nobody.
            else if (row["CandidateID"] == "0")
            {
                if (votes > 0)
                    part.Log.Warn(BallotCodes.PapersDiffer, new(row.Line, 1), $"{votes} votes of group {Display.Brief(group, 20)} are for "
                        + "nobody of its candidates, and are not among the papers.");
            }
            else
                Stands(part, row, new(state, group, place, OnPaper(row["CandidateDetails"]), row["PartyName"], row["CandidateID"])
                {
                    Votes = votes,
                });
        }
    }

    void Stands(BallotSource part, AecColumns row, AecCandidate candidate)
    {
        candidate = candidate with { Name = candidate.Name.Trim() };
        if (candidate.Name.Length is 0 or > MostOfName || candidate.Party.Length > MostOfName || HasPlaces && candidate.Group.Length == 0)
            throw part.Error(BallotCodes.CandidateInvalid, row.Line, 1,
                $"Found a candidate without a name or a group, or with too long a one, expected both ({Ungrouped} for none).");
        candidates.Add(candidate);
    }

    /// <summary>A name as ballot papers have it, without the comma behind the surname.</summary>
    static string OnPaper(string name) =>
        name.IndexOf(", ", StringComparison.Ordinal) is > 0 and var comma ? name.Remove(comma, 1) : name;

    static int Place(BallotSource part, AecColumns row, string heading) =>
        int.TryParse(row[heading], NumberStyles.None, CultureInfo.InvariantCulture, out int place) ? place
            : throw part.Error(BallotCodes.CandidateInvalid, row.Line, 1,
                $"Found {Display.Quoted(row[heading])}, expected a place on the ballot paper ({heading}).");

    static string State(BallotSource part, AecColumns row, string heading) => AecFile.Known(row[heading])
        ?? throw part.Error(BallotCodes.UnexpectedText, row.Line, 1,
            $"Found {Display.Quoted(row[heading])}, expected a state or territory ({string.Join(", ", AecFile.States)}).");

    /// <summary>What a line above the headings calls the election.</summary>
    static string? BeforeSenate(string? above) =>
        above?.IndexOf(" Senate", StringComparison.Ordinal) is > 0 and var end ? above[..end].Trim(' ', '-') : null;
}

/// <summary>Somebody who stands for the Senate, as a list has it.</summary>
/// <param name="State">The state or territory.</param>
/// <param name="Group">The group's letters, <c>UG</c> for none; empty where the list does not say.</param>
/// <param name="Place">The place in the group, from 1 at the top; 0 where the list does not say.</param>
/// <param name="Name">Surname and other names, as the list writes them.</param>
/// <param name="Party">The party on the ballot paper; may be empty.</param>
/// <param name="Id">The Commission's number; may be empty.</param>
readonly record struct AecCandidate(string State, string Group, int Place, string Name, string Party, string Id)
{
    /// <summary>First preferences below the line, where the list tells votes.</summary>
    public long Votes { get; init; }

    /// <summary>The candidate as a ballot paper has it.</summary>
    public Candidate AsNumber(int number) => new(number, Name)
    {
        Party = Party.Length > 0 ? Party : null,
        Group = Group == AecCandidateList.Ungrouped ? null : Group,
    };
}

/// <summary>The cells of a row by the headings over them.</summary>
sealed class AecColumns(BallotSource source, string[] headings)
{
    string[] cells = [];

    /// <summary>The line of the row.</summary>
    public long Line { get; private set; }

    /// <summary>Goes to a row.</summary>
    public void Begin(long line, string[] row) => (Line, cells) = (line, row);

    /// <summary>The cell under a heading; empty where the row is too short or there is no such column.</summary>
    public string this[string heading] => Array.IndexOf(headings, heading) is >= 0 and var at && at < cells.Length ? cells[at] : "";

    /// <summary>There is such a column.</summary>
    public bool Has(string heading) => Array.IndexOf(headings, heading) >= 0;

    /// <summary>The whole number under a heading.</summary>
    /// <exception cref="BallotFormatException">It is none.</exception>
    public long Whole(string heading) =>
        long.TryParse(this[heading], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number
            : throw source.Error(BallotCodes.WeightInvalid, Line, 1,
                $"Found {Display.Quoted(this[heading])} under {heading}, expected a whole number.");
}

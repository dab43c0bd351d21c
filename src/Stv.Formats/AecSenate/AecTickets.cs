using System.Globalization;

namespace Stv;

/// <summary>
/// The group voting tickets of a state until 2013. A paper with a mark above the line counted as the group's ticket; where a group had
/// two or three, as many papers for each, and what could not be divided was given by lot: Commonwealth Electoral Act 1918, section 272 as
/// it was.
/// </summary>
sealed class AecTickets
{
    /// <summary>Rows of a state that are kept, at most.</summary>
    const int Most = 1 << 20;

    readonly SortedDictionary<(string Group, int Ticket), List<(int Preference, int Candidate)>> tickets = [];

    /// <summary>Reads the tickets of a state.</summary>
    /// <param name="part">The table of all states.</param>
    /// <param name="state">The state.</param>
    /// <param name="numbers">Its candidates' numbers by the Commission's.</param>
    public static AecTickets Read(BallotSource part, string state, Dictionary<string, int> numbers)
    {
        var read = new AecTickets();
        AecColumns? columns = null;
        int rows = 0;
        bool above = false;
        foreach (var (line, text) in part.Lines())
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            string[] cells = CsvLine.Cells(text);
            if (columns is null)
            {
                if (cells.Contains("PreferenceNo")) columns = new(part, cells);
                else if (above)
                    throw part.Error(BallotCodes.ColumnsUnknown, line, 1,
                        $"Found {Display.Quoted(text)}, expected the headings of tickets.");
                above = true;
                continue;
            }
            columns.Begin(line, cells);
            if (columns["State"] != state) continue;
            if (!numbers.TryGetValue(columns["CandidateID"], out int candidate))
                throw part.Error(BallotCodes.CandidateInvalid, line, 1,
                    $"Found candidate {Display.Quoted(columns["CandidateID"])}, expected one of the {numbers.Count} of {state}.");
            if (++rows > Most)
                throw part.Error(BallotCodes.TooLong, line, 1, $"Found more than {Most} rows of tickets of {state}, expected fewer.");
            var key = (columns["OwnerTicket"], Number(part, columns, "TicketNo"));
            if (!read.tickets.TryGetValue(key, out var ticket)) read.tickets[key] = ticket = [];
            ticket.Add((Number(part, columns, "PreferenceNo"), candidate));
        }
        foreach (var ((group, number), ticket) in read.tickets)
        {
            ticket.Sort();
            for (int i = 0; i < numbers.Count; i++)
            {
                if (i < ticket.Count && ticket[i].Preference == i + 1 && ticket.Count == numbers.Count) continue;
                throw part.Error(BallotCodes.RankInvalid, 0, 0,
                    $"Found ticket {number} of group {Display.Brief(group, 20)} in {state} with {ticket.Count} numbers, expected 1 to "
                    + $"{numbers.Count}, each once.");
            }
        }
        return read;
    }

    static int Number(BallotSource part, AecColumns row, string heading) =>
        int.TryParse(row[heading], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
            : throw part.Error(BallotCodes.RankInvalid, row.Line, 1,
                $"Found {Display.Quoted(row[heading])}, expected a number ({heading}).");

    /// <summary>Adds the papers that count as tickets.</summary>
    /// <param name="papers">Receives them.</param>
    /// <param name="source">Says to which tickets lots gave what could not be divided, and is told.</param>
    /// <param name="votes">Papers with a mark above the line, by group.</param>
    public void AddTo(RankingBuilder papers, BallotSource source, Dictionary<string, long> votes)
    {
        foreach (string without in tickets.Keys.Select(one => one.Group).Distinct().Where(group => !votes.ContainsKey(group)))
            source.Log.Warn(BallotCodes.PapersDiffer, default,
                $"Group {Display.Brief(without, 20)} has tickets, and no row says how many papers are for them; none was counted.");
        long all = 0;
        int divided = 0;
        List<string> drawn = [];
        List<(string Group, int Ticket)> unused = [.. source.Layout.TicketLots];
        foreach (var (group, count) in votes.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            if (count == 0) continue;
            var own = tickets.Where(one => one.Key.Group == group).Select(one => (one.Key.Ticket, one.Value)).ToList();
            if (own.Count == 0)
                throw source.Error(BallotCodes.UnexpectedEnd, 0, 0,
                    $"Found {count} votes for tickets of group {Display.Brief(group, 20)}, expected its ticket among the group voting "
                    + "tickets.");
            if (own.Count > 1) divided++;
            all += count;
            long each = count / own.Count, over = count % own.Count;
            var lots = unused.FindAll(lot => lot.Group == group).ConvertAll(lot => lot.Ticket);
            unused.RemoveAll(lot => lot.Group == group && over > 0);
            if (over > 0)
            {
                Check(source, group, count, own.ConvertAll(one => one.Ticket), lots);
                drawn.AddRange(lots.Select(lot => $"{Display.Brief(group, 20)}={lot}"));
            }
            foreach (var (ticket, preferences) in own)
            {
                long share = each + (over > 0 && lots.Contains(ticket) ? 1 : 0);
                if (share == 0) continue;
                foreach (var (_, candidate) in preferences) papers.Next(candidate);
                papers.Add(share, default);
            }
        }
        if (all > 0)
            source.Log.Note(AecCodes.TicketVotes, default,
                $"{all} papers marked above the line count as their groups' tickets; those of {divided} groups with several tickets are "
                + "divided among these (272)."
                + (drawn.Count > 0 ? $" Left over and given by lot, as was said: {AecFile.Some(drawn)}." : ""));
        foreach (var (group, ticket) in unused)
            source.Log.Warn(BallotCodes.NotNeeded, default,
                $"The lot for ticket {ticket} of group {Display.Brief(group, 20)} (--ticket-lot) "
                + (tickets.Keys.Any(one => one.Group == group) ? "is not needed" : "is for a group that has no tickets")
                + ", and was passed over.");
    }

    /// <summary>Lots give one paper each, to as many tickets as papers are left, and nobody else decides.</summary>
    static void Check(BallotSource source, string group, long count, List<int> own, List<int> lots)
    {
        long over = count % own.Count;
        if (lots.Count == over && lots.Distinct().Count() == lots.Count && lots.TrueForAll(own.Contains)) return;
        string given = lots.Count == 0 ? ""
            : lots.Exists(lot => !own.Contains(lot)) ? $" What was said, ticket {lots.Find(lot => !own.Contains(lot))}, is none of these."
            : lots.Distinct().Count() < lots.Count ? " What was said gives one ticket two papers."
            : $" What was said gives {lots.Count}.";
        string among = string.Join(", ", own.Take(6)), example = string.Join(' ', own.TakeLast((int)Math.Min(over, 6)).Select(ticket =>
            $"{Display.Brief(group, 20)}={ticket}"));
        throw source.Error(AecCodes.TicketLot, 0, 0,
            $"Found {count} papers for the {own.Count} tickets ({among}) of group {Display.Brief(group, 20)}: {count / own.Count} for "
            + $"each, {over} left over, which the law gives by lot. Say which "
            + $"{(over == 1 ? "ticket has it" : "tickets have one each")}, as in --ticket-lot {example}.{given}");
    }
}

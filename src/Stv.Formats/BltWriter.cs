using System.Globalization;
using System.Text;

namespace Stv;

/// <summary>
/// Writes elections in the BLT format: one ballot a line, names in quotes, UTF-8 without byte order mark, lines ending in LF.
/// What the format can carry, <see cref="BltReader"/> reads back as it was: not parties and groups, no quote (it becomes an
/// apostrophe) and no control character (it becomes a space) in a name. Safe for use by several threads.
/// </summary>
public static class BltWriter
{
    /// <summary>Writes an election.</summary>
    /// <param name="election">What to write.</param>
    /// <param name="output">Where to; left open.</param>
    /// <exception cref="ArgumentException">
    /// The election does not say how many seats there are, which the format needs; or a name, the title, the source or the comment is
    /// longer than 4,096 bytes, which readers refuse; or some paper has an overvote without names. Nothing has been written.
    /// </exception>
    public static void Write(Election election, Stream output)
    {
        ArgumentNullException.ThrowIfNull(election);
        ArgumentNullException.ThrowIfNull(output);
        if (election.Seats is not (> 0 and int seats))
            throw new ArgumentException("A BLT file says how many seats there are, and this election does not.", nameof(election));

        foreach (string? said in election.Candidates.Select(c => c.Name).Concat([election.Title, election.Source, election.Comment]))
        {
            if (said is not null && Encoding.UTF8.GetByteCount(said) > BltLimits.Item)
                throw new ArgumentException(
                    $"A BLT file holds names and titles of at most {BltLimits.Item} bytes, and \"{said[..20]}…\" is longer.",
                    nameof(election));
        }

        if (HasOvervote(election.Electorate))
            throw new ArgumentException("A BLT file cannot say that several were marked at a rank without saying who.", nameof(election));

        using var text = new StreamWriter(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{election.Candidates.Length} {seats}"));
        Options(election, text);
        Ballots(election.Electorate, text);
        foreach (var candidate in election.Candidates) Quote(text, candidate.Name);
        Quote(text, election.Title);
        bool comment = !string.IsNullOrEmpty(election.Comment);
        if (comment || !string.IsNullOrEmpty(election.Source)) Quote(text, election.Source);
        if (comment) Quote(text, election.Comment);
    }

    /// <summary>Writes what <see cref="Write(Election, Stream)"/> writes to a stream that is only awaited; it stays open.</summary>
    /// <param name="election">What to write.</param>
    /// <param name="output">Receives the file.</param>
    /// <param name="cancel">Stops the writing; what has been written stays.</param>
    /// <exception cref="ArgumentException">The format cannot hold the election.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public static Task WriteAsync(Election election, Stream output, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(election);
        ArgumentNullException.ThrowIfNull(output);
        return Overlapped.WriteAsync(output, stream => Write(election, stream), cancel);
    }

    static bool HasOvervote(Electorate electorate)
    {
        for (int i = 0; electorate.Marked && i < electorate.Rankings; i++)
            foreach (var mark in electorate[i])
                if (mark.Overvote) return true;
        return false;
    }

    static void Options(Election election, StreamWriter text)
    {
        var candidates = election.Candidates;
        if (candidates.All(c => c.Nickname is { } nick && IsWord(nick))
            && candidates.Select(c => c.Nickname).Distinct().Count() == candidates.Length)
            text.WriteLine($"[nick {string.Join(' ', candidates.Select(c => c.Nickname))}]");
        if (!election.TieOrder.IsEmpty) text.WriteLine($"[tie {Numbers(election.TieOrder)}]");
        if (candidates.Any(c => c.Undeclared))
            text.WriteLine($"[undeclared {Numbers(candidates.Where(c => c.Undeclared).Select(c => c.Number))}]");
        if (candidates.Any(c => c.Withdrawn)) text.WriteLine(Numbers(candidates.Where(c => c.Withdrawn).Select(c => -c.Number)));
    }

    static string Numbers(IEnumerable<int> numbers) => string.Join(' ', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Whether a nickname reads as one word that is no number and no sign of the format.</summary>
    static bool IsWord(string nick) =>
        nick.Length > 0 && nick[0] != '-' && !nick.Contains("/*", StringComparison.Ordinal)
            && nick.IndexOfAny(['=', '#', '"', '(', ')', '[', ']', ';', '\u200B', '\uFEFF']) < 0
        && nick[^1] != ','
        && !nick.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) && !nick.All(char.IsAsciiDigit)
        && Encoding.UTF8.GetByteCount(nick) <= BltLimits.Item;

    static void Ballots(Electorate electorate, StreamWriter text)
    {
        Span<char> digits = stackalloc char[20];
        for (int i = 0; i < electorate.Rankings; i++)
        {
            var ballot = electorate[i];
            Number(text, ballot.Papers, digits);
            foreach (var mark in ballot)
            {
                text.Write(mark.EqualToPrevious ? '=' : ' ');
                if (mark.Blank) text.Write('-');
                else Number(text, mark.Candidate, digits);
            }
            text.Write(" 0\n");
        }
        if (electorate.Empty > 0)
        {
            Number(text, electorate.Empty, digits);
            text.Write(" 0\n");
        }
        text.Write("0\n");
    }

    static void Number(StreamWriter text, long number, Span<char> digits)
    {
        number.TryFormat(digits, out int length, provider: CultureInfo.InvariantCulture);
        text.Write(digits[..length]);
    }

    static void Quote(StreamWriter text, string? said)
    {
        text.Write('"');
        foreach (char c in said ?? "") text.Write(c == '"' ? '\'' : char.IsControl(c) ? ' ' : c);
        text.Write("\"\n");
    }
}

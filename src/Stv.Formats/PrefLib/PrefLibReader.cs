using System.Globalization;

namespace Stv;

/// <summary>
/// Reads the orders of PrefLib (soc, soi, toc, toi), whose header is lines <c># KEY: value</c>, and before 2022 was bare numbers and names.
/// </summary>
sealed class PrefLibReader
{
    readonly BallotSource source;
    readonly WordReader line;
    readonly PrefLibHeader header;
    RankingBuilder? papers;
    long orders;

    PrefLibReader(BallotSource source) => (this.source, line, header) = (source, new(source), new(source));

    /// <summary>A text may be in the format: its first comments name alternatives, or it begins with names numbered from 1.</summary>
    public static bool Begins(Head head)
    {
        foreach (string text in head.Lines)
        {
            if (text.Length == 0) continue;
            if (text[0] != '#') break;
            if (PrefLibHeader.Key(text) is ("DATA TYPE" or "NUMBER ALTERNATIVES" or "FILE NAME") or ['A', 'L', 'T', ..]) return true;
        }
        return BeginsOld(head);
    }

    static bool BeginsOld(Head head)
    {
        if (!int.TryParse(head.First.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int names) || names < 1) return false;
        bool words = false;
        for (int i = 1; i <= names && i < head.Lines.Count; i++)
        {
            string name = head.Lines[i].TrimStart();
            if (!name.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{i},"), StringComparison.Ordinal)) return false;
            words |= name.Any(c => c is not (>= '0' and <= '9' or ',' or ' ' or '\t'));
        }
        return words && head.Lines.Count > 1
            && (head.Lines.Count <= names + 1 || head.Lines[names + 1].Split(',') is { Length: 3 } sums
                && sums.All(sum => WordReader.IsWhole(sum.AsSpan().Trim())));
    }

    /// <summary>Reads a whole text.</summary>
    public static Election Read(BallotSource source) => new PrefLibReader(source).Read();

    Election Read()
    {
        bool first = true, old = false;
        foreach (var (number, text) in source.Lines())
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            if (first) old = !text.StartsWith('#');
            first = false;
            line.Begin(number, text);
            if (text.StartsWith('#')) header.Add(number, text, papers is not null);
            else if (old && !header.OldIsWhole) header.AddOld(line);
            else Order(old);
        }
        if (first) throw source.Error(BallotCodes.EmptyFile, 1, 1, "Found nothing, expected a header.");
        if (old && !header.OldIsWhole)
            throw source.Error(BallotCodes.UnexpectedEnd, 0, 0, "Found the end of the file, expected the rest of the header.");
        papers ??= new(source, header.Finish());
        header.Compare(papers.Papers, orders);
        return papers.Build(header.Candidates) with { Title = header.Title, Comment = header.Description };
    }

    /// <summary>An order and how many voters have it: <c>3: 1,{2,4},5</c>, in old files <c>3,1,{2,4},5</c>.</summary>
    void Order(bool old)
    {
        papers ??= new(source, header.Finish());
        var place = line.Place;
        long voters = line.Papers();
        if (old && !line.Ended) line.Expect(',', "a comma and the first candidate");
        else if (!old) line.Expect(':', "a colon and the candidates in order");
        while (!line.Ended)
        {
            if (line.Take('{')) Tie();
            else papers.Next(line.Candidate(header.Count));
            if (line.Ended) break;
            line.Expect(',', "a comma and the next candidate");
            if (line.Ended) throw line.Unexpected("another candidate");
        }
        papers.Add(voters, place);
        orders++;
    }

    void Tie()
    {
        if (line.Take('}'))
        {
            papers!.Blank();
            return;
        }
        papers!.Next(line.Candidate(header.Count));
        while (line.Take(',')) papers.Equal(line.Candidate(header.Count));
        line.Expect('}', "a comma or \"}\"");
    }
}

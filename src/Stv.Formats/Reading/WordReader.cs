using System.Globalization;

namespace Stv;

/// <summary>Reads a line of a text of ballots from left to right. White space between words says nothing.</summary>
sealed class WordReader(BallotSource source)
{
    const string Signs = " \t,:;(){}[]<>=*^|#\"";

    string text = "";
    long line;
    int at;

    /// <summary>Goes to the beginning of a line.</summary>
    public void Begin(long number, string content) => (line, text, at) = (number, content.TrimEnd(), 0);

    /// <summary>Where the next word stands.</summary>
    public Place Place
    {
        get
        {
            Skip();
            return new(line, at + 1);
        }
    }

    /// <summary>Nothing but white space is left.</summary>
    public bool Ended
    {
        get
        {
            Skip();
            return at == text.Length;
        }
    }

    /// <summary>What is left, without white space around it.</summary>
    public ReadOnlySpan<char> Rest => text.AsSpan(at).TrimStart();

    /// <summary>Goes past a sign if it is the next.</summary>
    public bool Take(char sign)
    {
        if (Ended || text[at] != sign) return false;
        at++;
        return true;
    }

    /// <summary>Goes past a sign.</summary>
    /// <exception cref="BallotFormatException">It is not the next.</exception>
    public void Expect(char sign, string expected)
    {
        if (!Take(sign)) throw Unexpected(expected);
    }

    /// <summary>What stands before any of some signs, or is left, without white space around it; then that sign is the next.</summary>
    public ReadOnlySpan<char> Until(ReadOnlySpan<char> signs)
    {
        Skip();
        var rest = text.AsSpan(at);
        int length = rest.IndexOfAny(signs);
        if (length < 0) length = rest.Length;
        at += length;
        return rest[..length].TrimEnd();
    }

    /// <summary>How many papers there are.</summary>
    /// <exception cref="BallotFormatException">The next word is no number of papers.</exception>
    public long Papers()
    {
        var place = Place;
        return Papers(Until(Signs), place);
    }

    /// <summary>How many papers a word says there are.</summary>
    /// <exception cref="BallotFormatException">It is no number of papers.</exception>
    public long Papers(ReadOnlySpan<char> word, Place place)
    {
        if (!IsWhole(word))
            throw source.Error(BallotCodes.WeightInvalid, place, word.IsEmpty
                ? $"Found {Shown()}, expected how many papers there are."
                : $"Found {Display.Quoted(word.ToString())}, expected how many papers there are, in digits alone.");
        if (word.TrimStart('0').IsEmpty)
            throw source.Error(BallotCodes.WeightInvalid, place, "Found 0 papers, expected 1 or more.");
        return long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out long papers) ? papers
            : throw source.Error(BallotCodes.TooManyPapers, place,
                $"Found {Display.Quoted(word.ToString())} papers, expected at most {long.MaxValue}.");
    }

    /// <summary>The number of a candidate.</summary>
    /// <exception cref="BallotFormatException">The next word is no candidate's number.</exception>
    public int Candidate(int candidates)
    {
        var place = Place;
        var word = Until(Signs);
        if (word.IsEmpty) throw Unexpected($"a candidate from 1 to {candidates}");
        return IsWhole(word) && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= 1 && number <= candidates ? number
            : throw source.Error(BallotCodes.CandidateInvalid, place,
                $"Found {Display.Quoted(word.ToString())}, expected a candidate from 1 to {candidates}.");
    }

    /// <summary>The error that something else stands here than must.</summary>
    public BallotFormatException Unexpected(string expected)
    {
        var place = Place;
        return source.Error(at == text.Length ? BallotCodes.UnexpectedEnd : BallotCodes.UnexpectedText, place.Line, place.Column,
            $"Found {Shown()}, expected {expected}.");
    }

    /// <summary>A word is digits and nothing else.</summary>
    public static bool IsWhole(ReadOnlySpan<char> word) => !word.IsEmpty && !word.ContainsAnyExceptInRange('0', '9');

    string Shown() => Rest.IsEmpty ? "the end of the line" : Display.Quoted(Rest[..Math.Min(Rest.Length, 100)].ToString());

    void Skip()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
    }
}

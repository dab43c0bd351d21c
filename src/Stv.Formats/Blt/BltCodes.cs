namespace Stv;

/// <summary>The names of everything the BLT reader reports; each is explained in docs/formats/blt.md.</summary>
static class BltCodes
{
    // Notes: nothing was guessed.
    public const string ByteOrderMark = "byte-order-mark";
    public const string IdWeight = "id-weight";
    public const string Mojibake = "mojibake";
    public const string ReplacementCharacter = "replacement-character";
    public const string SeatsExceedCandidates = "seats-exceed-candidates";
    public const string NoBallots = "no-ballots";
    public const string Separators = "separators";
    public const string FinalNewlineMissing = "final-newline-missing";
    public const string HeaderPadded = "header-padded";
    public const string NameTwoStrings = "name-two-strings";

    // Notes or warnings, by whether another reading was possible.
    public const string BallotOverLines = "ballot-over-lines";
    public const string BallotsInLine = "ballots-in-line";

    // Warnings: the file departs from the format and was read all the same.
    public const string FirstBallotWithinLine = "first-ballot-within-line";
    public const string BallotEndMissing = "ballot-end-missing";
    public const string EndMarkerMissing = "end-marker-missing";
    public const string BlankRankZero = "blank-rank-zero";
    public const string BlankRankCell = "blank-rank-cell";
    public const string CandidateRepeated = "candidate-repeated";
    public const string WithdrawnRepeated = "withdrawn-repeated";
    public const string EqualRankParentheses = "equal-rank-parentheses";
    public const string IdMissing = "id-missing";
    public const string IdRepeated = "id-repeated";
    public const string OptionIgnored = "option-ignored";
    public const string NickNumber = "nick-number";
    public const string NameUnquoted = "name-unquoted";
    public const string NameSpaces = "name-spaces";
    public const string NameComment = "name-comment";
    public const string QuotesDoubled = "quotes-doubled";
    public const string QuotesStray = "quotes-stray";
    public const string NamesDoubtful = "names-doubtful";
    public const string NumbersDoubtful = "numbers-doubtful";
    public const string WeightsDoubtful = "weights-doubtful";
    public const string TitleMissing = "title-missing";
    public const string TitleUnquoted = "title-unquoted";
    public const string TrailingText = "trailing-text";
    public const string EncodingNotUtf8 = "encoding-not-utf8";

    // Errors: the file cannot be read.
    public const string EmptyFile = "empty-file";
    public const string NotText = "not-text";
    public const string CompressedData = "compressed-data";
    public const string UnexpectedText = "unexpected-text";
    public const string UnexpectedEnd = "unexpected-end";
    public const string Unclosed = "unclosed";
    public const string TooLong = "too-long";
    public const string CandidatesInvalid = "candidates-invalid";
    public const string SeatsInvalid = "seats-invalid";
    public const string WeightInvalid = "weight-invalid";
    public const string CandidateInvalid = "candidate-invalid";
    public const string EqualRankInvalid = "equal-rank-invalid";
    public const string TooManyPapers = "too-many-papers";
    public const string OptionUnknown = "option-unknown";
    public const string OptionInvalid = "option-invalid";
    public const string OptionLate = "option-late";
    public const string BallotsAfterEnd = "ballots-after-end";
    public const string NamesMissing = "names-missing";
}

/// <summary>What the BLT reader holds at most, whatever the file says.</summary>
static class BltLimits
{
    /// <summary>Bytes of a name, a title, a ballot's id, a nickname or any other single item.</summary>
    public const int Item = 4096;

    /// <summary>Bytes of a line of names: a name, its party and their quotes.</summary>
    public const int NameLine = 4 * Item;

    /// <summary>Codes of one ballot: every candidate twice, and each code announced as a mark.</summary>
    public const int BallotCodes = 4 * Electorate.MaxCandidates;

    /// <summary>Bytes of one ballot, with the comments in it.</summary>
    public const int BallotBytes = 1 << 23;

    /// <summary>Items, and bytes, read ahead to see whether ballots end with a 0 or with the line.</summary>
    public const int LookAhead = 2 * Electorate.MaxCandidates, LookAheadBytes = 1 << 23;

    /// <summary>Bytes of white space and comments between two items, and of text after the last.</summary>
    public const int Gap = 1 << 20;
}

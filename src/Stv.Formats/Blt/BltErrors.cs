using static Stv.BltScanner;
using Error = Stv.BallotFormatException;
using Log = Stv.DiagnosticLog;

namespace Stv;

/// <summary>
/// Whatever the BLT reader says, once: errors, which are for the caller to throw; warnings of what was read all the same, which a strict
/// reading throws; notes. Each has its code, its sentence and its place, and docs/formats/blt.md explains it.
/// </summary>
static class BltErrors
{
    // The text as a whole. Where damage shows is by how many bytes come at once, so it has no place.
    public static Error Damaged(Log log, InvalidDataException e) => log.Error(BltCodes.CompressedData, default,
        $"Found compressed data that is damaged or cut short, expected a whole gzip file. {e.Message}");
    public static Error Utf16(BltScanner at) => at.Error(BltCodes.NotText, "Found text in UTF-16, expected UTF-8.");
    public static Error Compressed(BltScanner at) => at.Error(BltCodes.NotText, "Found compressed data, expected text.");
    public static void NoteByteOrderMark(Log log) => log.Note(BltCodes.ByteOrderMark, new(1, 1), "The file begins with a byte order mark.");
    public static void NoteSeparators(Log log, Place place, Added kind) => log.Note(BltCodes.Separators, place, kind switch
    {
        Added.Commas => "Commas stand between numbers or after lines, as spreadsheets save them; they were passed over.",
        Added.Semicolons => "Semicolons stand between numbers or after lines, as spreadsheets save them; they were passed over.",
        Added.Spaces => "Spaces of another kind, such as no-break spaces, stand between numbers; they were taken for spaces.",
        Added.Quotes => "Lines of numbers stand in quotes, as spreadsheets save them; the quotes were passed over.",
        Added.CurlyQuotes => "Quotes are curly, as word processors make them; they were taken for straight ones.",
        _ => "Lines begin with \">\", as mail programs quote them; it was passed over.",
    });

    // Words, comments, and whatever is closed by a sign.
    public static Error LongGap(BltScanner at, string expected) => at.Error(BltCodes.TooLong,
        $"Found more than {BltLimits.Gap} bytes of white space and comments, expected {expected}.");
    public static Error LongLineComment(BltScanner at) => at.Error(BltCodes.TooLong,
        $"Found a comment of more than {BltLimits.Gap} bytes, expected the end of its line.");
    public static Error LongComment(Log log, Place opened) => log.Error(BltCodes.TooLong, opened,
        $"Found a comment of more than {BltLimits.Gap} bytes, expected \"*/\" before.");
    public static Error OpenComment(Log log, Place opened) => log.Error(BltCodes.Unclosed, opened,
        "Found a comment that is never closed, expected \"*/\".");
    public static Error LongWord(BltScanner at, ReadOnlySpan<byte> word) => at.Error(BltCodes.TooLong,
        $"Found {Show(word)}, longer than {BltLimits.Item} bytes, expected a number or a nickname.");
    public static Error Open(BltScanner at, string what, byte closing) => at.Error(BltCodes.Unclosed,
        $"Found {what} that is never closed, expected \"{(char)closing}\".");
    public static Error LongItem(BltScanner at, string what, byte closing) => at.Error(BltCodes.TooLong,
        $"Found {what} longer than {BltLimits.Item} bytes, expected \"{(char)closing}\" before.");
    public static Error Unexpected(BltScanner at, ReadOnlySpan<byte> word, string kind, string expected, string code) =>
        at.Error(code, word, $"Found {kind}{Show(word)}, expected {expected}.");
    public static Error UnexpectedEnd(BltScanner at, string expected, string within = "") => at.Error(BltCodes.UnexpectedEnd,
        $"Found the end of the file{within}, expected {expected}.");

    // The first two numbers, and those who have withdrawn.
    public static Error Nothing(BltScanner at) => at.Error(BltCodes.EmptyFile, "Found nothing, expected the number of candidates.");
    public static Error NoText(BltScanner at, ReadOnlySpan<byte> word) => at.Error(BltCodes.NotText, word,
        $"Found {Show(word)}, which is no text, expected the number of candidates.");
    public static Error Candidates(BltScanner at, ReadOnlySpan<byte> word) => at.Error(BltCodes.CandidatesInvalid, word,
        $"Found {Show(word)} candidates, expected 1 to {Electorate.MaxCandidates}.");
    public static Error Seats(BltScanner at, ReadOnlySpan<byte> word) => at.Error(BltCodes.SeatsInvalid, word,
        $"Found {Show(word)} seats, expected 1 or more.");
    public static void NoteSeats(Log log, Place place, int seats, int candidates) => log.Note(BltCodes.SeatsExceedCandidates, place,
        $"There are {seats} seats and only {candidates} candidates.");
    public static Error Withdrawn(BltScanner at, ReadOnlySpan<byte> word, int candidates) =>
        at.Error(BltCodes.CandidateInvalid, word, $"Found {Show(word)}, expected a withdrawn candidate from -1 to -{candidates}.");
    public static void WarnWithdrawnTwice(Log log, Place place, int number)
    {
        if (!log.Enough(BltCodes.WithdrawnRepeated))
            log.Warn(BltCodes.WithdrawnRepeated, place, $"Candidate {number} is withdrawn twice.");
    }

    // Options.
    public static void WarnDroop(Log log, Place opened) => log.Warn(BltCodes.OptionIgnored, opened,
        "The option [droop] is ignored: the rules and their options are for the caller to choose.");
    public static Error UnknownOption(Log log, Place opened, ReadOnlySpan<byte> name) =>
        log.Error(BltCodes.OptionUnknown, opened,
            $"Found the option {Show(name)}, expected [nick], [tie], [withdrawn], [undeclared] or [droop].");
    public static Error OpenOption(Log log, Place opened, string option) => log.Error(BltCodes.Unclosed, opened,
        $"Found the option [{option}] that is never closed, expected \"]\".");
    public static Error SecondOption(Log log, Place opened, string option) =>
        log.Error(BltCodes.OptionInvalid, opened, $"Found a second option [{option}], expected one at most.");
    public static Error OptionCandidate(
        Log log, Place place, ReadOnlySpan<byte> word, string option, string expected) =>
        log.Error(BltCodes.CandidateInvalid, place, $"Found {Show(word)} in the option [{option}], expected {expected}.");
    public static Error TieTwice(Log log, Place place, int number) => log.Error(BltCodes.OptionInvalid, place,
        $"Found candidate {number} twice in the option [tie], expected every candidate once.");
    public static Error TieTooFew(Log log, Place opened, int found, int candidates) =>
        log.Error(BltCodes.OptionInvalid, opened, $"Found {found} candidates in the option [tie], expected all {candidates}.");
    public static Error NoNickname(Log log, Place place, ReadOnlySpan<byte> word) =>
        log.Error(BltCodes.OptionInvalid, place, $"Found {Show(word)} in the option [nick], expected a nickname.");
    public static void WarnNumberAsNickname(Log log, Place place, string nick) =>
        log.Warn(BltCodes.NickNumber, place, $"The nickname {nick} is a number and is taken for one in the ballots.");
    public static Error NicknamesTooMany(Log log, Place place, int candidates) =>
        log.Error(BltCodes.OptionInvalid, place,
            $"Found more than {candidates} nicknames in the option [nick], expected one for each candidate.");
    public static Error NicknameTwice(Log log, Place place, ReadOnlySpan<byte> word) =>
        log.Error(BltCodes.OptionInvalid, place,
            $"Found the nickname {Show(word)} twice in the option [nick], expected another for each candidate.");
    public static Error NicknamesTooFew(Log log, Place opened, int found, int candidates) =>
        log.Error(BltCodes.OptionInvalid, opened,
            $"Found {found} nicknames in the option [nick], expected one for each of {candidates} candidates.");
    public static Error LateOption(BltScanner at) => at.Error(BltCodes.OptionLate,
        "Found an option among the ballots, expected options only before the first ballot.");

    // Ballots: where they begin and end, and their papers.
    public static void NotePaddedHeader(Log log, Place place) => log.Note(BltCodes.HeaderPadded, place,
        "Zeros fill up the line before the ballots, as cells of a rectangle; they were passed over.");
    public static void WarnFirstWithinLine(Log log, Place place) => log.Warn(BltCodes.FirstBallotWithinLine, place,
        "The first ballot does not begin a line: is a number missing before it, or one too many?");
    public static void NoteNoBallots(Log log, Place place) => log.Note(BltCodes.NoBallots, place, "There are no ballots.");
    public static void WarnWeights(Log log, Place place, long ballots) => log.Warn(BltCodes.WeightsDoubtful, place,
        $"The first number of each of {ballots} ballots is a candidate's who is not ranked behind it. It was taken for the number of "
        + "papers; if it is the first preference and these are left out, write a 1 before each ballot.");
    public static void WarnTabs(Log log, Place place) => log.Warn(BltCodes.NumbersDoubtful, place,
        "Tabs stand together before this: a cell may be empty there. They were taken for a space; a rank left blank is written \"-\".");
    public static void WarnThousands(Log log, Place place) => log.Warn(BltCodes.NumbersDoubtful, place,
        "A no-break space, or one like it, stands before three digits, as between thousands: they were taken for a number by themselves.");
    public static Error ThousandsInQuotes(BltScanner at, string expected, string code) => at.Error(code,
        $"Found a number in quotes whose thousands are parted, expected {expected}, in digits alone.");
    public static Error CurlyBallot(BltScanner at) => at.Error(BltCodes.UnexpectedText,
        "Found a ballot in curly quotes, expected straight quotes or none.");
    public static void WarnEndInLine(Log log, Place place) => log.Warn(BltCodes.BallotsInLine, place,
        "The 0 that ends the ballots stands in the line of the last one; in this file every ballot ends with its line.");
    public static void WarnPaddedEnd(Log log, Place place) => log.Warn(BltCodes.BlankRankZero, place,
        "More zeros follow the 0 that ends the ballots in its line, as cells that were filled up; they were passed over.");
    public static void WarnFirstCell(Log log, Place place) => log.Warn(BltCodes.BlankRankCell, place,
        "An empty cell stands before the number of papers: what follows it was taken for that number.");
    public static void WarnEndMarkerMissing(Log log, Place place) => log.Warn(BltCodes.EndMarkerMissing, place,
        "The names begin without the 0 that ends the ballots.");
    public static Error NoPapers(Log log, Place place) => log.Error(BltCodes.WeightInvalid, place,
        "Found a ballot of 0 papers, expected 1 or more, or a 0 alone in its line, which ends the ballots.");
    public static Error Papers(BltScanner at, ReadOnlySpan<byte> word) => at.Error(BltCodes.TooManyPapers, word,
        $"Found {Show(word)} papers, expected at most 2^63-1.");
    public static Error PapersInAll(Log log, Place place) => log.Error(BltCodes.TooManyPapers, place,
        $"Found more than {long.MaxValue} papers in all, expected at most 2^63-1.");
    public static Error Overflow(Log log, Place place, OverflowException e) => log.Error(BltCodes.TooManyPapers, place,
        $"Found more than one electorate can hold: {e.Message}");
    public static void WarnEndMissing(Log log, Place place) => log.Warn(BltCodes.BallotEndMissing, place,
        "This line ends a ballot without a 0, as others may; in this file every ballot ends with its line.");
    public static void NoteOverLines(Log log, Place place) => log.Note(BltCodes.BallotOverLines, place,
        "A ballot goes on in a new line; in this file every ballot ends with a 0.");
    public static void WarnOverLines(Log log, Place place) => log.Warn(BltCodes.BallotOverLines, place,
        "A ballot goes on in a new line: is a 0 missing at the end of the line before? Every ballot was taken to end with a 0.");
    const string Several = "Several ballots stand in one line; every ballot was taken to end with a 0, wherever that stands.";
    public static void NoteInLine(Log log, Place place) => log.Note(BltCodes.BallotsInLine, place, Several);
    public static void WarnInLine(Log log, Place place) => log.Warn(BltCodes.BallotsInLine, place,
        $"{Several} A 0 that means a rank left blank is written \"-\".");

    // The marks of a ballot.
    public static Error NoCandidate(BltScanner at, ReadOnlySpan<byte> word, string expected) =>
        at.Error(BltCodes.CandidateInvalid, word, $"Found {Show(word)}, expected {expected} or a 0.");
    public static Error EqualToNobody(BltScanner at, string found, string expected) => at.Error(BltCodes.EqualRankInvalid,
        $"Found {found}, expected {expected} at the same rank.");
    public static Error EndWithinRank(BltScanner at, ReadOnlySpan<byte> word, string expected) =>
        at.Error(BltCodes.EqualRankInvalid, word, $"Found the end of the ballot, expected {expected} at the same rank.");
    public static Error EqualSign(BltScanner at, int sign, string expected) => at.Error(BltCodes.EqualRankInvalid,
        $"Found \"{(char)sign}\", expected {expected} or a 0.");
    public static Error LongBallot(BltScanner at, int most, string what) => at.Error(BltCodes.TooLong,
        $"Found a ballot of more than {most} {what}, expected a 0 that ends it.");
    public static void WarnParentheses(Log log, Place place) => log.Warn(BltCodes.EqualRankParentheses, place,
        "Equal ranks stand in parentheses.");
    public static void WarnEmptyCell(Log log, Place place) => log.Warn(BltCodes.BlankRankCell, place,
        "The cell before this is empty; it was taken for a rank left blank.");
    public static void WarnBlankZero(Log log, Place place)
    {
        if (!log.Enough(BltCodes.BlankRankZero)) log.Warn(BltCodes.BlankRankZero, place,
            "A 0 stands within a line that goes on; in this file every line is one ballot, and the 0 was taken for a rank left blank.");
    }
    public static void WarnRankedTwice(Log log, Place place, ReadOnlySpan<ushort> ranking)
    {
        if (!log.Enough(BltCodes.CandidateRepeated))
            log.Warn(BltCodes.CandidateRepeated, place, $"Candidate {BltIds.FirstRepeated(ranking)} is ranked more than once.");
    }

    // Ids.
    public static void WarnIdTwice(Log log, Place place, ReadOnlySpan<byte> id)
    {
        if (!log.Enough(BltCodes.IdRepeated)) log.Warn(BltCodes.IdRepeated, place, $"The id {Show(id)} stands on a ballot before.");
    }
    public static void WarnIdMissing(Log log, Place place) => log.Warn(BltCodes.IdMissing, place,
        "Some ballots have an id and some have none.");
    public static void NoteIdWeight(Log log, Place place) => log.Note(BltCodes.IdWeight, place,
        "Every ballot with an id begins with a 1, which is taken for its weight and not for candidate 1.");

    // Names and title.
    public static void NoteNamesInComments(Log log, Place place) => log.Note(BltCodes.NameComment, place,
        "The names stand in comments, one for each candidate.");
    public static void WarnNamesDoubtful(Log log, Place place, string sentence) => log.Warn(BltCodes.NamesDoubtful, place, sentence);
    public static void NoteNamesPassed(Log log, Place place) => log.Note(BltCodes.NameComment, place,
        "From here on comments name candidates; they were passed over, for they do not name all in order, or names stand elsewhere.");
    public static Error NamesTooFew(BltScanner at, int found, int candidates, Place? comment) => at.Error(BltCodes.NamesMissing,
        $"Found {NamesOf(found)} and the end of the file, expected {NamesOf(candidates)}."
            + (comment is { } place ? $" Comments name some from line {place.Line} on, but not all in order behind the ballots." : ""));
    public static Error OpenQuote(Log log, Place open) => log.Error(BltCodes.Unclosed, open,
        "Found a quote that is not closed in its line, expected '\"'.");
    public static Error BallotAfterEnd(Log log, Place place, ReadOnlySpan<byte> line) =>
        log.Error(BltCodes.BallotsAfterEnd, place, $"Found {Show(line)} after the 0 that ends the ballots, expected a name.");
    public static Error ControlCharacter(BltScanner at, int c) => at.Error(BltCodes.NotText,
        $"Found the control character \\x{c:X2}, expected text.");
    public static Error LongLine(Log log, Place place) => log.Error(BltCodes.TooLong, place,
        $"Found a line of more than {BltLimits.NameLine} bytes, expected a name or a title.");
    public static Error LongName(Log log, Place place) => log.Error(BltCodes.TooLong, place,
        $"Found a name of more than {BltLimits.Item} bytes, expected at most so many.");
    public static void NoteStringsInLine(Log log, Place place, int strings) => log.Note(BltCodes.NameTwoStrings, place,
        $"{strings} quoted strings stand in one line and were taken for one name.");
    public static void NoteCellsInLine(Log log, Place place) => log.Note(BltCodes.NameTwoStrings, place,
        "A quoted string and text behind a comma or semicolon were taken for one name, and the text for the party.");
    public static void NoteHalfQuoted(Log log, Place place) => log.Note(BltCodes.NameUnquoted, place,
        "Text without quotes follows a quoted string; the line was taken for one name.");
    public static void NoteDoubledQuotes(Log log, Place place, string what) => log.Note(BltCodes.QuotesDoubled, place,
        $"Quotes stand within quotes; the line was taken for one {what}.");
    public static void NoteUnquotedName(Log log, Place place) => log.Note(BltCodes.NameUnquoted, place, "The name is not quoted.");
    public static void WarnStrayQuotes(Log log, Place place) => log.Warn(BltCodes.QuotesStray, place,
        "The quotes within the name were left out.");
    public static void NoteSpaces(Log log, Place place) => log.Note(BltCodes.NameSpaces, place,
        "Every run of spaces within the line was made one.");
    public static void WarnTitleMissing(Log log, Place place, ReadOnlySpan<byte> last, int candidates) =>
        log.Warn(BltCodes.TitleMissing, place,
            $"There is no title: the last text, {Show(last)}, was taken for the name of candidate {candidates}. Is a name missing?");
    public static void NoteUnquotedTitle(Log log, Place place) => log.Note(BltCodes.TitleUnquoted, place, "The title is not quoted.");
    public static void WarnTrailingText(Log log, Place place) => log.Warn(BltCodes.TrailingText, place,
        "What follows the title is ignored.");
    public static Error LongTrailingText(BltScanner at) => at.Error(BltCodes.TooLong,
        $"Found more than {BltLimits.Gap} bytes after the title, expected the end of the file.");
    public static void NoteFinalNewline(Log log, Place place) => log.Note(BltCodes.FinalNewlineMissing, place,
        "The last line has no newline.");

    // Letters.
    public static void WarnNotUtf8(Log log, Place place, ReadOnlySpan<byte> text) => log.Warn(BltCodes.EncodingNotUtf8, place,
        $"{Show(text)} is not UTF-8 and was read as Windows-1252.");
    public static void NoteLostCharacter(Log log, Place place, string shown) => log.Note(BltCodes.ReplacementCharacter, place,
        $"{shown} holds U+FFFD: some program before lost a character.");
    public static void NoteMojibake(Log log, Place place, string shown, string meant, bool repaired)
    {
        const string Left = "left as it is, and is repaired where that is asked for (--repair-names, ReadOptions.RepairNames)";
        log.Note(BltCodes.Mojibake, place, $"{shown} looks like {meant} in UTF-8, taken for Windows-1252 by some program before; it was "
            + $"{(repaired ? "repaired" : Left)}.");
    }

    /// <summary>So many names.</summary>
    public static string NamesOf(int count) => count == 1 ? "1 name" : $"{count} names";
}

namespace Stv;

/// <summary>
/// The names of what readers of several formats report; docs/formats/README.md explains them. What one format alone has stands beside its
/// reader.
/// </summary>
static class BallotCodes
{
    // Errors.
    public const string EmptyFile = "empty-file";
    public const string NotText = "not-text";
    public const string CompressedData = "compressed-data";
    public const string TooLong = "too-long";
    public const string UnexpectedText = "unexpected-text";
    public const string UnexpectedEnd = "unexpected-end";
    public const string FormatUnknown = "format-unknown";
    public const string CandidateInvalid = "candidate-invalid";
    public const string WeightInvalid = "weight-invalid";
    public const string TooManyPapers = "too-many-papers";
    public const string NobodyNamed = "nobody-named";
    public const string SeatsInvalid = "seats-invalid";
    public const string Unclosed = "unclosed";
    public const string ColumnsUnknown = "columns-unknown";
    public const string RankInvalid = "rank-invalid";
    public const string ContestUnknown = "contest-unknown";
    public const string SheetUnknown = "sheet-unknown";
    public const string PartUnknown = "part-unknown";
    public const string SourcesDiffer = "sources-differ";

    // Warnings.
    public const string CandidateRepeated = "candidate-repeated";
    public const string PapersDiffer = "papers-differ";
    public const string NamesAlike = "names-alike";
    public const string QuotesStray = "quotes-stray";
    public const string IdRepeated = "id-repeated";
    public const string CellsBeyond = "cells-beyond";
    public const string RankMissing = "rank-missing";
    public const string FormulaFailed = "formula-failed";
    public const string HeadingsAgain = "headings-again";
    public const string NotNeeded = "not-needed";
    public const string RowsAbove = "rows-above";
    public const string RowTotal = "row-total";
    public const string CellSeveral = "cell-several";
    public const string RankBeyond = "rank-beyond";
    public const string RowBlank = "row-blank";
    public const string RankZero = "rank-zero";
    public const string SheetsSeveral = "sheets-several";
    public const string PartsUnsaid = "parts-unsaid";
    public const string SourcesAlike = "sources-alike";
    public const string StandsInSome = "stands-in-some";

    // Notes.
    public const string NoBallots = "no-ballots";
    public const string CandidatesLearnt = "candidates-learnt";
    public const string NotRead = "not-read";
    public const string Columns = "columns";
    public const string LabelsRead = "labels-read";
    public const string OtherContests = "other-contests";
    public const string MarksPassedOver = "marks-passed-over";
    public const string WriteIns = "write-ins";
}

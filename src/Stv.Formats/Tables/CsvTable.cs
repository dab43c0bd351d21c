using System.Text;
using CsvHelper;

namespace Stv;

/// <summary>A text of cells with commas, semicolons, tabs or bars between them.</summary>
sealed class CsvTable : BallotTable
{
    const int MostOfRow = 1 << 24;

    readonly BallotSource source;
    readonly CsvReader rows;
    CsvMalformedReason? wrong;

    public CsvTable(BallotSource source) : base(source.Log)
    {
        this.source = source;
        rows = CsvReader.Create(new Watched(source), new CsvReaderOptions
        {
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = MostOfRow,
            OnMalformedRecord = record => wrong ??= record.Reason,
        }, leaveOpen: true);
    }

    protected override TableRow? Receive()
    {
        try
        {
            if (!rows.Read()) return null;
        }
        catch (CsvFormatException e)
        {
            throw source.Error(BallotCodes.TooLong, Math.Max(1, e.LineNumber), 1,
                $"Found a row of more than {MostOfRow} bytes, or a quote that nothing closes, expected the end of the row before.");
        }
        Quotes();
        var raw = rows.RawRecord;
        var cells = new string[rows.FieldCount];
        var columns = new int[cells.Length];
        int counted = 0, column = 1;
        for (int i = 0; i < cells.Length; i++)
        {
            if (raw.Overlaps(rows.GetRawSpan(i), out int at))
            {
                column += Encoding.UTF8.GetCharCount(raw[counted..at]);
                counted = at;
            }
            columns[i] = column;
            cells[i] = Cell(rows.GetSpan(i), new(rows.LineNumber, column));
        }
        return new(cells, rows.LineNumber, columns);
    }

    string Cell(ReadOnlySpan<byte> text, Place place)
    {
        if (text.IsEmpty) return "";
        if (text.Contains((byte)0)) throw source.Error(BallotCodes.NotText, place.Line, place.Column,
            "Found a byte of nothing (NUL), expected text.");
        return Trimmed(BltText.Decode(text, place, source.Log, source.Options.RepairNames));
    }

    void Quotes()
    {
        if (wrong is not { } reason) return;
        wrong = null;
        long line = rows.LineNumber;
        if (reason == CsvMalformedReason.UnterminatedQuote)
            throw source.Error(BallotCodes.Unclosed, line, 1, "Found a cell in quotes that nothing closes, expected another quote at its "
                + "end.");
        if (!source.Log.Enough(BallotCodes.QuotesStray))
            source.Log.Warn(BallotCodes.QuotesStray, new(line, 1), "Quotes stand in a cell that does not begin or end with them; they "
                + "were kept.");
    }

    public override void Dispose()
    {
        rows.Dispose();
        base.Dispose();
    }

    /// <summary>The bytes of a source, whose progress is told and whose end may be asked for.</summary>
    sealed class Watched(BallotSource source) : OneWay(source.Bytes, leaveOpen: true)
    {
        long taken;

        public override int Read(Span<byte> buffer)
        {
            int got = source.Received(buffer);
            taken += got;
            source.Tell(taken);
            return got;
        }
    }
}

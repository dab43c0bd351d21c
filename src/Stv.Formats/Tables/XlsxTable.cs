using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace Stv;

/// <summary>A sheet of a workbook.</summary>
sealed class XlsxTable : BallotTable
{
    /// <summary>What a workbook is unpacked to at most: its texts are held, and a small file may promise endless ones.</summary>
    const long MostUnpacked = 1L << 31;

    // The library wants Windows-1252 for the old format, whatever it reads.
    static XlsxTable() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    readonly BallotSource source;
    readonly IExcelDataReader rows;
    long row;

    XlsxTable(IExcelDataReader rows, BallotSource source) : base(source.Log) => (this.rows, this.source) = (rows, source);

    /// <summary>The letters by which a spreadsheet calls a column, behind its number.</summary>
    public override string Called(int column)
    {
        string letters = "";
        for (int left = column + 1; left > 0; left = (left - 1) / 26) letters = $"{(char)('A' + (left - 1) % 26)}{letters}";
        return $"{base.Called(column)} ({letters})";
    }

    /// <summary>Reads the ballots of a workbook.</summary>
    /// <param name="bundle">The archive that it is.</param>
    /// <param name="source">Who is told.</param>
    public static Election Read(Bundle bundle, BallotSource source)
    {
        if (bundle.Packed is not { } workbook || bundle.Find("xl/workbook.xml") is null) throw None(source);
        Weigh(bundle, source);
        workbook.Position = 0;
        using var table = Caught(source, () => new XlsxTable(Sheet(ExcelReaderFactory.CreateOpenXmlReader(workbook), source), source));
        return TableReader.Read(table, source);
    }

    /// <summary>Goes to the sheet that is asked for, or to the first with anything in it, and tells of others.</summary>
    static IExcelDataReader Sheet(IExcelDataReader rows, BallotSource source)
    {
        List<string> filled = [], names = [];
        do
        {
            names.Add(rows.Name);
            if (rows.RowCount > 0 && rows.FieldCount > 0 && rows.VisibleState == "visible") filled.Add(rows.Name);
        }
        while (rows.NextResult());
        string? wanted = source.Layout.Sheet;
        string? taken = wanted is null ? filled.FirstOrDefault()
            : names.Find(name => name.Equals(wanted, StringComparison.OrdinalIgnoreCase)) ?? throw source.Error(
                BallotCodes.SheetUnknown, 0, 0, $"Found the sheets {Brief.Names(names)}, expected {Display.Quoted(wanted)} among them.");
        if (taken is null) throw source.Error(BallotCodes.EmptyFile, 0, 0, "Found a workbook with nothing in it, expected ballots.");
        if (wanted is null && filled.Count > 1)
            source.Log.Warn(BallotCodes.SheetsSeveral, default,
                $"The sheet {Display.Quoted(taken)} was read, and not {Brief.Names([.. filled.Where(name => name != taken)])}; say which "
                    + "is meant (--sheet).");
        rows.Reset();
        while (rows.Name != taken && rows.NextResult()) { }
        return rows;
    }

    protected override TableRow? Receive()
    {
        source.Cancel.ThrowIfCancellationRequested();
        return Caught(source, () =>
        {
            if (!rows.Read()) return null;
            row++;
            string[] cells = [.. Enumerable.Range(0, rows.FieldCount).Select(column => Trimmed(Text(rows.GetValue(column))))];
            return new TableRow(cells, row, [.. Enumerable.Range(1, cells.Length)]);
        });
    }

    static string Text(object? cell) => cell switch
    {
        null => "",
        string text => text,
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("s", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    /// <summary>The error that something else is there.</summary>
    public static BallotFormatException None(BallotSource source) =>
        source.Error(BallotCodes.NotText, 0, 0, "This is no workbook in the xlsx format.");

    /// <summary>
    /// Unpacks all there is, so as to refuse what is too much, and tells of formulas that failed: the library gives them as blanks.
    /// </summary>
    static void Weigh(Bundle bundle, BallotSource source)
    {
        ReadOnlySpan<byte> failed = " t=\"e\""u8;
        // The end of one block stays before the next, since a word may lie across both.
        var block = new byte[failed.Length + (1 << 16)];
        long unpacked = 0;
        bool told = false;
        foreach (string name in bundle.Names)
        {
            using var file = bundle.Open(name);
            bool sheet = name.Contains("worksheets/", StringComparison.OrdinalIgnoreCase);
            block.AsSpan().Clear();
            for (int got; (got = file.Read(block, failed.Length, block.Length - failed.Length)) > 0; unpacked += got)
            {
                if (sheet && !told && block.AsSpan(0, failed.Length + got).IndexOf(failed) >= 0)
                {
                    told = true;
                    source.Log.Warn(BallotCodes.FormulaFailed, default,
                        "Formulas have failed in this workbook (#REF! and the like); such cells were taken for empty ones.");
                }
                block.AsSpan(got, failed.Length).CopyTo(block);
                source.Cancel.ThrowIfCancellationRequested();
                if (unpacked > MostUnpacked)
                    throw source.Error(BallotCodes.TooLong, 0, 0, $"Found a workbook of more than {MostUnpacked} bytes unpacked; save "
                        + "the sheet as CSV.");
            }
        }
    }

    static T Caught<T>(BallotSource source, Func<T> read)
    {
        try
        {
            return read();
        }
#pragma warning disable CA1031 // Whatever the library meets in a damaged workbook, the file is what is wrong.
        catch (Exception e) when (e is not (BallotFormatException or OperationCanceledException or OutOfMemoryException))
#pragma warning restore CA1031
        {
            throw source.Error(BallotCodes.CompressedData, 0, 0, $"Found a workbook that cannot be read ({Display.Brief(e.Message)}); "
                + "save the sheet as CSV.");
        }
    }

    public override void Dispose()
    {
        rows.Dispose();
        base.Dispose();
    }
}

using System.Text;

namespace Stv;

/// <summary>Knows files that hold no ballots anybody can read, so as to say what they are and what to do with them.</summary>
static class Unreadable
{
    static readonly (byte[] Begins, string What)[] Signatures =
    [
        ("%PDF-"u8.ToArray(), "a PDF, which shows ballots and does not hold them; ask whoever made it for the table it was made from "
            + "(CSV or xlsx)"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office file such as an Excel 97 workbook; save it as xlsx or CSV"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], Picture), ([0xFF, 0xD8, 0xFF], Picture), ("GIF8"u8.ToArray(), Picture),
        ("II*\0"u8.ToArray(), Picture), ("MM\0*"u8.ToArray(), Picture),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], Archive), ("Rar!"u8.ToArray(), Archive),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'], "compressed by xz; unpack it first"),
        ("BZh"u8.ToArray(), "compressed by bzip2; unpack it first"), ([0x28, 0xB5, 0x2F, 0xFD], "compressed by zstd; unpack it first"),
        ("PAR1"u8.ToArray(), "a Parquet file; write it as CSV first (DuckDB: COPY (FROM 'x.parquet') TO 'x.csv')"),
        ("SQLite format 3"u8.ToArray(), "an SQLite database; write the table of ballots as CSV first"),
        ("{\\rtf"u8.ToArray(), "a text document (RTF); save it as plain text"),
    ];

    const string Picture = "a picture; ballots have to be read from it by people or by other programs";
    const string Archive = "an archive that stv does not open; unpack it first";

    /// <summary>What a file is and what to do with it, to follow "This is"; null if it is not known.</summary>
    public static string? Name(Head head)
    {
        var bytes = head.Bytes;
        foreach (var (begins, what) in Signatures)
            if (bytes.StartsWith(begins)) return what;
        if (bytes.Length > 262 && bytes[257..].StartsWith("ustar"u8)) return "a tar archive; unpack it first";
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return "text in UTF-16; save it as UTF-8 (\"Unicode\" in Windows is UTF-16, \"CSV UTF-8\" is right)";
        string begin = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 1024)]).TrimStart();
        if (begin.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || begin.StartsWith("<html",
            StringComparison.OrdinalIgnoreCase))
            return "an HTML page, perhaps an error or a log-in page in place of the file; download the file itself";
        if (begin.Contains("\"format\":\"stv\"", StringComparison.Ordinal) || begin.StartsWith('{')
            && begin.Contains("\"rules\"", StringComparison.Ordinal) && begin.Contains("\"stages\"", StringComparison.Ordinal))
            return "a result of stv and no ballots";
        return null;
    }

    /// <summary>What an archive or a folder is, by the names in it.</summary>
    public static string? Name(Bundle bundle)
    {
        var ends = bundle.Names.Select(name => Path.GetExtension(name).ToLowerInvariant()).ToHashSet();
        if (bundle.Find("word/document.xml") is not null) return "a Word document; save the table in it as CSV";
        if (bundle.Find("ppt/presentation.xml") is not null) return "a presentation and no ballots";
        if (bundle.Find("content.xml") is not null && bundle.Find("mimetype") is not null) return "an OpenDocument file; save it as xlsx "
            + "or CSV";
        if (ends.Count > 0 && ends.All(end => end is ".png" or ".jpg" or ".jpeg" or ".tif" or ".tiff" or ".gif" or ".pdf"))
            return "pictures; ballots have to be read from them by people or by other programs";
        return null;
    }
}

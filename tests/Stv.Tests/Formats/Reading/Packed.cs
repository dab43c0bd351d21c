using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Stv.Tests.Formats;

/// <summary>Several files written in one text, each behind its name, as <c>head</c> shows them: <c>==&gt; name &lt;==</c>.</summary>
static partial class Packed
{
    [GeneratedRegex("^==> (.+) <==\n", RegexOptions.Multiline)]
    private static partial Regex Name();

    /// <summary>A text as it is, or the files in it as a zip archive.</summary>
    public static byte[] Bytes(string text)
    {
        var names = Name().Matches(text);
        if (names.Count == 0) return Encoding.UTF8.GetBytes(text);
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (int i = 0; i < names.Count; i++)
            {
                int from = names[i].Index + names[i].Length, to = i + 1 < names.Count ? names[i + 1].Index : text.Length;
                using var entry = zip.CreateEntry(names[i].Groups[1].Value, CompressionLevel.NoCompression).Open();
                entry.Write(Encoding.UTF8.GetBytes(text[from..to]));
            }
        }
        return packed.ToArray();
    }
}

using System.IO.Compression;
using System.Text;

namespace Stv.Toolbox;

/// <summary>Archives and workbooks made of texts.</summary>
static class Archives
{
    const string Office = "http://schemas.openxmlformats.org";

    /// <summary>An archive of texts, written in UTF-8.</summary>
    public static MemoryStream Zip(params (string Name, string Text)[] files) =>
        Zip([.. files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text)))]);

    /// <summary>An archive of files.</summary>
    public static MemoryStream Zip(params (string Name, byte[] Bytes)[] files)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }
        packed.Position = 0;
        return packed;
    }

    /// <summary>A workbook of one sheet, whose rows are given as they stand in its file.</summary>
    public static MemoryStream Workbook(string rows) => Zip(
        ("[Content_Types].xml", $"<Types xmlns=\"{Office}/package/2006/content-types\"/>"),
        ("xl/workbook.xml", $"<workbook xmlns=\"{Office}/spreadsheetml/2006/main\" xmlns:r=\"{Office}/officeDocument/2006/relationships\">"
            + "<sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Office}/package/2006/relationships\"><Relationship Id=\"rId1\" "
            + $"Type=\"{Office}/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
        ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Office}/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"));

    /// <summary>A row of a workbook with texts in its cells.</summary>
    public static string Row(int number, params string[] cells) => $"<row r=\"{number}\">" + string.Concat(cells.Select((cell, i) =>
        $"<c r=\"{(char)('A' + i)}{number}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>")) + "</row>";
}

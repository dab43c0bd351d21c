namespace Stv;

/// <summary>Reads a report of cast vote records of NIST SP 1500-103 in XML, record by record; Unisyn's too.</summary>
static class CdfXmlReader
{
    /// <summary>A text may be in the format.</summary>
    public static bool Begins(Head head)
    {
        var text = head.Bytes.TrimStart(" \t\r\n"u8);
        return text.Length > 0 && text[0] == '<' && text.IndexOf("CastVoteRecordReport"u8) > 0;
    }

    /// <summary>Reads a text.</summary>
    public static Election Read(BallotSource source)
    {
        using var xml = new XmlTree(source);
        var report = new CdfReport(source);
        xml.Root("CastVoteRecordReport");
        while (xml.Child())
        {
            string name = xml.Name;
            if (!CdfReport.IsRead(name))
            {
                xml.Pass();
                continue;
            }
            var root = new TreePart("", default);
            xml.Read(root, report.Budget(name));
            report.Add(root.All(name).First());
        }
        xml.End();
        return report.Build();
    }
}

using System.Xml;

namespace Stv;

/// <summary>
/// Reads XML as parts, one child of the root after another, from a stream that need not fit into memory. There are no document types and
/// so no entities but those of XML itself; what is nested deep, or one token that has no end, is refused.
/// </summary>
sealed class XmlTree : IDisposable
{
    const int MostDepth = 32, MostOfToken = 1 << 24;

    readonly BallotSource source;
    readonly Watched bytes;
    readonly XmlReader reader;

    public XmlTree(BallotSource source)
    {
        this.source = source;
        bytes = new(source);
        reader = Caught(() => XmlReader.Create(bytes, new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            CloseInput = false,
        }));
    }

    /// <summary>The name of the element that has just begun, without its prefix.</summary>
    public string Name => reader.LocalName;

    /// <summary>Where it begins.</summary>
    public Place Place => reader is IXmlLineInfo { LineNumber: > 0 } at ? new(at.LineNumber, at.LinePosition) : default;

    /// <summary>Goes to the root, which must have a name.</summary>
    public void Root(string name)
    {
        while (Next() && reader.NodeType != XmlNodeType.Element) { }
        if (reader.NodeType != XmlNodeType.Element || Name != name)
            throw source.Error(BallotCodes.UnexpectedText, Place, $"Found {Shown()}, expected an element {name}.");
    }

    /// <summary>Goes to the next element in the one that was entered; false where that ends.</summary>
    public bool Child()
    {
        while (Next())
        {
            if (reader.NodeType == XmlNodeType.Element) return true;
            if (reader.NodeType == XmlNodeType.EndElement) return false;
        }
        return false;
    }

    /// <summary>Goes past the element that has just begun.</summary>
    public void Pass()
    {
        if (reader.IsEmptyElement) return;
        for (int depth = reader.Depth; Next() && (reader.NodeType != XmlNodeType.EndElement || reader.Depth > depth);) { }
    }

    /// <summary>Reads the element that has just begun.</summary>
    public void Read(TreePart into, TreeBudget budget)
    {
        var part = budget.Part(Name, Place);
        into.Add(part);
        bool empty = reader.IsEmptyElement;
        while (Caught(reader.MoveToNextAttribute))
        {
            if (reader.LocalName == "xmlns" || reader.Prefix == "xmlns") continue;
            var attribute = budget.Part(reader.LocalName == "ObjectId" ? "@id" : $"@{reader.LocalName}", Place);
            part.Add(attribute);
            budget.Write(attribute, reader.Value.Trim());
        }
        if (empty) return;
        while (Next() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) budget.Write(part, Caught(() => reader.Value));
            else if (reader.NodeType != XmlNodeType.Element) continue;
            else if (TreeBudget.IsPicture(Name)) Pass();
            else Read(part, budget);
        }
        part.Text = part.Text.Trim();
    }

    /// <summary>Nothing may follow.</summary>
    public void End()
    {
        while (Next()) { }
    }

    bool Next()
    {
        bytes.Taken = 0;
        bool more = Caught(reader.Read);
        if (reader.Depth > MostDepth)
            throw source.Error(BallotCodes.UnexpectedText, Place, $"Found elements nested more than {MostDepth} deep, expected fewer.");
        return more;
    }

    T Caught<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (XmlException e)
        {
            throw source.Error(BallotCodes.UnexpectedText, new Place(e.LineNumber, e.LinePosition),
                $"Found no XML here. {Display.Brief(e.Message, 200)}");
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw source.Error(BallotCodes.NotText, 0, 0, $"Found no text that can be decoded. {Display.Brief(e.Message, 200)}");
        }
    }

    string Shown() => Name.Length > 0 ? Display.Quoted(Name) : "no element";

    public void Dispose()
    {
        reader.Dispose();
        bytes.Dispose();
    }

    /// <summary>The bytes of a source, of which one token may only take so many.</summary>
    sealed class Watched(BallotSource source) : OneWay(source.Bytes, leaveOpen: true)
    {
        long all;

        public long Taken { get; set; }

        public override int Read(Span<byte> buffer)
        {
            if (Taken > MostOfToken)
                throw source.Error(BallotCodes.TooLong, 0, 0,
                    $"Found a text or a tag of more than {MostOfToken} bytes, expected its end before.");
            int got = source.Received(buffer);
            Taken += got;
            all += got;
            source.Tell(all);
            return got;
        }
    }
}

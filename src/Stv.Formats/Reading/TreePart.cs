namespace Stv;

/// <summary>A part of a record in JSON or XML: a name, a text, and the parts in it. A list in JSON is several parts of one name.</summary>
/// <param name="name">The name of the member, the element, or, behind an @, the attribute.</param>
/// <param name="place">Where it begins.</param>
sealed class TreePart(string name, Place place)
{
    List<TreePart>? parts;

    public string Name => name;
    public Place Place => place;

    /// <summary>What it says; empty where it has parts.</summary>
    public string Text { get; set; } = "";

    public void Add(TreePart part) => (parts ??= []).Add(part);

    /// <summary>The parts of a name.</summary>
    public IEnumerable<TreePart> All(string called) => parts?.Where(part => part.Name == called) ?? [];

    /// <summary>What the first part of a name says; null where there is none, or it says nothing.</summary>
    public string? TextOf(string called) => parts?.Find(part => part.Name == called)?.Text is { Length: > 0 } text ? text : null;
}

/// <summary>Keeps what is held of one record within bounds.</summary>
sealed class TreeBudget(BallotSource source, int most)
{
    const int MostOfText = 1 << 16;

    int parts;
    long characters;

    /// <summary>Takes another part.</summary>
    /// <exception cref="BallotFormatException">There are too many.</exception>
    public TreePart Part(string name, Place place) => ++parts <= most ? new(name, place)
        : throw source.Error(BallotCodes.TooLong, place, $"Found a record with more than {most} parts, expected its end before.");

    /// <summary>Takes more of a text.</summary>
    /// <exception cref="BallotFormatException">It is too long.</exception>
    public void Write(TreePart part, string text)
    {
        characters += text.Length;
        if (part.Text.Length + text.Length > MostOfText || characters > most * 64L || ++parts > most)
            throw source.Error(BallotCodes.TooLong, part.Place,
                $"Found a text of more than {MostOfText} characters, or too many, expected fewer.");
        part.Text += text;
    }

    /// <summary>Pictures may be in the records, and are as large as they please.</summary>
    public static bool IsPicture(string name) => name is "BallotImage" or "Image" or "WriteInImage";
}

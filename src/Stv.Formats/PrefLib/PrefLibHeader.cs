using System.Globalization;

namespace Stv;

/// <summary>What a PrefLib file says of itself before its orders.</summary>
sealed class PrefLibHeader(BallotSource source)
{
    const string Alternative = "ALTERNATIVE NAME ";

    static readonly string[] NoOrders = [".cat", ".wmd", ".dat", ".tog", ".mjg", ".wmg", ".pwg"];

    readonly Dictionary<int, string> names = [];
    int? announced;
    (long Voters, Place Place)? voters;
    (long Orders, Place Place)? unique;
    string? relates, modification;
    Place made;

    public string? Title { get; private set; }
    public string? Description { get; private set; }

    /// <summary>How many stand.</summary>
    public int Count { get; private set; }

    /// <summary>The header of an old file has been read to its end.</summary>
    public bool OldIsWhole { get; private set; }

    /// <summary>Those who stand. Names may be alike.</summary>
    public IEnumerable<Candidate> Candidates => Enumerable.Range(1, Count).Select(i => new Candidate(i, names[i]));

    /// <summary>The key of a line <c># KEY: value</c>; empty where it is none.</summary>
    public static string Key(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string key = colon < 0 ? "" : text[1..colon].Trim();
        return key.StartsWith(Alternative, StringComparison.Ordinal) || key.All(c => c is >= 'A' and <= 'Z' or ' ') ? key : "";
    }

    /// <summary>Takes a line that begins with <c>#</c>.</summary>
    public void Add(long line, string text, bool amongOrders)
    {
        if (Key(text) is not { Length: > 0 } key) return;
        string value = text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        var place = new Place(line, text.Length - value.Length + 1);
        if (amongOrders)
            throw source.Error(BallotCodes.UnexpectedText, line, 1,
                $"Found the header {Display.Quoted(key)} among the orders, expected it before.");
        switch (key)
        {
            case "TITLE": Title = value.Length > 0 ? value : null; break;
            case "DESCRIPTION": Description = value.Length > 0 ? value : null; break;
            case "DATA TYPE": Type(value, place); break;
            case "MODIFICATION TYPE": (modification, made) = (value, place); break;
            case "RELATES TO": relates = value; break;
            case "NUMBER ALTERNATIVES": announced = Alternatives(value, place); break;
            case "NUMBER VOTERS": voters = (Figure(value, place), place); break;
            case "NUMBER UNIQUE ORDERS": unique = (Figure(value, place), place); break;
            case ['A', 'L', 'T', ..] when key.Length > Alternative.Length:
                int number = Alternatives(key[Alternative.Length..].Trim(), new(line, 1));
                if (!names.TryAdd(number, value))
                    throw source.Error(BallotCodes.CandidateInvalid, line, 1,
                        $"Found a second name for alternative {number}, expected one.");
                break;
        }
    }

    void Type(string type, Place place)
    {
        if (type is "soc" or "soi" or "toc" or "toi") return;
        throw source.Error(BallotCodes.UnexpectedText, place, type switch
        {
            "cat" => "Found categories (cat), into which voters sort alternatives without ranking them, "
                + "expected orders (soc, soi, toc, toi).",
            "wmd" => "Found a weighted matching (wmd), which holds no ballots, expected orders (soc, soi, toc, toi).",
            _ => $"Found the data type {Display.Quoted(type)}, expected orders (soc, soi, toc, toi).",
        });
    }

    /// <summary>Takes a line of an old header: how many names, the names, and three figures.</summary>
    public void AddOld(WordReader line)
    {
        var place = line.Place;
        if (announced is not { } count)
        {
            string end = Path.GetExtension(source.Name ?? "").ToLowerInvariant();
            if (NoOrders.Contains(end))
                throw source.Error(BallotCodes.UnexpectedText, 0, 0,
                    $"Found a file whose name ends with {end}, which PrefLib gives to data that are no orders, "
                    + "expected soc, soi, toc or toi.");
            announced = Alternatives(line.Until([]).ToString(), place);
        }
        else if (names.Count < count)
        {
            int number = Alternatives(line.Until(",").ToString(), place);
            if (number != names.Count + 1)
                throw source.Error(BallotCodes.CandidateInvalid, place,
                    $"Found the name of alternative {number}, expected that of {names.Count + 1}.");
            line.Expect(',', "a comma and the name");
            names.Add(number, line.Until([]).ToString());
        }
        else
        {
            Figure(line.Until(",").ToString(), place);
            line.Expect(',', "how many voters, orders and different orders there are");
            place = line.Place;
            voters = (Figure(line.Until(",").ToString(), place), place);
            line.Expect(',', "how many voters, orders and different orders there are");
            place = line.Place;
            unique = (Figure(line.Until([]).ToString(), place), place);
            OldIsWhole = true;
        }
    }

    /// <summary>Settles who stands, before the first order; how many.</summary>
    public int Finish()
    {
        Count = announced ?? (names.Count > 0 ? names.Keys.Max() : 0);
        if (Count == 0)
            throw source.Error(BallotCodes.CandidateInvalid, default, "Found no names, expected lines \"# ALTERNATIVE NAME 1: …\".");
        if (names.Keys.Where(n => n > Count).Order().FirstOrDefault() is > 0 and var beyond)
            throw source.Error(BallotCodes.CandidateInvalid, 0, 0, $"Found a name for alternative {beyond}, expected one of {Count}.");
        for (int i = 1; i <= Count; i++)
        {
            if (names.TryGetValue(i, out string? name) && name.Length > 0) continue;
            names[i] = string.Create(CultureInfo.InvariantCulture, $"Alternative {i}");
            source.Log.Warn(PrefLibCodes.NameMissing, default, $"Alternative {i} has no name; it is called {Display.Quoted(names[i])}.");
        }
        var alike = names.OrderBy(one => one.Key).GroupBy(one => one.Value).Where(same => same.Count() > 1);
        foreach (var same in alike)
            source.Log.Warn(BallotCodes.NamesAlike, default, $"Alternatives {Brief.List([.. same.Select(one => one.Key)])} are all called "
                + $"{Display.Quoted(same.Key)}; they were taken for {same.Count()}.");
        if (modification is "imbued" or "induced")
            source.Log.Note(PrefLibCodes.MadeFromOthers, made, $"These orders are {modification}: they were made from "
                + (relates is { Length: > 0 } ? Display.Quoted(relates) : "others")
                + ", and voters may not have marked all that they rank.");
        return Count;
    }

    /// <summary>Compares what was read with what the header promised.</summary>
    public void Compare(long papers, long orders)
    {
        if (voters is { } said && said.Voters != papers)
            source.Log.Warn(BallotCodes.PapersDiffer, said.Place,
                $"The header says there are {said.Voters} voters, and {papers} papers were read.");
        if (unique is { } different && different.Orders != orders)
            source.Log.Warn(BallotCodes.PapersDiffer, different.Place,
                $"The header says there are {different.Orders} different orders, and {orders} lines of orders were read.");
    }

    int Alternatives(string value, Place place) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number is >= 1 and <= Electorate.MaxCandidates ? number
            : throw source.Error(BallotCodes.CandidateInvalid, place,
                $"Found {Display.Quoted(value)}, expected a number of alternatives from 1 to {Electorate.MaxCandidates}.");

    long Figure(string value, Place place) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number
            : throw source.Error(BallotCodes.UnexpectedText, place, $"Found {Display.Quoted(value)}, expected a whole number.");
}

/// <summary>What the reader of PrefLib alone reports.</summary>
static class PrefLibCodes
{
    public const string NameMissing = "name-missing";
    public const string MadeFromOthers = "made-from-others";
}

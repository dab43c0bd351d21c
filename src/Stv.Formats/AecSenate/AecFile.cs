using System.Text.RegularExpressions;

namespace Stv;

/// <summary>What a table of the Australian Electoral Commission holds.</summary>
enum AecKind
{
    /// <summary>It is none of those that are read.</summary>
    Other,

    /// <summary>Formal preferences as in 2016: all squares of a paper in one cell.</summary>
    PreferencesInOneCell,

    /// <summary>Formal preferences as since 2019: a column for each square, with names over them.</summary>
    PreferencesInColumns,

    /// <summary>All candidates of both houses, with groups and places on the ballot paper.</summary>
    AllCandidates,

    /// <summary>The Senate's candidates with parties, without groups and places.</summary>
    Candidates,

    /// <summary>First preferences by type of vote: those for tickets, and the candidates with groups and places.</summary>
    FirstPreferences,

    /// <summary>Group voting tickets, until 2013.</summary>
    Tickets,

    /// <summary>Papers marked below the line, until 2013: a row for each square.</summary>
    BelowTheLine,
}

/// <summary>A table of the Australian Electoral Commission in a folder or an archive, known by how it begins.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="State">The state or territory it is of; null where it does not show, or is of several.</param>
sealed partial record AecFile(string Name, AecKind Kind, string? State)
{
    /// <summary>Files of a folder that are looked at, at most.</summary>
    const int MostFiles = 200;

    const int HeadBytes = 1 << 15, MostNames = 3;

    /// <summary>The states and territories, as the Commission writes them.</summary>
    public static readonly string[] States = ["ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"];

    [GeneratedRegex(@"(?<![A-Za-z])(ACT|NSW|NT|QLD|SA|TAS|VIC|WA)(?![A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex StateInName();

    [GeneratedRegex(@"Preferences for State (\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex StateInTitle();

    /// <summary>It is formal preferences.</summary>
    public bool HasPreferences => Kind is AecKind.PreferencesInOneCell or AecKind.PreferencesInColumns;

    /// <summary>It says who stands.</summary>
    public bool IsList => Kind is AecKind.AllCandidates or AecKind.Candidates or AecKind.FirstPreferences;

    /// <summary>What a text holds.</summary>
    public static AecKind KindOf(Head head)
    {
        // Tables for download have a line above their headings that says what they are.
        foreach (string line in head.Lines.Take(2))
        {
            string[] cells = CsvLine.Cells(line);
            bool Has(params ReadOnlySpan<string> headings)
            {
                foreach (string heading in headings)
                    if (!cells.Contains(heading)) return false;
                return true;
            }
            if (Has("ElectorateNm", "Preferences")) return AecKind.PreferencesInOneCell;
            if (Has("State", "Division", "Paper No")) return AecKind.PreferencesInColumns;
            if (Has("nom_ty", "state_ab", "ticket", "ballot_position", "surname")) return AecKind.AllCandidates;
            if (Has("StateAb", "Ticket", "CandidateID", "BallotPosition")) return AecKind.FirstPreferences;
            if (Has("StateAb", "PartyNm", "Surname", "GivenNm")) return AecKind.Candidates;
            if (Has("State", "OwnerTicket", "TicketNo", "CandidateID", "PreferenceNo")) return AecKind.Tickets;
            if (Has("CandidateId", "Preference", "Batch", "Paper")) return AecKind.BelowTheLine;
        }
        return AecKind.Other;
    }

    /// <summary>What parts the cells in the headings of formal preferences instead of commas; null where nothing does.</summary>
    public static string? OtherSign(string line)
    {
        return Parted(';') ? "semicolons" : Parted('\t') ? "tabs" : null;

        bool Parted(char sign) => line.Contains(sign) && KindOf(new(System.Text.Encoding.UTF8.GetBytes(line.Replace(sign, ',')), true))
            is AecKind.PreferencesInOneCell or AecKind.PreferencesInColumns;
    }

    /// <summary>The files of a folder or an archive that are such tables; of more than a few hundred, those among the first.</summary>
    public static List<AecFile> Of(Bundle bundle)
    {
        List<AecFile> files = [];
        foreach (string name in bundle.Names.Take(MostFiles))
        {
            if (HeadOf(bundle, name) is { } head && KindOf(head) is var kind && kind != AecKind.Other)
                files.Add(new(name, kind, StateOf(name, kind, head)));
        }
        return files;
    }

    /// <summary>The state of a file by what it says, else by its name.</summary>
    static string? StateOf(string name, AecKind kind, Head head) => kind switch
    {
        AecKind.BelowTheLine when InTitle(head.First) is { } said => said,
        AecKind.PreferencesInColumns when head.Lines.Count > 1 && Known(CsvLine.Cells(head.Lines[1])[0]) is { } said => said,
        AecKind.PreferencesInOneCell or AecKind.PreferencesInColumns or AecKind.BelowTheLine => InName(name),
        _ => null,
    };

    /// <summary>The state that a line above headings names.</summary>
    public static string? InTitle(string line) => StateInTitle().Match(line) is { Success: true } said ? Known(said.Groups[1].Value) : null;

    /// <summary>The only state that the name of a file has in it, apart from other letters.</summary>
    public static string? InName(string? name)
    {
        if (name is null) return null;
        string[] said = [.. StateInName().Matches(Path.GetFileName(name)).Select(one => one.Value).Distinct()];
        return said.Length == 1 ? said[0] : null;
    }

    /// <summary>The state that is called so, whatever the case; null for none.</summary>
    public static string? Known(string? said) =>
        States.FirstOrDefault(state => state.Equals(said?.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Several names in a message, of which the first are shown.</summary>
    public static string Some(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostNames).Select(name => Display.Brief(name, 45)))
        + (names.Count > MostNames ? $" and {names.Count - MostNames} more" : "");

    static Head? HeadOf(Bundle bundle, string name)
    {
        try
        {
            using var file = Open(bundle.Open(name));
            var bytes = new byte[HeadBytes];
            int got = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            int mark = bytes.AsSpan(0, got).StartsWith(System.Text.Encoding.UTF8.Preamble) ? 3 : 0;
            return new(bytes.AsMemory(mark..got), got < bytes.Length);
        }
        catch (InvalidDataException)
        {
            // What is damaged is told of where it is read; here it only is no such table.
            return null;
        }
    }

    /// <summary>
    /// The content of a file, which may be compressed, or the only one in an archive that can be sought in. Closed together with it.
    /// </summary>
    public static Stream Open(Stream file)
    {
        if (!file.CanSeek) return Compressed.Open(file);
        Span<byte> first = stackalloc byte[4];
        int got = file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (!first[..got].SequenceEqual(Bundle.Signature)) return Compressed.Open(file);
        Bundle? archive = null;
        try
        {
            archive = Bundle.Archive(file);
            if (archive.Names.Count != 1)
                throw new InvalidDataException($"It is an archive of {archive.Names.Count} files, and not of one.");
            var unpacked = new Unpacked(archive.Open(archive.Names[0]), archive);
            archive = null;
            return unpacked;
        }
        finally
        {
            archive?.Dispose();
        }
    }

    /// <summary>A file of an archive that is closed together with it.</summary>
    sealed class Unpacked(Stream file, Bundle archive) : OneWay(file)
    {
        public override int Read(Span<byte> buffer) => Inner.Read(buffer);

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing) archive.Dispose();
        }
    }
}

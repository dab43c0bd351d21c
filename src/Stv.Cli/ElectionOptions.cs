using System.CommandLine;

namespace Stv.Cli;

/// <summary>
/// What every command that counts ballots takes: where they are, what differs from the file, lots, where the answer goes.
/// </summary>
internal sealed class ElectionOptions
{
    public Argument<string> File { get; } = new("FILE")
    {
        HelpName = "FILE",
        Description = "The ballots: a BLT file or any other format (--input-format), plain, gzip or zip; - for standard input"
    };

    public LayoutOptions Layout { get; } = new();

    public Option<string[]> Also { get; } = new("--also")
    {
        HelpName = "FILE...",
        AllowMultipleArgumentsPerToken = true,
        Description = "More files with papers of the same contest, those of other precincts or batches; names say who is who",
    };

    /// <summary>Gives a command what says where its ballots are and how to read them.</summary>
    public void AddTo(Command command)
    {
        command.Add(Also);
        Layout.AddTo(command);
    }

    /// <summary>The files that a command line names.</summary>
    /// <exception cref="UsageException">One is named twice.</exception>
    public string[] Files(ParseResult given)
    {
        string[] files = [given.GetRequiredValue(File), .. given.GetValue(Also) ?? []];
        // An option that takes several values takes what is no option of the command for one of them.
        if (Array.Find(files, file => file.StartsWith("--", StringComparison.Ordinal) && !System.IO.File.Exists(file)) is { } option)
            throw new UsageException($"there is no option {option}, and no file of that name.");
        return files.GroupBy(file => file).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new UsageException($"{Input.Name(twice.Key)} is given twice.") : files;
    }

    public Option<int?> Seats { get; } = new("--seats") { HelpName = "N", Description = "Seats to fill, instead of what the file says" };

    public Option<string[]> Withdraw { get; } = new("--withdraw")
    {
        HelpName = "NAME...",
        AllowMultipleArgumentsPerToken = true,
        Description = "Candidates who withdrew: each by name, by number, or by a part of the name that nobody else has",
    };

    public Option<string[]> Guard { get; } = new("--guard")
    {
        HelpName = "NAME...",
        AllowMultipleArgumentsPerToken = true,
        Description = "Candidates who must not be excluded, named likewise; only Meek's and Warren's methods know such",
    };

    public Option<string> Decisions { get; } = new("--decisions") { HelpName = "FILE", Description = "The outcomes of lots, as JSON" };

    public Option<string> Seed { get; } = new("--seed")
    {
        HelpName = "TEXT",
        Description = "Draws all lots from a text that was fixed beforehand"
    };

    public Option<bool> Strict { get; } = new("--strict") { Description = "Refuse ballots that would be read with a warning" };

    public Option<bool> RepairNames { get; } =
        new("--repair-names") { Description = "Repair names whose accents another program spoilt (LeÃ³dhas for Leódhas)" };

    public Option<int?> Threads { get; } = new("--threads")
    {
        HelpName = "N",
        Description = "On how many threads ballots are read; the result is the same for any number"
    };

    public Option<string> Output { get; } = new("--output", "-o")
    {
        HelpName = "FILE",
        Description = "Write there, all or nothing, instead of to standard output"
    };

    /// <summary>What a command line gives; only for a command that has all of them.</summary>
    public ElectionRequest Of(ParseResult given) => new(
        Files(given), given.GetValue(Seats), given.GetValue(Withdraw) ?? [], given.GetValue(Guard) ?? [],
            given.GetValue(Decisions),
        given.GetValue(Seed), given.GetValue(Strict), given.GetValue(RepairNames), ReadingThreads(given), given.GetValue(Output),
        Layout.Of(given));

    /// <summary>On how many threads to read; 0 where it is not said.</summary>
    public int ReadingThreads(ParseResult given) => given.GetValue(Threads) switch
    {
        null => 0,
        < 1 and var number => throw new UsageException($"--threads needs a number from 1, not {number}."),
        int number => number,
    };
}

/// <summary>Ballots to count, as a command line asks for them.</summary>
internal sealed record ElectionRequest(
    string[] Files, int? Seats, string[] Withdraw, string[] Guard, string? Decisions, string? Seed, bool Strict, bool RepairNames,
    int Threads, string? Output, BallotLayout Layout)
{
    /// <summary>Says what cannot be, before anything is read.</summary>
    /// <exception cref="CommandException">It cannot.</exception>
    public void Check(string? rulesFile = null)
    {
        if (Seats < 1) throw new UsageException($"--seats needs a number from 1, not {Seats}.");
        if (Decisions is not null
            && Seed is not null) throw new UsageException("--decisions and --seed both settle ties: give one of them.");
        if (Seed is "") throw new UsageException("--seed needs a text that is not empty.");
        bool ballots = Files.Contains(IO.Standard);
        if (ballots && Decisions == IO.Standard) throw new UsageException("standard input cannot be both the ballots and the decisions.");
        if (rulesFile == IO.Standard && (ballots || Decisions == IO.Standard))
            throw new UsageException("standard input cannot be both the rules and something else.");
        Cli.Output.Check(Output, [.. Files, Decisions, rulesFile]);
    }

    /// <summary>
    /// The election, with the SHA-256 of the bytes read where it is asked for. Warnings are shown. Unless it is for a count, it need not
    /// say how many seats there are.
    /// </summary>
    /// <param name="asked">How to read, beside what the command line says of it.</param>
    /// <param name="io">Receives the warnings.</param>
    /// <param name="hash">The SHA-256 is asked for.</param>
    /// <param name="counts">It is for a count.</param>
    public (Election Election, string? Sha256) Read(ReadOptions asked, IO io, bool hash = false, bool counts = true)
    {
        var read = Input.Read(Files, Layout, asked with { Strict = Strict, RepairNames = RepairNames, Threads = Threads }, io, hash, Seats);
        var (election, sha256) = (read.Election, read.Sha256);
        foreach (var (name, told) in read.Told) Warnings.Write(told, name, io);
        if (Seats is not null) election = election with { Seats = Seats };
        if (counts && election.Seats is null)
            throw new CommandException(Exit.Refused, $"{Input.Name(Files[0])} does not say how many seats there are: add --seats N.");
        election = election.Withdraw(Numbers("--withdraw", Withdraw)).Guard(Numbers("--guard", Guard));
        return election.Candidates.FirstOrDefault(c => c is { Withdrawn: true, Guarded: true }) is not { } both ? (election, sha256)
            : throw new UsageException($"{Nominations.Label(both)} has withdrawn and cannot be guarded.");

        List<int> Numbers(string option, string[] names) => [.. names.Select(name => Nominations.Find(option, name, election.Candidates))];
    }

    /// <summary>The lots given, null for none, with the SHA-256 of the file they come from.</summary>
    public (Decisions? Lots, string? Sha256) Lots(Election election, IO io) =>
        Seed is not null ? (Stv.Decisions.FromSeed(Seed, election.Candidates.Length), null)
        : Decisions is not null ? Input.ReadDecisions(Decisions, election.Candidates, io)
        : default;
}

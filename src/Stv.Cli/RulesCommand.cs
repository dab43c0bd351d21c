using System.Collections.Immutable;
using System.CommandLine;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Stv.Cli;

/// <summary><c>stv rules</c>: what each rule set does and how well it is known to be right.</summary>
internal static class RulesCommand
{
    public static Command Build(IO io)
    {
        var id = new Argument<string?>("ID")
        {
            HelpName = "ID",
            Arity = ArgumentArity.ZeroOrOne,
            Description = "A rule set to show in full; none for a table of all"
        };
        id.CompletionSources.Add(Ids);
        var file = RulesFile();
        var command = new Documented("rules", "List the rule sets, or show what one does, clause by clause.",
            "stv rules", "stv rules scotland-2011", "stv rules --rules-file club.json") { id, file };
        command.SetAction(given =>
        {
            if (given.GetValue(id) is null && given.GetValue(file) is null) Output.Show(io, Table());
            if (given.GetValue(id) is { } one) Output.Show(io, InFull(Find(one, io)));
            foreach (var own in Read(given.GetValue(file), io)) Output.Show(io, InFull(own));
            return Exit.Done;
        });
        return command;
    }

    /// <summary>The option for rules of one's own.</summary>
    public static Option<string> RulesFile() => new("--rules-file")
    {
        HelpName = "FILE",
        Description = "Rules of one's own, as terms in JSON; - for standard input"
    };

    /// <summary>The rules of that option; none where it is not given.</summary>
    public static ImmutableArray<Rule> Read(string? file, IO io) => file is null ? [] : [Input.Parse(file, io, RuleTermsJson.Read)];

    /// <summary>Every id.</summary>
    public static string[] Ids { get; } = [.. Rules.All.Select(rule => rule.Id)];

    /// <summary>The rule set with an id; a line on standard error says so where it is another name of one.</summary>
    /// <exception cref="UsageException">There is none; the sentence names the nearest.</exception>
    public static Rule Find(string id, IO io)
    {
        if (Rules.Find(id) is { } rule)
        {
            if (rule.Aliases.Contains(id.ToLowerInvariant()))
                io.Complain($"{id} is another name of {rule.Id}, and so it is called from here on.");
            return rule;
        }
        if (id.Contains(',', StringComparison.Ordinal))
            throw new UsageException($"a count is by one rule set, not {Display.Quoted(id)}: stv compare counts by several.");
        if (id.StartsWith("own-", StringComparison.Ordinal))
            throw new UsageException($"{Display.Quoted(id)} are rules of somebody's own: give the file of their terms by --rules-file.");
        var near = Rules.Nearest(id);
        throw new UsageException(
            $"there is no rule set {Display.Quoted(id)}{(near.Length > 0 ? Suggest.DidYouMean(near) : "; stv rules lists them.")}");
    }

    /// <summary>The one rule set that a command counts by: of the catalogue, or of one's own.</summary>
    /// <exception cref="UsageException">None is given, both are, or there is no such.</exception>
    public static Rule One(string? id, string? file, string command, IO io) => (id, file) switch
    {
        ({ } known, null) => Find(known, io),
        (null, { } own) => Read(own, io)[0],
        (null, null) => throw new UsageException(
            $"{command} needs --rules ID: stv rules lists them; or --rules-file FILE, with rules of your own."),
        _ => throw new UsageException("a count is by one rule set: --rules or --rules-file, not both."),
    };

    /// <summary>Several rule sets, separated by commas, and perhaps rules of one's own.</summary>
    /// <exception cref="UsageException">One is unknown, or given twice.</exception>
    public static ImmutableArray<Rule> FindAll(string? ids, string? file, IO io)
    {
        ImmutableArray<Rule> rules = [.. (ids ?? "").Split(',', ids is null ? StringSplitOptions.RemoveEmptyEntries
            : default).Select(id => Find(id.Trim(), io)), .. Read(file, io)];
        return rules.GroupBy(rule => rule).FirstOrDefault(group => group.Skip(1).Any()) is not { } twice ? rules
            : throw new UsageException($"--rules names {twice.Key} twice.");
    }

    static Table Table()
    {
        var table = new Table().Border(TableBorder.None).AddColumns(Column("ID").NoWrap().PadRight(2), Column("Name").PadRight(2),
            Column("Evidence").PadRight(0));
        foreach (var rule in Rules.All)
            table.AddRow(new Text(rule.Id), new Text(rule.Name), new Text(Wording.InWords(rule.Evidence.Level).Name));
        return table;
    }

    static IEnumerable<IRenderable> InFull(Rule rule)
    {
        yield return new Text($"{rule.Id}: {rule.Name}\n", new(decoration: Decoration.Bold));
        yield return new Text($"{rule.Law}\n{(rule.Aliases.IsEmpty ? "" : $"Also called {string.Join(", ", rule.Aliases)}.\n")}\n");

        var clauses = Rows();
        foreach (var clause in rule.Clauses) clauses.AddRow(new Text(clause.Number), new Text(clause.Text));
        yield return clauses;
        yield return new Text("\n");

        var facts = Rows();
        facts.AddRow(new Text("Marks"), new Text(string.Join('\n', rule.Marks.InWords)));
        facts.AddRow(new Text("Ballots"), new Text(rule.NeedsOrder ? "Counted one by one in the order of the file."
            : "Equal rankings are merged; their order does not matter."));
        facts.AddRow(new Text("Promises"), new Text(InWords(rule.Promises)));
        facts.AddRow(new Text("Evidence"), new Text($"{Wording.InWords(rule.Evidence.Level).Name}: {rule.Evidence.Text}"));
        yield return facts;
    }

    static Table Rows() => new Table().Border(TableBorder.None).HideHeaders().AddColumns(new TableColumn("").NoWrap().PadRight(2),
        new TableColumn("").PadRight(0));

    static TableColumn Column(string title) => new(new Text(title, new(decoration: Decoration.Bold)));

    static string InWords(Promises promises)
    {
        var kept = Enum.GetValues<Promises>().Where(p => p != Promises.None && promises.HasFlag(p)).Select(InWord).ToList();
        return kept.Count == 0 ? "None beyond what every rule set keeps." : string.Join('\n', kept);
    }

    static string InWord(Promises promise) => promise switch
    {
        Promises.SolidCoalitions =>
            "Voters with more than k quotas who rank the same candidates before all others win k seats, if those are so many.",
        Promises.LaterNoHarm => "A later preference never harms an earlier one.",
        Promises.Scaling => "The same number of copies of every paper elects the same candidates.",
        _ => throw new ArgumentOutOfRangeException(nameof(promise), promise, null),
    };
}

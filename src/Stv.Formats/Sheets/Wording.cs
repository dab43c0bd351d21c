using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace Stv;

/// <summary>The words that every sheet has for the same thing.</summary>
internal static class Wording
{
    /// <summary>What to say instead of a list of the elected that has nobody in it.</summary>
    public const string NobodyElected = "Nobody is elected so far.";

    /// <summary>What to say instead of transfers where there are none.</summary>
    public const string NothingMoved = "No papers moved.";

    /// <summary>What the seats and the papers that are counted are called.</summary>
    public const string Seats = "Seats", FormalPapers = "Formal papers";

    /// <summary>What stands above the clauses that a count cites.</summary>
    public const string ClausesCited = "The clauses cited, in plain words";

    /// <summary>Votes of papers that show no further preference.</summary>
    public const string NonTransferable = "non-transferable";

    /// <summary>Votes that the rule disregards.</summary>
    public const string Disregarded = "fractions disregarded";

    /// <summary>The clause that says so, behind a sentence.</summary>
    public static string By(string clause) => $"(clause {Display.Clean(clause)})";

    /// <summary>A whole number.</summary>
    public static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number of things.</summary>
    public static string Count(long number, string thing) => $"{Whole(number)} {thing}{(number == 1 ? "" : "s")}";

    /// <summary>Words that begin a line or a sentence.</summary>
    public static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>Why papers are rejected or shortened.</summary>
    public static string Reason(string reason) => Reasons.InWords(reason) ?? Display.Clean(reason).Replace('-', ' ');

    /// <summary>Papers by reason, in one line.</summary>
    public static string ByReason(ImmutableArray<PapersByReason> papers)
    {
        var parts = papers.Select(p => $"{Whole(p.Papers)} {Reason(p.Reason)}").ToList();
        var all = papers.Aggregate(BigInteger.Zero, (sum, p) => sum + p.Papers);
        return parts.Count switch
        {
            0 => "0",
            1 => parts[0],
            _ => string.Create(CultureInfo.InvariantCulture, $"{all}: {string.Join(", ", parts)}"),
        };
    }

    /// <summary>The title of a count; null where it has none.</summary>
    public static string? Title(CountResult result) =>
        result.Title is { } title && Display.Clean(title) is { Length: > 0 } clean ? clean : null;

    /// <summary>The name of a rule set with its id and its other names.</summary>
    public static string Named(Rule rule) =>
        $"{rule.Name} ({rule.Id}{(rule.Aliases.IsEmpty ? "" : $", also called {string.Join(", ", rule.Aliases)}")})";

    /// <summary>What a stage is.</summary>
    public static string What(Stage stage, Func<int, string> name) => stage.Action switch
    {
        StageAction.FirstPreferences => "first preferences",
        StageAction.Votes => "votes",
        StageAction.Redistribution => "counted afresh",
        StageAction.Election => $"papers of {string.Join(", ", stage.From.Select(name))} go on",
        StageAction.Restart => "begun anew",
        StageAction.Surplus => $"surplus of {string.Join(", ", stage.From.Select(name))}",
        StageAction.Exclusion => $"exclusion of {string.Join(", ", stage.From.Select(name))}{(stage.Excluded.Any() ? "" : ", continued")}",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    /// <summary>The papers whose votes nobody has, as a row of a table is called; in few words, where there is no room.</summary>
    public static string ExhaustedRow(CountResult result, bool isShort = false) => result.Method == CountMethod.Block ? "Votes not given"
        : isShort ? Capital(NonTransferable) : $"{Capital(NonTransferable)} papers";

    /// <summary>What a choice between equals decides.</summary>
    public static string InWords(Purpose purpose) => purpose switch
    {
        Purpose.Exclude => "who is excluded",
        Purpose.Transfer => "whose surplus is transferred first",
        Purpose.Order => "who is placed first in the order of election",
        Purpose.Elect => "who is elected",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, null),
    };

    /// <summary>Where a candidate stands.</summary>
    public static StandingWords InWords(Standing standing) => standing switch
    {
        Standing.ElectedNow => new("elected now", 'E', "elected"),
        Standing.Elected => new("elected", 'e', ""),
        Standing.ExcludedNow => new("excluded now", 'X', "excluded"),
        Standing.Excluded => new("excluded", ' ', ""),
        Standing.Withdrawn => new("withdrawn", 'W', "withdrawn"),
        Standing.Provisional => new("elected, unless begun anew", 'p', "provisional"),
        _ => StandingWords.None,
    };

    /// <summary>How sure the figures of a rule set are: as the head of a row, and as the beginning of a sentence.</summary>
    public static (string Name, string Sentence) InWords(EvidenceLevel level) => level switch
    {
        EvidenceLevel.None => ("none", ""),
        EvidenceLevel.TextOnly => ("the text of the law only", "The text of the law alone: "),
        EvidenceLevel.TwoEngines => ("two engines", "Figures equal another engine's: "),
        EvidenceLevel.Official => ("official counts", "Figures equal an official count: "),
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };

    /// <summary>How sure the figures of a rule set are, and why.</summary>
    public static string Evidence(Rule rule) => InWords(rule.Evidence.Level).Sentence + rule.Evidence.Text;

    /// <summary>How many diagnostics there are, by kind.</summary>
    public static string Diagnostics(CountResult result)
    {
        var kinds = result.Diagnostics.GroupBy(diagnostic => diagnostic.Severity).OrderByDescending(kind => kind.Key)
            .Select(kind => Count(kind.Sum(diagnostic => diagnostic.Times), kind.Key.ToString().ToLowerInvariant())).ToList();
        return kinds.Count == 0 ? "No diagnostics." : $"Diagnostics: {string.Join(", ", kinds)}.";
    }

    /// <summary>The clauses of a rule set that stages cite, and others, in the order of doing.</summary>
    public static IEnumerable<Clause> Cited(Rule rule, IEnumerable<Stage> stages, params IEnumerable<string?> others)
    {
        var cited = stages.SelectMany(Cites).Concat(others).ToHashSet();
        return rule.Clauses.Where(clause => cited.Contains(clause.Number));

        static IEnumerable<string?> Cites(Stage stage) =>
            [stage.Cite, stage.Closed, .. stage.Acts.Select(act => act.Cite), .. stage.Decisions.Select(tie => tie.Cite)];
    }
}

/// <summary>Where a candidate stands.</summary>
/// <param name="Words">In words; empty for one who is continuing.</param>
/// <param name="Letter">As a letter; a space for none.</param>
/// <param name="News">In one word at the stage that decides it; empty elsewhere.</param>
internal readonly record struct StandingWords(string Words, char Letter, string News)
{
    public static StandingWords None { get; } = new("", ' ', "");
}

using static Stv.Report;
using static Stv.Wording;

namespace Stv;

/// <summary>
/// The story of one paper in plain text: how it was marked, what of it counted, where it went and what it helped. Thread-safe.
/// </summary>
public static class PaperSheet
{
    /// <summary>Writes the story, lines ended by <see cref="TextWriter.NewLine"/>.</summary>
    /// <param name="story">The story.</param>
    /// <param name="output">Receives it.</param>
    /// <param name="width">How many columns a line may take; at least 40.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is less than 40.</exception>
    public static void Write(PaperStory story, TextWriter output, int width = 100)
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, TextSheet.MinWidth);
        var words = new PaperWords(story);
        var renderer = new TextRenderer(output, width);
        renderer.Write(new Section("paper", "One paper", [new Entries(EntryKind.Facts, [.. words.Facts()])]));
        if (story.Steps.IsEmpty) return;
        renderer.Write(new Section("way", "Where it went", [new Items(ItemKind.Story, words.Way().Select(sentence => (Phrase)sentence))]));
        renderer.Write(new Section("end", "At the end", [new Items(ItemKind.Plain, words.End().Select(sentence => (Phrase)sentence))]));
    }

    /// <summary>Writes what <see cref="Write"/> writes to a writer that is only awaited.</summary>
    /// <param name="story">The story.</param>
    /// <param name="output">Receives it; it stays open.</param>
    /// <param name="width">How many columns a line may take.</param>
    /// <param name="cancel">Stops the writing; what has been written stays.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public static Task WriteAsync(PaperStory story, TextWriter output, int width = 100, CancellationToken cancel = default) =>
        Overlapped.WriteTextAsync(output, text => Write(story, text, width), cancel);
}

/// <summary>The story of a paper in sentences.</summary>
internal sealed class PaperWords(PaperStory story)
{
    const int Places = 9;

    readonly CountResult result = story.Result;
    readonly SheetNames names = new(story.Result);
    readonly History history = new(story.Result);

    public IEnumerable<Entry> Facts()
    {
        string marked = InRanks(story.Marks);
        yield return new("Marked", marked.Length == 0 ? "nothing" : marked);
        string rules = result.Rule is { } rule ? Named(rule) : Display.Clean(result.Rules);
        yield return new("Rules", result.Marks is null ? rules : $"{rules}; marks are judged otherwise than they say");
        if (story.Rejected is { } rejected)
            yield return new("Not counted", $"it is among the papers {Reason(rejected)}, which are rejected");
        if (StruckOut() is { Count: > 0 } gone) yield return new("Struck out", $"{names.List(gone)}, withdrawn");
        if (story.Shortened is { } shortened) yield return new("Counted", $"{Reason(shortened)}: {InRanks(story.Counted)}");
        else if (!story.Counted.IsEmpty && !story.Counted.SequenceEqual(story.Marks)) yield return new("Counted", InRanks(story.Counted));
        if (story.Added)
            yield return new("Added", "no paper of the election shows these preferences: the count is one with this paper more, and its "
                + "figures are not those of the election");
        if (result.Undecided is { } lot) yield return new("Not complete", $"the count stops at stage {lot.Stage} for want of a lot");
        yield return new(result.Undecided is null ? "Elected" : "Elected so far",
            result.Elected.IsEmpty ? "nobody" : names.List(result.Elected));
    }

    List<int> StruckOut() => [.. ElectionContents.Ranks(new(1, story.Marks.AsSpan())).SelectMany(rank => rank)
        .Where(number => number > 0 && result.Candidate(number).Withdrawn).Distinct()];

    /// <summary>What happened to it, a sentence for each stage that moved it.</summary>
    public IEnumerable<string> Way()
    {
        PaperStep? before = null;
        foreach (var step in story.Steps)
        {
            var stage = result.Stages[step.Stage - 1];
            // Counts by keep values come nearer and nearer to what decides something.
            bool decides = stage.Elected.Any() || stage.Excluded.Any() || step == story.Steps[^1] || before is null;
            if (result.Method != CountMethod.KeepValues || decides)
            {
                yield return $"Stage {step.Stage}, {What(stage, number => names[number])} {By(stage.Cite)}: "
                    + $"{(result.Method == CountMethod.Transfers ? Moved(before, step) : Has(step.Parts))}.";
            }
            before = step;
        }
    }

    /// <summary>What each part of it is good for at the end.</summary>
    public IEnumerable<string> End() => story.AtEnd.GroupBy(part => part.Candidate).Select(same =>
    {
        var value = same.Aggregate(default(Ratio), (sum, part) => sum + part.Value);
        bool votes = result.Method == CountMethod.Block;
        string part = votes ? value == 1 ? "One of its votes" : $"{Text(value)} of its votes"
            : value == 1 ? "All of it" : $"{Text(value)} of it";
        return same.Key == Transfer.Exhausted
            ? votes ? $"Not given: {Text(value)} of its votes." : $"{part} is nobody's."
            : result.Elected.Contains(same.Key) ? $"{part} helped to elect {names[same.Key]}."
            : result.Undecided is not null ? $"{part} is with {names[same.Key]} when the count stops."
            : $"{part} is with {names[same.Key]}, who is not elected.";
    });

    string Moved(PaperStep? before, PaperStep step)
    {
        var now = step.Parts[^1];
        string value = Text(now.Value);
        if (before is null) return $"with {names[now.Candidate]}, worth {value}";
        var then = before.Parts[^1];
        string past = Past(then.Candidate, now.Candidate, step.Stage);
        string left = step.Parts.Length > before.Parts.Length
            ? $", and {Text(step.Parts[^2].Value)} of it stays with {names[then.Candidate]}" : "";
        if (now.Candidate != Transfer.Exhausted) return $"{past}goes on to {names[now.Candidate]}, worth {value}{left}";
        string end = Between(then.Candidate, step.Stage) is { } these
            ? $"{names.List(these)} stand at one rank and {(these.Count == 2 ? "both" : "all")} continue"
            : $"{past}no further preference that counts";
        return $"{end}: {(now.Value == 1 ? "all" : value)} of it is nobody's from now on{left}";
    }

    /// <summary>Whom it passes on the way, and why.</summary>
    string Past(int from, int to, int stage)
    {
        List<int> ranked = [.. story.Counted.Where(code => code != Electorate.Mark)];
        List<int> past = [.. ranked.SkipWhile(number => number != from).Skip(1).TakeWhile(number => number != to)];
        if (past.Count == 0) return "";
        return $"past {names.List(past, number => Gone(number, stage) is { } why ? $" ({why})" : "")} ";
    }

    /// <summary>Those who continue at the rank at which the paper ends, since they are several; null where there is no such rank.</summary>
    List<int>? Between(int from, int stage) =>
        ElectionContents.Ranks(new(1, story.Counted.AsSpan())).SkipWhile(rank => !rank.Contains(from)).Skip(1)
            .Select(rank => rank.Where(number => Gone(number, stage) is null).ToList()).FirstOrDefault(left => left.Count > 1);

    /// <summary>Why a candidate receives no papers at a stage; null where they do.</summary>
    string? Gone(int number, int stage) =>
        history.ElectedAt(number) is > 0 and var elected && elected < stage ? $"elected at stage {elected}"
        : history.ExcludedAt(number) is > 0 and var excluded && excluded <= stage ? $"excluded at stage {excluded}" : null;

    string Has(EquatableArray<PaperPart> parts) => SheetNames.List(
        [.. parts.Select(part => part.Candidate == Transfer.Exhausted ? $"nobody has {Text(part.Value)}"
            : $"{names[part.Candidate]} has {Text(part.Value)}")], "and");

    string InRanks(EquatableArray<ushort> codes)
    {
        List<string> ranks = [];
        foreach (var mark in new Ballot(1, codes.AsSpan()))
        {
            string who = mark.Blank ? "blank" : mark.Overvote ? "several, the ballots do not say who" : names[mark.Candidate];
            if (mark.EqualToPrevious) ranks[^1] += $" = {who}";
            else ranks.Add($"{ranks.Count + 1} {who}");
        }
        return string.Join(", ", ranks);
    }

    static string Text(Ratio value)
    {
        string text = value.ToString(Places).TrimEnd('0').TrimEnd('.');
        return value.Down(Places) == value ? text.Length == 0 ? "0" : text : $"{text}…";
    }
}

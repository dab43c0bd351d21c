using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Stv.Fuzz;

/// <summary>A mark on a paper: a candidate (0 for a rank left blank), perhaps at the same rank as the one before.</summary>
readonly record struct Mark(int Candidate, bool Equal = false);

/// <summary>Papers that carry the same marks.</summary>
sealed record Papers(long Copies, ImmutableArray<Mark> Marks);

/// <summary>
/// An election as data, and as lines of text of which any can be left out and the rest is still an election: what cannot be understood
/// is passed over. So a failing one is made smaller line by line.
/// </summary>
sealed class Plan
{
    public List<Candidate> Candidates { get; } = [];
    public List<Papers> Papers { get; } = [];
    public int Seats { get; private set; } = 1;
    public string? Title { get; private set; }
    public string? Source { get; private set; }
    public string? Comment { get; private set; }
    public ImmutableArray<int> TieOrder { get; private set; } = [];

    /// <summary>What further choices are drawn from.</summary>
    public string Dice { get; private set; } = "";

    /// <summary>How papers are drawn.</summary>
    /// <param name="MostCandidates">How many candidates there are at most.</param>
    /// <param name="Name">The name of a candidate, a party or the election.</param>
    /// <param name="Marked">Papers may have equal and blank ranks and repeated candidates.</param>
    public sealed record Shape(int MostCandidates, Func<Random, int, string> Name, bool Marked = true)
    {
        /// <summary>The nickname of a candidate.</summary>
        public Func<Random, int, string> Nickname { get; init; } = Names.Nickname;
    }

    /// <summary>A random election.</summary>
    public static Plan Random(Random dice, Shape shape)
    {
        var plan = new Plan { Dice = $"{dice.Next()}" };
        int standing = dice.OneIn(8) ? dice.From(1, shape.MostCandidates) : dice.From(1, Math.Min(6, shape.MostCandidates));
        plan.Seats = dice.OneIn(20) ? dice.From(1, 30) : dice.From(1, standing);
        if (!dice.OneIn(6)) plan.Title = shape.Name(dice, 0);
        if (dice.OneIn(5)) plan.Source = shape.Name(dice, 0);
        if (dice.OneIn(8)) plan.Comment = shape.Name(dice, 0);
        if (dice.OneIn(5)) plan.TieOrder = [.. dice.Order(standing)];
        bool nicks = dice.OneIn(6), parties = dice.OneIn(4), withdrawn = dice.OneIn(4), guarded = dice.OneIn(8);
        for (int n = 1; n <= standing; n++)
        {
            plan.Candidates.Add(new(n, shape.Name(dice, n))
            {
                Nickname = nicks ? shape.Nickname(dice, n) : null,
                Party = parties && !dice.OneIn(4) ? shape.Name(dice, 0) : null,
                Withdrawn = withdrawn && dice.OneIn(4),
                Guarded = guarded && dice.OneIn(4),
                Undeclared = dice.OneIn(40),
            });
        }
        int rankings = dice.OneIn(4) ? dice.From(0, 60) : dice.From(0, 9);
        bool marked = shape.Marked && dice.OneIn(3), wide = dice.OneIn(6);
        for (int i = 0; i < rankings; i++)
        {
            // The sum of all papers stays below what can be held.
            long copies = dice.Next(12) switch
            {
                < 6 => 1,
                < 10 => dice.From(1, 12),
                10 => dice.From(1, 4000),
                _ => wide ? dice.NextInt64(1, 1L << dice.From(20, 56)) : 2,
            };
            plan.Papers.Add(new(copies, Ranking(dice, standing, marked)));
        }
        return plan;
    }

    static ImmutableArray<Mark> Ranking(Random dice, int standing, bool marked)
    {
        int length = dice.OneIn(12) ? 0 : dice.From(1, dice.OneIn(2) ? Math.Min(3, standing) : standing);
        List<Mark> marks = [.. dice.Order(standing).Take(length).Select(n => new Mark(n))];
        for (int slips = marked ? dice.Next(3) : 0; slips > 0 && marks.Count > 0; slips--)
        {
            int at = dice.Next(marks.Count);
            switch (dice.Next(3))
            {
                case 0: marks.Insert(at, new(0)); break;
                case 1: marks.Insert(at, new(dice.From(1, standing))); break;
                default: marks[at] = marks[at] with { Equal = true }; break;
            }
        }
        // Equal with nobody is no mark.
        for (int i = 0; i < marks.Count; i++)
            if (marks[i].Equal && (i == 0 || marks[i - 1].Candidate == 0 || marks[i].Candidate == 0)) marks[i] =
                marks[i] with { Equal = false };
        return [.. marks];
    }

    /// <summary>The election in the domain's own form.</summary>
    public Election Election(bool keepOrder = false, IEnumerable<Papers>? papers = null)
    {
        var builder = new ElectorateBuilder(Candidates.Count, keepOrder);
        foreach (var paper in papers ?? Papers) builder.AddCodes(paper.Copies, [.. Codes(paper.Marks)]);
        return new(builder.Build(Candidates)) { Title = Title, Seats = Seats, Source = Source, Comment = Comment, TieOrder = TieOrder };
    }

    static IEnumerable<ushort> Codes(IEnumerable<Mark> marks)
    {
        foreach (var mark in marks)
        {
            if (mark.Equal || mark.Candidate == 0) yield return 0;
            yield return (ushort)mark.Candidate;
        }
    }

    /// <summary>The plan as lines.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"dice {Dice}\nseats {Seats}\n");
        if (Title is not null) text.Append(CultureInfo.InvariantCulture, $"title {JsonSerializer.Serialize(Title)}\n");
        if (Source is not null) text.Append(CultureInfo.InvariantCulture, $"source {JsonSerializer.Serialize(Source)}\n");
        if (Comment is not null) text.Append(CultureInfo.InvariantCulture, $"comment {JsonSerializer.Serialize(Comment)}\n");
        if (!TieOrder.IsEmpty) text.Append(CultureInfo.InvariantCulture, $"tie {string.Join(' ', TieOrder)}\n");
        foreach (var c in Candidates)
        {
            string flags = $"{(c.Withdrawn ? "w" : "")}{(c.Guarded ? "g" : "")}{(c.Undeclared ? "u" : "")}";
            text.Append(CultureInfo.InvariantCulture,
                $"candidate {JsonSerializer.Serialize(new[] { c.Name, c.Party, c.Nickname, flags })}\n");
        }
        foreach (var paper in Papers)
        {
            text.Append(CultureInfo.InvariantCulture, $"papers {paper.Copies}");
            foreach (var mark in paper.Marks) text.Append(mark.Equal ? '=' : ' ').Append(CultureInfo.InvariantCulture, $"{mark.Candidate}");
            text.Append('\n');
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The election that lines describe; null where nobody stands.</summary>
    public static Plan? Of(byte[] input)
    {
        var plan = new Plan();
        string[] lines = Encoding.UTF8.GetString(input).Split('\n');
        foreach (string line in lines)
        {
            var (word, rest) = (line.Split(' ')[0], line.Contains(' ', StringComparison.Ordinal)
                ? line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..] : "");
            switch (word)
            {
                case "dice": plan.Dice = rest; break;
                case "seats" when int.TryParse(rest, out int seats) && seats > 0: plan.Seats = seats; break;
                case "title": plan.Title = Json<string>(rest); break;
                case "source": plan.Source = Json<string>(rest); break;
                case "comment": plan.Comment = Json<string>(rest); break;
                case "tie": plan.TieOrder = [.. rest.Split(' ').Select(n => int.TryParse(n, out int number) ? number : 0)]; break;
                case "candidate" when Json<string?[]>(rest) is [{ } name, var party, var nick, { } flags]:
                    plan.Candidates.Add(new(plan.Candidates.Count + 1, name)
                    {
                        Party = party,
                        Nickname = nick?.Length > 1 && char.IsLetter(nick[0]) ? nick : null,
                        Withdrawn = flags.Contains('w'),
                        Guarded = flags.Contains('g'),
                        Undeclared = flags.Contains('u'),
                    });
                    break;
            }
        }
        if (plan.Candidates.Count == 0) return null;
        plan.TieOrder = [.. plan.TieOrder.Where(n => n >= 1 && n <= plan.Candidates.Count).Distinct()];
        if (plan.TieOrder.Length != plan.Candidates.Count) plan.TieOrder = [];
        Int128 all = 0;
        foreach (string line in lines.Where(line => line.StartsWith("papers ", StringComparison.Ordinal)))
            if (Paper(line, plan.Candidates.Count) is { } paper && (all += paper.Copies) <= long.MaxValue) plan.Papers.Add(paper);
        return plan;
    }

    static Papers? Paper(string line, int standing)
    {
        string[] words = line["papers ".Length..].Split(' ');
        if (!long.TryParse(words[0].Split('=')[0], out long copies) || copies < 1) return null;
        List<Mark> marks = [];
        foreach (string word in words.Skip(1))
        {
            bool equal = false;
            foreach (string part in word.Split('='))
            {
                if (int.TryParse(part, out int candidate) && candidate >= 0 && candidate <= standing)
                    marks.Add(new(candidate, equal && candidate > 0 && marks.Count > 0 && marks[^1].Candidate > 0));
                equal = true;
            }
        }
        return new(copies, [.. marks]);
    }

    static T? Json<T>(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}

using System.Collections.Immutable;
using System.Text.Json;

namespace Stv;

/// <summary>Reads the members of a result, each where <see cref="ResultMembers"/> writes it.</summary>
internal static class ResultReading
{
    /// <summary>Reads a result; see <c>ResultJson.Read</c> for what it must be.</summary>
    /// <exception cref="FormatException">It is none; the message gives the JSON path.</exception>
    public static CountResult Read(JsonDocument document)
    {
        var root = JsonPart.Root(document);
        // Files of 0.1 do not say it.
        long format = root.Element.ValueKind == JsonValueKind.Object && root.Find("format") is { } number ? number.Whole(1) : 1;
        if (format > ResultMembers.Format) root = root with { Newer = new(format) };
        string[] members =
        [
            "rules", "title", "seats", "papers", "rejected", "shortened", "quota", "candidates", "elected", "undecided", "stages",
            "diagnostics",
        ];
        root.Object(members, "format", "provenance", "method", "ownRules", "votesPerPaper", "marks");
        var candidates = root["candidates"].Array(ReadCandidate);
        if (candidates.IsEmpty || candidates.Length > Electorate.MaxCandidates)
            throw root["candidates"].Error($"expected 1 to {Electorate.MaxCandidates} candidates, found {candidates.Length}");
        for (int i = 0; i < candidates.Length; i++)
        {
            if (candidates[i].Number != i + 1)
                throw root["candidates"].Error($"expected candidate {i + 1} at place {i + 1}, found candidate {candidates[i].Number}");
        }

        Stage? before = null;
        string rules = root["rules"].Text();
        var method = root.Find("method")?.Name<CountMethod>() ?? MethodOf(rules, root["stages"]);
        var marks = root.Find("marks") is { } said ? MarkTermsReading.Read(said) : null;
        var catalogued = Rules.Find(rules);
        if (marks is not null && catalogued?.Body.Contradiction(marks) is { } why)
            throw root["marks"].Error($"expected marks that {rules} can judge so; {why}");
        long papers = root["papers"].Whole(0), each = root.Find("votesPerPaper")?.Whole(2, Electorate.MaxCandidates) ?? 1;
        var result = new CountResult
        {
            Provenance = root.Find("provenance") is { } provenance ? ReadProvenance(provenance) : null,
            Rules = rules,
            Method = method,
            Rule = root.Find("ownRules") is { } own ? ReadRule(own, rules, method)
                : marks is null ? null : catalogued?.WithMarks(marks),
            Title = root["title"].TextOrNull(),
            Seats = (int)root["seats"].Whole(1, Electorate.MaxCandidates),
            Papers = papers,
            VotesPerPaper = each,
            Marks = marks,
            Rejected = root["rejected"].Array(ReadReason),
            Shortened = root["shortened"].Array(ReadReason),
            Candidates = candidates,
            Elected = root["elected"].Different(candidates.Length),
            Undecided = root["undecided"].IsNull ? null : ReadUndecided(root["undecided"], candidates.Length),
            Stages = root["stages"].Array(stage => before = ReadStage(stage, before, candidates.Length, papers, each)),
            Diagnostics = root["diagnostics"].Array(ReadDiagnostic),
        };
        ResultChecks.Check(root, result);
        return root.Newer is { } newer ? result with { Diagnostics = [.. result.Diagnostics, newer.InResult()] } : result;
    }

    static Provenance ReadProvenance(JsonPart part)
    {
        part.Object(["program"], "ballots", "sha256", "decisionsSha256", "command");
        return new(part["program"].Text())
        {
            Input = part.Find("ballots")?.Text(),
            Sha256 = part.Find("sha256") is { } sha ? Digest(sha) : null,
            DecisionsSha256 = part.Find("decisionsSha256") is { } decisions ? Digest(decisions) : null,
            Command = part.Find("command")?.Text(),
        };

        static string Digest(JsonPart part) =>
            part.Text() is { Length: 64 } text && text.All(char.IsAsciiHexDigitLower) ? text
                : throw part.Expected("64 hexadecimal digits in lower case");
    }

    /// <summary>How a count worked of which the file does not say it, as those of 0.1 do not.</summary>
    static CountMethod MethodOf(string rules, JsonPart stages)
    {
        if (Rules.Find(rules) is { } known) return known.Method;
        if (stages.Element.ValueKind != JsonValueKind.Array || stages.Element.GetArrayLength() == 0) return CountMethod.Transfers;
        var first = stages.At(0);
        return first.Element.ValueKind != JsonValueKind.Object ? CountMethod.Transfers
            : first.Find("keepValues") is not null ? CountMethod.KeepValues
            : first.Find("quotients") is not null ? CountMethod.Quotients
            : first.Find("action")?.Name<StageAction>() == StageAction.Votes ? CountMethod.Block : CountMethod.Transfers;
    }

    static Rule ReadRule(JsonPart part, string id, CountMethod method)
    {
        part.Object(["name", "law", "quotaClause", "clauses"]);
        if (Rules.Find(id) is not null) throw part.Error($"{id} is a rule set of the catalogue");
        var clauses = part["clauses"].Array(clause =>
        {
            clause.Object(["number", "text"]);
            return (Number: Said(clause["number"]), Text: Said(clause["text"]));
        });
        if (clauses.GroupBy(clause => clause.Number).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
            throw part["clauses"].Error($"there are two clauses {Brief.Text(twice.Key)}");
        string? quota = part["quotaClause"].TextOrNull();
        if (quota is not null
            && !clauses.Any(clause => clause.Number == quota)) throw part["quotaClause"].Error($"there is no clause {Brief.Text(quota)}");
        Evidence evidence = new(EvidenceLevel.None,
            "These rules are no law of the catalogue: their clauses stand in the result. Nothing has been compared.");
        if (string.IsNullOrWhiteSpace(id)) throw part.Error("the rules have no id");
        return new(id, Said(part["name"]), part["law"].Text(), evidence, Promises.None, new WrittenLaw(clauses, quota, method));

        static string Said(JsonPart part) => part.Text() is var text && !string.IsNullOrWhiteSpace(text) ? text
            : throw part.Expected("a text that is not empty");
    }

    /// <summary>Candidates' numbers as a message shows them.</summary>
    public static string Few(ImmutableArray<int> numbers) => Brief.Text($"[{string.Join(", ", numbers)}]");

    static Candidate ReadCandidate(JsonPart part)
    {
        part.Object(["number", "name"], "party", "group", "nickname", "withdrawn", "guarded", "undeclared");
        return new((int)part["number"].Whole(1, Electorate.MaxCandidates), part["name"].Text())
        {
            Party = part.Find("party")?.Text(),
            Group = part.Find("group")?.Text(),
            Nickname = part.Find("nickname")?.Text(),
            Withdrawn = part.Find("withdrawn")?.True() ?? false,
            Guarded = part.Find("guarded")?.True() ?? false,
            Undeclared = part.Find("undeclared")?.True() ?? false,
        };
    }

    static PapersByReason ReadReason(JsonPart part)
    {
        part.Object(["reason", "papers"]);
        return new(part["reason"].Text(), part["papers"].Whole(0));
    }

    static Undecided ReadUndecided(JsonPart part, int candidates)
    {
        part.Object(["stage", "purpose", "cite", "tied"], "settled");
        return new((int)part["stage"].Whole(1, int.MaxValue), part["purpose"].Name<Purpose>(), part["cite"].Text(),
            part["tied"].Tied(candidates))
        {
            Settled = part.Find("settled")?.Array(decision => ReadDecision(decision, candidates)) ?? [],
        };
    }

    static Stage ReadStage(JsonPart part, Stage? before, int candidates, long papers, long each)
    {
        string[] members =
        [
            "number", "action", "cite", "from", "value", "complete", "quota", "votes", "transfers", "exhausted", "loss", "elected",
            "excluded", "acts", "decisions",
        ];
        part.Object(members, "closed", "keepValues", "quotients");
        var votes = part["votes"].Array(vote => vote.Exact());
        if (votes.Length != candidates)
            throw part["votes"].Error($"expected {candidates} numbers, one for each candidate, found {votes.Length}");
        var keep = part.Find("keepValues")?.Array(value => value.Exact());
        if (keep is { } values && (values.Length != candidates || values.Any(value => value > 1)))
            throw part["keepValues"].Error($"expected {candidates} numbers from 0 to 1, one for each candidate");
        var quotients = part.Find("quotients")?.Array(value => value.Exact());
        if (quotients is { } given && given.Length != candidates)
            throw part["quotients"].Error($"expected {candidates} numbers, one for each candidate, found {given.Length}");
        var (exhausted, loss) = (part["exhausted"].Exact(), part["loss"].Exact(signed: true));
        var sum = votes.Aggregate(exhausted + loss, (all, vote) => all + vote);
        string times = each == 1 ? "" : $" with {each} votes each";
        if (sum != (Ratio)papers * each)
            throw part["votes"].Error($"votes, exhausted and loss make {Brief.Text($"{sum}")}, not the {papers} papers{times}");

        var stage = new Stage
        {
            Number = (int)part["number"].Whole(1, int.MaxValue),
            Action = part["action"].Name<StageAction>(),
            Cite = part["cite"].Text(),
            From = part["from"].Different(candidates),
            Value = part["value"].IsNull ? null : part["value"].Exact(),
            Quota = part["quota"].Exact(),
            Closed = part.Find("closed")?.Text(),
            Votes = Tally.Of(votes.AsSpan(), before?.Votes ?? default),
            Exhausted = exhausted,
            Loss = loss,
            Complete = part["complete"].TrueOrFalse(),
            KeepValues = Tally.Of((keep ?? []).AsSpan(), before?.KeepValues ?? default),
            Quotients = Tally.Of((quotients ?? []).AsSpan(), before?.Quotients ?? default),
            Transfers = part["transfers"].Array(transfer => ReadTransfer(transfer, candidates)),
            Acts = part["acts"].Array(act => ReadAct(act, candidates)),
            Decisions = part["decisions"].Array(decision => ReadDecision(decision, candidates)),
        };
        Agree(part["elected"], stage.Elected);
        Agree(part["excluded"], stage.Excluded);
        return stage;

        void Agree(JsonPart list, IEnumerable<int> acts)
        {
            var numbers = list.Different(candidates);
            if (!numbers.SequenceEqual(acts))
                throw list.Error($"the acts of the stage make it {Few([.. acts])}, but here stands {Few(numbers)}");
        }
    }

    static Transfer ReadTransfer(JsonPart part, int candidates)
    {
        part.Object(["from", "to", "papers", "votes", "value"]);
        int to = part["to"].Element.ValueKind == JsonValueKind.String
            ? part["to"].Text() switch
            {
                "exhausted" => Transfer.Exhausted,
                "loss" => Transfer.Loss,
                _ => throw part["to"].Unknown("a candidate's number, \"exhausted\" or \"loss\""),
            }
            : part["to"].Number(candidates);
        var votes = part["votes"].Exact(signed: to == Transfer.Loss);
        return new(part["from"].Number(candidates), to, part["papers"].Whole(0), votes, part["value"].Exact());
    }

    static Act ReadAct(JsonPart part, int candidates)
    {
        part.Object(["kind", "candidates", "cite"], "enough");
        var who = part["candidates"].Different(candidates);
        if (who.IsEmpty) throw part["candidates"].Error("expected one candidate or more, found none");
        return new(part["kind"].Name<ActKind>(), who, part["cite"].Text())
        {
            Enough = part.Find("enough") is { } enough ? ReadShare(enough) : null,
        };
    }

    static Share ReadShare(JsonPart part)
    {
        part.Object(["of", "parts"]);
        return new(part["of"].Exact(), (int)part["parts"].Whole(1, int.MaxValue));
    }

    static Decision ReadDecision(JsonPart part, int candidates)
    {
        part.Object(["purpose", "cite", "equal", "tied", "chosen", "how", "stage"]);
        var (equal, tied) = (part["equal"].Tied(candidates), part["tied"].Tied(candidates));
        int chosen = part["chosen"].Number(candidates);
        if (!tied.Contains(chosen)) throw part["chosen"].Error($"candidate {chosen} is not among the tied {Few(tied)}");
        HashSet<int> all = [.. equal];
        if (tied.FirstOrDefault(number => !all.Contains(number)) is > 0 and var other)
            throw part["tied"].Error($"candidate {other} is not among the equal {Few(equal)}");
        int? stage = part["stage"].IsNull ? null : (int)part["stage"].Whole(1, int.MaxValue);
        return new(part["purpose"].Name<Purpose>(), part["cite"].Text(), equal, tied, chosen, How(part["how"]), stage);
    }

    static SettledBy How(JsonPart part)
    {
        int index = SettledByInWords.Names.IndexOf(part.Text());
        return index >= 0 ? (SettledBy)index : throw part.Unknown($"one of {string.Join(", ", SettledByInWords.Names)}");
    }

    static Diagnostic ReadDiagnostic(JsonPart part)
    {
        part.Object(["severity", "code", "line", "column", "text"], "times");
        var (line, column) = (part["line"].Whole(0), part["column"].Whole(0));
        return new(part["severity"].Name<Severity>(), part["code"].Text(), line, column,
            part["text"].Text())
        { Times = part.Find("times")?.Whole(2) ?? 1 };
    }
}

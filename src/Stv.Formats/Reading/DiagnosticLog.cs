using System.Collections.Immutable;

namespace Stv;

/// <summary>A place in a text: line and column, from 1.</summary>
readonly record struct Place(long Line, long Column);

/// <summary>Gathers what a reader tolerates, a hundred of each code, and turns warnings into errors for a strict one.</summary>
sealed class DiagnosticLog(bool strict, string? source)
{
    /// <summary>Diagnostics kept of one code; the others are only counted.</summary>
    public const int PerCode = 100;

    /// <summary>What may be so of every line is described where it is first met, and then counted.</summary>
    static int Most(string code) =>
        code is BltCodes.BallotEndMissing or BltCodes.BallotsInLine or BltCodes.BallotOverLines ? 1 : PerCode;

    readonly List<(int File, Diagnostic Diagnostic)> kept = [];
    readonly Dictionary<string, Tally> tallies = [];
    int files;

    sealed class Tally
    {
        public long Count;
        public Place FirstLeftOut;
        public int File;
        public Severity Severity;
    }

    /// <summary>Which of several files is read; null where there is one, or none is.</summary>
    public string? File
    {
        get;
        set
        {
            field = value;
            files++;
        }
    }

    /// <summary>Counts one more of a code of which enough has been said; false where it is still to be described.</summary>
    public bool Enough(string code)
    {
        if (!tallies.TryGetValue(code, out var tally) || tally.Count <= Most(code)) return false;
        tally.Count++;
        return true;
    }

    /// <summary>Something of a code has been told.</summary>
    public bool Has(string code) => tallies.ContainsKey(code);

    /// <summary>Counts more of a code of which enough has been said.</summary>
    public void More(string code, long times, Place first)
    {
        var tally = tallies[code];
        if (tally.Count == Most(code)) (tally.FirstLeftOut, tally.File) = (first, files);
        tally.Count += times;
    }

    /// <summary>Something tolerated.</summary>
    public void Warn(string code, Place place, string text)
    {
        if (strict) throw Error(code, place, text);
        Add(Severity.Warning, code, place, text);
    }

    /// <summary>Something worth knowing.</summary>
    public void Note(string code, Place place, string text) => Add(Severity.Note, code, place, text);

    void Add(Severity severity, string code, Place place, string text)
    {
        if (!tallies.TryGetValue(code, out var tally)) tallies[code] = tally = new() { Severity = severity };
        if (++tally.Count <= Most(code)) kept.Add((files, new(severity, code, place.Line, place.Column, Located(place, text))));
        else if (tally.Count == Most(code) + 1) (tally.FirstLeftOut, tally.File) = (place, files);
    }

    /// <summary>The error that ends a reading.</summary>
    public BallotFormatException Error(string code, Place place, string text) =>
        new(new(Severity.Error, code, place.Line, place.Column, text), File is null || source is null ? File ?? source
            : $"{source}/{File}");

    /// <summary>Lines and columns of one of several files say nothing without its name.</summary>
    string Located(Place place, string text) => File is null || place.Line == 0 ? text : $"{text} (In {File}.)";

    /// <summary>Everything gathered, in the order of the text; of what was too much, how much it was.</summary>
    public ImmutableArray<Diagnostic> Finish()
    {
        foreach (var (code, tally) in tallies)
        {
            long more = tally.Count - Most(code);
            if (more <= 0) continue;
            kept.Add((tally.File, new(tally.Severity, code, tally.FirstLeftOut.Line, tally.FirstLeftOut.Column,
                $"From here on {more} more of this kind {(more == 1 ? "is" : "are")} not listed.")
            { Times = more }));
        }
        return
        [
            .. kept.OrderBy(told => told.Diagnostic.Line == 0 ? 0 : told.File).ThenBy(told => told.Diagnostic.Line)
                .ThenBy(told => told.Diagnostic.Column).Select(told => told.Diagnostic),
        ];
    }
}

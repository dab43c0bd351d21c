using System.Collections.Immutable;
using System.Text;

namespace Stv;

/// <summary>
/// An electorate that can be drawn: who stands for how many seats, a model of the papers, how many there are and from which seed. The same
/// specification gives the same papers on every machine. Immutable; safe to share between threads.
/// </summary>
public sealed class ElectorateSpecification
{
    /// <summary>A specification.</summary>
    /// <param name="candidates">Those who stand, numbered from 1 in order; as many as the model knows.</param>
    /// <param name="seats">The seats to fill; from 1.</param>
    /// <param name="papers">How many papers are drawn; from 1.</param>
    /// <param name="seed">What they are drawn from.</param>
    /// <param name="model">How papers are marked.</param>
    /// <exception cref="ArgumentException">A parameter is out of range, or the candidates are not those of the model.</exception>
    public ElectorateSpecification(ImmutableArray<Candidate> candidates, int seats, long papers, ulong seed, ElectorateModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Require.Count("candidates", candidates, model.Candidates, "candidate of the model");
        for (int i = 0; i < candidates.Length; i++) Require.Number($"candidates[{i}]", candidates[i].Number, i + 1, i + 1);
        Require.Number("seats", seats, 1, Electorate.MaxCandidates);
        Require.Number("papers", papers, 1, long.MaxValue);
        (Candidates, Seats, Papers, Seed, Model) = (candidates, seats, papers, seed, model);
    }

    /// <summary>Those who stand, in ballot-paper order.</summary>
    public ImmutableArray<Candidate> Candidates { get; }

    /// <summary>The seats to fill.</summary>
    public int Seats { get; }

    /// <summary>How many papers are drawn unless another number is asked for.</summary>
    public long Papers { get; }

    /// <summary>What they are drawn from unless another seed is given.</summary>
    public ulong Seed { get; }

    /// <summary>How papers are marked.</summary>
    public ElectorateModel Model { get; }

    /// <summary>What the election is called.</summary>
    public string? Title { get; init; }

    /// <summary>What is taken from a real election and where that is known from, and what is assumed.</summary>
    public string? Note { get; init; }

    /// <summary>The papers in memory.</summary>
    /// <param name="seed">The seed; null for that of the specification.</param>
    /// <param name="papers">How many, from 1; null for those of the specification.</param>
    /// <param name="keepOrder">Keeps every paper by itself in the order drawn; see <see cref="Rule.NeedsOrder"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one paper.</exception>
    public Election Draw(ulong? seed = null, long? papers = null, bool keepOrder = false)
    {
        if (papers is { } count) ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(papers));
        var builder = new ElectorateBuilder(Candidates.Length, keepOrder);
        Model.AddTo(builder, seed ?? Seed, 0, papers ?? Papers);
        return new(builder.Build(Candidates)) { Title = Title, Seats = Seats, Source = Source(seed ?? Seed) };
    }

    /// <summary>
    /// Writes the same papers as a BLT file, a line for each in the order drawn, without holding them: in UTF-8, lines ending in LF.
    /// </summary>
    /// <param name="output">Where to; left open.</param>
    /// <param name="seed">The seed; null for that of the specification.</param>
    /// <param name="papers">How many, from 1; null for those of the specification.</param>
    /// <param name="progress">Told from time to time how many papers have been written.</param>
    /// <param name="cancel">Stops the writing.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one paper.</exception>
    /// <exception cref="InvalidOperationException">A name or the title is longer than 4,096 bytes, which readers refuse. Nothing has been
    /// written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for.</exception>
    public void WriteBlt(Stream output, ulong? seed = null, long? papers = null, IProgress<long>? progress = null,
        CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (papers is { } asked) ArgumentOutOfRangeException.ThrowIfLessThan(asked, 1, nameof(papers));
        const int Most = 4096;
        foreach (string? said in Candidates.Select(c => c.Name).Append(Title))
        {
            if (said is not null && Encoding.UTF8.GetByteCount(said) > Most)
                throw new InvalidOperationException(
                    $"A BLT file holds names and titles of at most {Most} bytes, and \"{said[..20]}…\" is longer.");
        }
        long written = 0;
        var blt = new BltLines(output, Candidates.Length);
        blt.Text($"{Candidates.Length} {Seats}\n");
        if (Candidates.Any(c => c.Withdrawn)) blt.Text($"{string.Join(' ', Candidates.Where(c => c.Withdrawn).Select(c => -c.Number))}\n");
        foreach (var ranking in Model.Papers(seed ?? Seed, 0, papers ?? Papers))
        {
            blt.Paper(ranking);
            if (++written % ElectorateModel.BlockSize != 0) continue;
            cancel.ThrowIfCancellationRequested();
            progress?.Report(written);
        }
        blt.Text("0\n");
        foreach (var candidate in Candidates) blt.Quoted(candidate.Name);
        blt.Quoted(Title);
        blt.Quoted(Source(seed ?? Seed));
        blt.Flush();
    }

    static string Source(ulong seed) => $"Simulated from seed {seed}";
}

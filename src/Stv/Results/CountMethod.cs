namespace Stv;

/// <summary>How a count works: which figures its stages have, and what they mean.</summary>
public enum CountMethod
{
    /// <summary>
    /// Papers pass from candidate to candidate, each at a value: the Gregory methods, and counts without surpluses such as instant-runoff.
    /// </summary>
    Transfers,

    /// <summary>
    /// All papers are counted afresh at every stage by the part that each elected candidate keeps of them, <see cref="Stage.KeepValues"/>:
    /// the methods of Meek and Warren.
    /// </summary>
    KeepValues,

    /// <summary>Candidates are elected and excluded by <see cref="Stage.Quotients"/>: quota preferential by quotient.</summary>
    Quotients,

    /// <summary>Every paper gives a whole vote to each of several candidates, and nothing is transferred: block vote.</summary>
    Block,
}

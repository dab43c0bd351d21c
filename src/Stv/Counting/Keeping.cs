using System.Diagnostics.CodeAnalysis;

namespace Stv;

/// <summary>
/// What of a paper that reaches an elected candidate stays there, and what goes on. Parts are rounded in the last digit that is carried.
/// </summary>
[Experimental(Preview.Id)]
public enum Keeping
{
    /// <summary>The keep value's part, rounded up; the remainder goes on.</summary>
    Up,

    /// <summary>The keep value's part goes on as one less the keep value; both are rounded up, so that a paper may grow.</summary>
    BothUp,

    /// <summary>The keep value's part goes on as one less the keep value; both are cut off.</summary>
    BothDown,

    /// <summary>
    /// As <see cref="BothDown"/>, but what stays is cut off of the sum of all papers that came past the same elected candidates.
    /// </summary>
    PooledDown,

    /// <summary>As much as the keep value, or all that is left of the paper if that is less; the remainder goes on.</summary>
    Amount,
}

/// <summary>What of a paper that reaches several candidates at one rank each of them gets.</summary>
[Experimental(Preview.Id)]
public enum Sharing
{
    /// <summary>An equal part each; what the elected among them do not keep goes on to the next rank together.</summary>
    Straight,

    /// <summary>
    /// An equal part each; what each of the elected among them does not keep goes on by itself, so that it is rounded by itself and amounts
    /// are kept of it by itself.
    /// </summary>
    Apart,

    /// <summary>As if the paper were split among all orders of them: what the elected do not keep goes first to the others.</summary>
    Completed,
}

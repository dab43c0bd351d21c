namespace Stv;

/// <summary>A clause of a rule set, restated in plain words. Immutable.</summary>
/// <param name="Number">The clause as the law numbers it, such as <c>48(1)</c>; every stage, act and decision cites one.</param>
/// <param name="Text">What it says, in our words.</param>
public sealed record Clause(string Number, string Text);

/// <summary>How well a rule set is known to be right.</summary>
public enum EvidenceLevel
{
    /// <summary>No law stands behind it, and nothing has confirmed it.</summary>
    None,

    /// <summary>It follows the text of its law; no other count has confirmed it.</summary>
    TextOnly,

    /// <summary>Its figures equal those of another, independent engine.</summary>
    TwoEngines,

    /// <summary>Its figures equal an official count.</summary>
    Official,
}

/// <summary>What confirms a rule set. Immutable.</summary>
/// <param name="Level">The best kind of confirmation.</param>
/// <param name="Text">What was compared, and what is unverified, in a sentence or two.</param>
public sealed record Evidence(EvidenceLevel Level, string Text);

/// <summary>
/// Laws of voting that a rule may promise. Each promise is tested over random electorates; a law that is not promised has a
/// counter-example in the rule's page. Beyond these every rule keeps what <see cref="Rule"/> says of all.
/// </summary>
[Flags]
public enum Promises
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>
    /// Voters who rank the same k or more candidates before all others win at least k seats if their papers are more than k
    /// quotas, with an allowance for the fractions that the rule disregards.
    /// </summary>
    SolidCoalitions = 1,

    /// <summary>A further preference at the end of a paper never harms a candidate ranked before it.</summary>
    LaterNoHarm = 2,

    /// <summary>The same number of copies of every paper elects the same candidates.</summary>
    Scaling = 4,
}

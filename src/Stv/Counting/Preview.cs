namespace Stv;

/// <summary>What is public and may still change its shape.</summary>
static class Preview
{
    /// <summary>What whoever uses it must say that they know: <c>&lt;NoWarn&gt;STV001&lt;/NoWarn&gt;</c>.</summary>
    public const string Id = "STV001";
}

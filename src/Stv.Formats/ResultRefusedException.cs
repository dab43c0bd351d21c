namespace Stv;

/// <summary>A form of results cannot show a count; the message says why, in one sentence.</summary>
public sealed class ResultRefusedException : InvalidOperationException
{
    /// <summary>A refusal.</summary>
    /// <param name="message">Why.</param>
    public ResultRefusedException(string message)
        : base(message) { }
}

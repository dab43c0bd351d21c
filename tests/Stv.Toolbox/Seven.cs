namespace Stv.Toolbox;

/// <summary>Seven places, for which no rule set has a use: five and two guard digits.</summary>
readonly struct Seven : IPlaces
{
    public static int Places => 7;

    public static long Unit => 10_000_000;
}

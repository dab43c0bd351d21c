namespace Stv.Simulation.Tests;

/// <summary>
/// What Pearson's statistic exceeds once in a thousand draws if the papers are as they should be, by degrees of freedom. Seeds are fixed,
/// so a test that passes passes always; a wrong model exceeds these many times over.
/// </summary>
static class Critical
{
    public const double Df2 = 13.816, Df3 = 16.266, Df5 = 20.515, Df6 = 22.458, Df7 = 24.322, Df10 = 29.588, Df23 = 49.728;
}

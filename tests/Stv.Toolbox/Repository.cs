namespace Stv.Toolbox;

/// <summary>The repository that the tests were built from.</summary>
static class Repository
{
    /// <summary>The folder that holds Stv.sln.</summary>
    public static string Root { get; } = Up(AppContext.BaseDirectory);

    /// <summary>The path of what lies in it.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    static string Up(string folder) => File.Exists(Path.Combine(folder, "Stv.sln"))
        ? folder
        : Up(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("There is no Stv.sln above the program."));
}

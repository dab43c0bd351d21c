using System.Globalization;

namespace Stv.Fuzz;

static class Program
{
    const string Usage = "Stv.Fuzz [--seed N] [--minutes M | --cases N] [--only TARGET] [--case N | --input FILE] [--folder PATH]";

    static int Main(string[] args)
    {
        if (Parse(args) is not { } options)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }
        return new Fuzzer(options, Console.Out).Go() == 0 ? 0 : 1;
    }

    /// <summary>What the command line asks for; null where it cannot be understood.</summary>
    static FuzzOptions? Parse(string[] args)
    {
        var options = new FuzzOptions(1, null, null, null, null, null, Path.Combine(Path.GetTempPath(), "stv-fuzz"));
        for (int i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length) return null;
            string value = args[i + 1];
            bool whole = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
            bool length = double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double minutes);
            switch (args[i])
            {
                case "--seed" when whole: options = options with { Seed = number }; break;
                case "--minutes" when length: options = options with { Minutes = minutes }; break;
                case "--cases" when whole: options = options with { Cases = number }; break;
                case "--case" when whole: options = options with { Case = number }; break;
                case "--only": options = options with { Only = value }; break;
                case "--input": options = options with { Input = value }; break;
                case "--folder": options = options with { Folder = value }; break;
                default: return null;
            }
        }
        return options is { Minutes: null, Cases: null } ? options with { Minutes = 1 } : options;
    }
}

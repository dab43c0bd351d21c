namespace Stv.Fuzz;

/// <summary>Something that is tried with random inputs. An input is bytes, so that it can be saved, made smaller and given again.</summary>
abstract class Target(string name)
{
    readonly SortedDictionary<string, int> tallies = [];

    /// <summary>What it is called on the command line; a dot parts the group from the target.</summary>
    public string Name => name;

    /// <summary>The ending of the files in which its failures are saved.</summary>
    public virtual string Extension => "txt";

    /// <summary>Cases that there are; after them it begins anew with others.</summary>
    public virtual int Most => int.MaxValue;

    /// <summary>The input of a case: the same for the same number and dice.</summary>
    public abstract byte[] Make(int number, Random dice);

    /// <summary>What is wrong, in one line that begins with the kind of the fault; null where nothing is.</summary>
    public abstract string? Fault(byte[] input);

    /// <summary>Inputs are only made smaller: none of them is a case.</summary>
    public bool Shrinking { get; set; }

    /// <summary>What became of the inputs, in words.</summary>
    public string Tally => tallies.Count == 0 ? "" : $" ({string.Join(", ", tallies.Select(one => $"{one.Key} {one.Value}"))})";

    /// <summary>Counts what became of an input.</summary>
    protected void Count(string what)
    {
        if (!Shrinking) tallies[what] = tallies.GetValueOrDefault(what) + 1;
    }
}

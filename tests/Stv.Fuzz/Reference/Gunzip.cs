namespace Stv.Fuzz;

/// <summary>A second reader of gzip files (RFC 1951 and 1952), bit by bit, which checks all that the format lets it check.</summary>
sealed class Gunzip
{
    static readonly int[] LengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163,
        195, 227, 258];
    static readonly int[] LengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
    static readonly int[] DistanceBase = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
        3073, 4097, 6145, 8193, 12289, 16385, 24577];
    static readonly int[] Order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    readonly byte[] file;
    readonly List<byte> content = [];
    int bit, from;

    Gunzip(byte[] file) => this.file = file;

    /// <summary>The content; null where the file is damaged.</summary>
    public static byte[]? Content(byte[] file)
    {
        var reader = new Gunzip(file);
        try
        {
            do reader.Member();
            while (reader.bit / 8 < file.Length);
            return [.. reader.content];
        }
        catch (Exception e) when (e is InvalidDataException or IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    void Member()
    {
        int start = bit / 8;
        Insist(Byte() == 0x1F && Byte() == 0x8B && Byte() == 8);
        int flags = Byte();
        Insist(flags < 0x20);
        bit += 6 * 8;
        if ((flags & 4) != 0) bit += 8 * (Byte() | Byte() << 8);
        foreach (int text in new[] { 8, 16 })
            if ((flags & text) != 0) while (Byte() != 0) { }
        uint header = Crc(file[start..(bit / 8)]);
        if ((flags & 2) != 0) Insist(Bits(16) == (header & 0xFFFF));
        from = content.Count;
        Inflate();
        bit = (bit + 7) / 8 * 8;
        byte[] made = [.. content.Skip(from)];
        Insist(Word() == Crc(made) && Word() == (uint)made.Length);
    }

    static void Insist(bool whole)
    {
        if (!whole) throw new InvalidDataException();
    }

    int Byte() => Bits(8);

    uint Word() => (uint)Bits(16) | (uint)Bits(16) << 16;

    int Bits(int count)
    {
        int value = 0;
        for (int i = 0; i < count; i++, bit++) value |= (file[bit / 8] >> bit % 8 & 1) << i;
        return value;
    }

    void Inflate()
    {
        bool last;
        do
        {
            last = Bits(1) == 1;
            switch (Bits(2))
            {
                case 0: Stored(); break;
                case 1:
                    Coded(Codes([.. Enumerable.Range(0, 288).Select(n => n < 144 ? 8 : n < 256 ? 9 : n < 280 ? 7 : 8)]),
                    Codes([.. Enumerable.Repeat(5, 32)])); break;
                case 2: Dynamic(); break;
                default: throw new InvalidDataException();
            }
        }
        while (!last);
    }

    void Stored()
    {
        bit = (bit + 7) / 8 * 8;
        int length = Bits(16);
        Insist(Bits(16) == (length ^ 0xFFFF));
        for (; length > 0; length--) content.Add((byte)Byte());
    }

    void Dynamic()
    {
        int literals = Bits(5) + 257, distances = Bits(5) + 1, ordered = Bits(4) + 4;
        int[] lengths = new int[19];
        for (int i = 0; i < ordered; i++) lengths[Order[i]] = Bits(3);
        var code = Codes(lengths);
        List<int> all = [];
        while (all.Count < literals + distances)
        {
            int symbol = Symbol(code);
            if (symbol < 16) all.Add(symbol);
            else all.AddRange(Enumerable.Repeat(symbol == 16 ? all[^1] : 0,
                symbol switch { 16 => 3 + Bits(2), 17 => 3 + Bits(3), _ => 11 + Bits(7) }));
        }
        Insist(all.Count == literals + distances);
        Coded(Codes([.. all[..literals]]), Codes([.. all[literals..]]));
    }

    void Coded(Dictionary<(int Length, int Code), int> literals, Dictionary<(int Length, int Code), int> distances)
    {
        for (int symbol; (symbol = Symbol(literals)) != 256;)
        {
            if (symbol < 256)
            {
                content.Add((byte)symbol);
                continue;
            }
            int length = LengthBase[symbol - 257] + Bits(LengthBits[symbol - 257]), kind = Symbol(distances);
            int distance = DistanceBase[kind] + Bits(Math.Max(0, kind / 2 - 1));
            Insist(distance <= content.Count - from);
            for (; length > 0; length--) content.Add(content[^distance]);
        }
    }

    int Symbol(Dictionary<(int Length, int Code), int> codes)
    {
        int code = 0;
        for (int length = 1; length < 16; length++)
        {
            code = code << 1 | Bits(1);
            if (codes.TryGetValue((length, code), out int symbol)) return symbol;
        }
        throw new InvalidDataException();
    }

    static Dictionary<(int Length, int Code), int> Codes(int[] lengths)
    {
        Dictionary<(int, int), int> codes = [];
        int code = 0;
        for (int length = 1; length < 16; length++, code <<= 1)
            for (int symbol = 0; symbol < lengths.Length; symbol++)
                if (lengths[symbol] == length) codes[(length, code++)] = symbol;
        // All codes are used up, unless there is but one, of one bit, or none.
        Insist(code == 1 << 16 || codes.Count == 0 || codes.Count == 1 && codes.ContainsKey((1, 0)));
        return codes;
    }

    static uint Crc(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int i = 0; i < 8; i++) crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
        }
        return ~crc;
    }
}

using System.IO.Compression;
using System.Text;

namespace Stv.Tests.Formats;

/// <summary>Gzip files: what is whole is read, what is not is an error.</summary>
public class CompressedTests
{
    const string CutOff = "The end is cut off, or its checksum or length is wrong.";

    static readonly byte[] Text = Encoding.ASCII.GetBytes("3 1\n2 1 3 0\n1 2 0\n0\n" + Blt.Names);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1 << 16)]
    public void Files_joined_into_one_are_read_one_after_the_other(int atOnce)
    {
        byte[] nothing = Zip([]), plain = Zip(Text), stored = Zip(Text, CompressionLevel.NoCompression);
        byte[][][] all = [[plain], [plain, stored], [nothing, plain, nothing], [nothing], [stored, nothing, plain, plain]];
        foreach (byte[][] members in all)
        {
            byte[] expected = [.. members.SelectMany(one => one == nothing ? [] : Text)];
            Assert.Equal(expected, Content([.. members.SelectMany(one => one)], atOnce));
        }
        using var halves = Compressed.Open(new MemoryStream([.. Zip(Text[..7]), .. Zip(Text[7..])]));
        Assert.Equal(["2: 1 3", "1: 2"], Blt.Ballots(new BltReader(halves).Read(null, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void A_bit_that_changed_anywhere_is_an_error_unless_it_says_nothing()
    {
        byte[] whole = [.. Zip(Text), .. Zip(Text, CompressionLevel.NoCompression)];
        int harmless = 0;
        for (int bit = 16; bit < whole.Length * 8; bit++)
        {
            byte[] changed = [.. whole];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            if (Fault(changed) is not null) continue;
            harmless++;
            Assert.Equal([.. Text, .. Text], Content(changed));
        }
        // The time, what the compressor says of itself and its system, whether the text is one; and bits that fill the last byte of a
        // block.
        Assert.InRange(harmless, 2 * (6 * 8 + 1), 2 * (6 * 8 + 1 + 7));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1 << 16)]
    public void A_file_cut_short_anywhere_is_an_error(int atOnce)
    {
        byte[] first = Zip(Text, CompressionLevel.NoCompression), whole = [.. first, .. Zip(Text)];
        for (int length = 2; length < whole.Length; length++)
        {
            // The first alone is a whole file.
            if (length == first.Length) Assert.Equal(Text, Content(whole[..length], atOnce));
            else Assert.NotNull(Fault(whole[..length], atOnce));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1 << 16)]
    public void What_follows_the_last_file_is_an_error_whatever_it_is(int atOnce)
    {
        const string Message = "Something that is no gzip file follows the end of one.";
        for (int value = 0; value < 256; value++)
        {
            string? fault = Fault([.. Zip(Text), (byte)value], atOnce);
            Assert.Equal(value == 0x1F ? CutOff : Message, fault);
        }
        Assert.Equal(Message, Fault([.. Zip(Text), .. new byte[100_000]], atOnce));
        Assert.Equal(Message, Fault([.. Zip(Text), .. Text], atOnce));
    }

    [Fact]
    public void A_stored_block_that_swallows_the_end_is_an_error_though_the_last_bytes_are_its_length()
    {
        byte[] zipped = Stored(Text, swallowed: 5);
        Assert.Equal(CutOff, Fault(zipped));
        Assert.Equal(Text, Content(Stored(Text, swallowed: 0)));
        var error = Assert.Throws<BallotFormatException>(() =>
        {
            using var stream = Compressed.Open(new MemoryStream(zipped));
            return new BltReader(stream).Read(null, TestContext.Current.CancellationToken);
        });
        Assert.Equal("compressed-data", error.Diagnostic.Code);
    }

    [Fact]
    public void A_reading_that_ended_stays_so()
    {
        using var stream = Compressed.Open(new MemoryStream(Zip(Text)));
        using var all = new MemoryStream();
        stream.CopyTo(all);
        Assert.Equal(Text, all.ToArray());
        Assert.Equal(0, stream.Read(new byte[100]));
        Assert.Equal(-1, stream.ReadByte());
    }

    /// <summary>
    /// A file of one stored block whose length takes in so many bytes of the end that follows; the last four bytes agree with it.
    /// </summary>
    static byte[] Stored(byte[] text, int swallowed)
    {
        ushort length = (ushort)(text.Length + swallowed);
        byte[] ordinary = Zip(text);
        return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, .. BitConverter.GetBytes(length),
            .. BitConverter.GetBytes((ushort)(length ^ 0xFFFF)), .. text,
            .. ordinary[^8..^4], .. BitConverter.GetBytes((uint)length)];
    }

    static string? Fault(byte[] zipped, int atOnce = 1 << 16)
    {
        try
        {
            Content(zipped, atOnce);
            return null;
        }
        catch (InvalidDataException e)
        {
            return e.Message;
        }
    }

    static byte[] Content(byte[] zipped, int atOnce = 1 << 16)
    {
        using var stream = Compressed.Open(new Slow(zipped, atOnce));
        using var all = new MemoryStream();
        byte[] buffer = new byte[atOnce];
        for (int got; (got = stream.Read(buffer)) > 0;) all.Write(buffer.AsSpan(0, got));
        return all.ToArray();
    }

    static byte[] Zip(byte[] bytes, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var stream = new MemoryStream();
        using (var zip = new GZipStream(stream, level)) zip.Write(bytes);
        // An empty content leaves an empty file.
        return stream.ToArray() is { Length: > 0 } zipped ? zipped : [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    }

    /// <summary>Gives so many bytes at a time.</summary>
    sealed class Slow(byte[] bytes, int atOnce) : OneWayStream
    {
        int at;

        public override int Read(byte[] buffer, int offset, int count)
        {
            int got = Math.Min(Math.Min(count, atOnce), bytes.Length - at);
            bytes.AsSpan(at, got).CopyTo(buffer.AsSpan(offset));
            at += got;
            return got;
        }
    }
}

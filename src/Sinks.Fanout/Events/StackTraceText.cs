// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Sinks.Fanout;

/// <summary>
/// An exception as .NET prints it, for protocols that take a stack trace as one text: type and message, inner
/// exceptions after an arrow, <c>   at Shop.Converter.Convert() in Converter.cs:line 42</c>; frames of a browser's
/// scripts as most browsers do, <c>    at save (https://shop.example/app.js:10:5)</c>. UTF-8; lines end as the system's
/// do.
/// </summary>
[Experimental("SINKS001")]
public static class StackTraceText
{
    /// <summary>Writes an exception with its inner ones.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="framesLimit">
    /// The most frames of each exception: two thirds from the throwing end, one third from the other, and a line
    /// between them that says how many were left out.
    /// </param>
    /// <param name="messageLimit">The most characters of each message; a longer one ends in <c>...</c>.</param>
    public static void Write(
        ExceptionInfo exception,
        IBufferWriter<byte> output,
        int framesLimit = int.MaxValue,
        int messageLimit = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(exception);
        ArgumentNullException.ThrowIfNull(output);
        Put(output, exception.Type);
        if (exception.Message.Length > 0)
        {
            Put(output, ": ");
            Put(output, FanoutText.Cut(exception.Message, messageLimit));
        }

        var inner = exception.InnerExceptions;
        if (inner.Count > 0)
        {
            Line(output, " ---> ");
            Write(inner[0], output, framesLimit, messageLimit);
            Line(output, "   --- End of inner exception stack trace ---");
        }

        if (exception.Frames.Count > 0)
        {
            Line(output, "");
            WriteFrames(exception.Frames, output, framesLimit);
        }

        // The first inner exception stands above; an aggregate has more.
        for (var i = 1; i < inner.Count; i++)
        {
            Line(output, " ---> (Inner Exception #");
            Put(output, i);
            Put(output, ") ");
            Write(inner[i], output, framesLimit, messageLimit);
            Put(output, "<---");
        }
    }

    /// <summary>Writes frames, a line each, without a line break at the end.</summary>
    /// <param name="frames">The frames, the throwing one first.</param>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="framesLimit">The most frames, as above.</param>
    public static void WriteFrames(
        IReadOnlyList<FrameInfo> frames, IBufferWriter<byte> output, int framesLimit = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentNullException.ThrowIfNull(output);
        var last = Math.Min(frames.Count, framesLimit) / 3;
        var first = Math.Min(frames.Count, framesLimit) - last;
        for (var i = 0; i < frames.Count; i++)
        {
            if (i == first && frames.Count > framesLimit)
            {
                Separate(output, i);
                Put(output, "   ... ");
                Put(output, frames.Count - framesLimit);
                Put(output, " frames");
                i = frames.Count - last;
            }

            if (i == frames.Count)
                break;
            Separate(output, i);
            WriteFrame(frames[i], output);
        }
    }

    /// <summary>Parameters are not known here; the brackets are what readers of stack traces look for.</summary>
    static void WriteFrame(FrameInfo frame, IBufferWriter<byte> output)
    {
        if (frame.IsScript)
        {
            WriteScriptFrame(frame, output);
            return;
        }

        Put(output, "   at ");
        if (frame.TypeName is not null)
        {
            Put(output, frame.TypeName);
            Put(output, ".");
        }

        Put(output, frame.Function);
        Put(output, "()");
        if (frame.File is null)
            return;
        Put(output, " in ");
        Put(output, frame.File);
        Put(output, ":line ");
        Put(output, frame.Line);
    }

    /// <summary>As most browsers print it.</summary>
    static void WriteScriptFrame(FrameInfo frame, IBufferWriter<byte> output)
    {
        Put(output, "    at ");
        Put(output, frame.Function);
        Put(output, " (");
        Put(output, frame.File ?? "<unknown>");
        if (frame.Line > 0)
        {
            Put(output, ":");
            Put(output, frame.Line);
        }

        if (frame.Line > 0 && frame.Column > 0)
        {
            Put(output, ":");
            Put(output, frame.Column);
        }

        Put(output, ")");
    }

    static void Separate(IBufferWriter<byte> output, int index)
    {
        if (index > 0)
            Line(output, "");
    }

    static void Line(IBufferWriter<byte> output, string begin)
    {
        Put(output, Environment.NewLine);
        Put(output, begin);
    }

    static void Put(IBufferWriter<byte> output, string text) => Encoding.UTF8.GetBytes(text, output);

    static void Put(IBufferWriter<byte> output, int number)
    {
        number.TryFormat(output.GetSpan(11), out var written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }
}

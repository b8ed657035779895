// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Reads exceptions once for all backends; runs on the dispatcher, never throws.</summary>
sealed class ExceptionReader(Redactor redactor)
{
    public ExceptionInfo Read(Exception exception) => new()
    {
        Type = exception.GetType().FullName ?? "Exception",
        Message = redactor.Redact(exception.Message),
    };
}

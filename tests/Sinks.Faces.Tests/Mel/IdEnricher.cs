// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Faces.Tests.Mel;

/// <summary>Says by Serilog what an event's id says by Microsoft.Extensions.Logging.</summary>
sealed class IdEnricher(EventId id) : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        List<LogEventProperty> members = [];
        if (id.Id != 0)
            members.Add(new LogEventProperty("Id", new ScalarValue(id.Id)));
        if (id.Name is not null)
            members.Add(new LogEventProperty("Name", new ScalarValue(id.Name)));
        logEvent.AddPropertyIfAbsent(new LogEventProperty("EventId", new StructureValue(members)));
    }
}

// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Tells the application's own frames from those of frameworks and libraries.</summary>
/// <param name="excluded">
/// Namespaces, types or assemblies that are not the application's, in exact case. Each stands for itself and for what
/// follows it after a dot, so that <c>MS</c> leaves <c>MsgCenter.Queue</c> and <c>MSales.Order</c> alone.
/// </param>
sealed class InAppRules(params string[] excluded)
{
    /// <summary>What comes with .NET, with this project and with the libraries met most.</summary>
    public static InAppRules Default { get; } = new(
        "System", "Microsoft", "MS", "Mono", "Internal.Runtime", "ABI.Microsoft", "WinRT", "FSharp",
        "Xamarin", "Android", "Java.Interop", "UIKit",
        "Sinks.Fanout", "Sinks.Sentry", "Sinks.Webhook", "Sinks.PostHog", "Sinks.Datadog", "Sinks.Otlp",
        "Sinks.Hosting", "Sinks.AspNetCore",
        "Serilog", "NLog", "Sentry", "OpenTelemetry",
        "Newtonsoft.Json", "Npgsql", "Dapper", "MongoDB", "StackExchange.Redis", "SQLitePCL", "SQLitePCLRaw",
        "RabbitMQ", "Hangfire", "MediatR", "Grpc", "Google", "AWSSDK", "Amazon", "Nest", "RestSharp", "ServiceStack",
        "Polly", "Autofac", "AutoMapper", "FluentValidation", "Giraffe", "Owin", "Swashbuckle", "SkiaSharp",
        "IdentityModel", "IdentityServer4", "ICSharpCode", "Remotion.Linq");

    /// <summary>
    /// Whether code of that type is the application's. A type without a namespace (the framework's <c>Interop</c>, a
    /// program of top-level statements) says nothing about its origin, so its assembly is asked; likewise when there
    /// is no type.
    /// </summary>
    public bool IsInApp(string? typeName, string? assembly)
    {
        var hasNamespace = typeName?.Contains('.', StringComparison.Ordinal) == true;
        var name = hasNamespace ? typeName : assembly ?? typeName;
        return !string.IsNullOrEmpty(name) && !IsExcluded(name) && !(typeName is not null && IsExcluded(typeName));
    }

    bool IsExcluded(string name)
    {
        foreach (var prefix in excluded)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal)
                && (name.Length == prefix.Length || name[prefix.Length] == '.'))
            {
                return true;
            }
        }

        return false;
    }
}

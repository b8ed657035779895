// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;

namespace Sinks.Fanout;

/// <summary>What a backend gets from the pipeline when it is made.</summary>
[Experimental("SINKS001")]
public sealed class BackendSetup
{
    readonly Action<string> _report;
    readonly Action<Mistake> _mistake;

    internal BackendSetup(
        string name,
        string path,
        TimeProvider time,
        Func<string, string?> variable,
        Action<string> report,
        Action<Mistake> mistake,
        string? hostEnvironment = null)
    {
        Name = name;
        Path = path;
        Time = time;
        Variable = variable;
        HostEnvironment = new[] { hostEnvironment, variable("ASPNETCORE_ENVIRONMENT"), variable("DOTNET_ENVIRONMENT") }
            .FirstOrDefault(static name => !string.IsNullOrWhiteSpace(name))?.Trim();
        _report = report;
        _mistake = mistake;
    }

    /// <summary>The backend's name: the key of its section, the name of its lane.</summary>
    public string Name { get; }

    /// <summary>The configuration path of the backend, such as <c>Fanout:Backends:sentry</c>.</summary>
    public string Path { get; }

    /// <summary>The clock. Backends use no other.</summary>
    public TimeProvider Time { get; }

    /// <summary>Reads an environment variable; null when it is not set.</summary>
    public Func<string, string?> Variable { get; }

    /// <summary>
    /// The environment the host runs in, such as <c>Production</c>: what its configuration holds as
    /// <c>environment</c>, else the variables <c>ASPNETCORE_ENVIRONMENT</c> and <c>DOTNET_ENVIRONMENT</c>; null when
    /// nothing says so.
    /// </summary>
    public string? HostEnvironment { get; }

    /// <summary>The application that is running.</summary>
    public ApplicationInfo Application { get; } = ApplicationInfo.Of(System.Reflection.Assembly.GetEntryAssembly());

    /// <summary>Says something once in SelfLog, under the backend's name. Never a secret.</summary>
    /// <param name="sentence">What to say.</param>
    public void Report(string sentence) => _report(sentence);

    /// <summary>
    /// Records a value that cannot be used; the backend goes on with the default and status is degraded.
    /// </summary>
    /// <param name="key">The setting, or the variable, that holds it.</param>
    /// <param name="reason">What is wrong, without the value when it may be a secret.</param>
    /// <param name="fix">What to write instead.</param>
    public void ReportMistake(string key, string reason, string fix) =>
        _mistake(new Mistake($"{Path}:{key}", reason, fix));
}

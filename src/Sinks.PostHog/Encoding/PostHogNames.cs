// SPDX-License-Identifier: Apache-2.0
namespace Sinks.PostHog;

/// <summary>Names that mean something to the server and are not the application's to give.</summary>
static class PostHogNames
{
    /// <summary>
    /// Events that merge persons for good or go to another product than analytics: a log call must not cause that.
    /// </summary>
    public static bool IsReservedEvent(string name) => name
        is "$exception" or "$identify" or "$create_alias" or "$merge_dangerously" or "$snapshot" or "$snapshot_items"
        || name.StartsWith("$$", StringComparison.Ordinal);

    /// <summary>
    /// Properties that we write, that would have the server refuse the whole batch (<c>token</c>), or take the event
    /// for somebody else's (<c>distinct_id</c>).
    /// </summary>
    /// <param name="name">The name as logged.</param>
    /// <param name="isIssue">Whether it is about a <c>$exception</c>, on which persons cannot be changed.</param>
    public static bool IsReserved(string name, bool isIssue) => name switch
    {
        "" or "token" or "api_key" or "distinct_id" or "trimmed" => true,
        "$lib" or "$lib_version" or "$is_server" or "$geoip_disable" or "$os" or "$os_version" => true,
        "$process_person_profile" or "$groups" or "$session_id" or "$ip" => true,
        "$set" or "$set_once" or "$unset" or PostHogFingerprint.Property => isIssue,
        _ => name.StartsWith("$exception", StringComparison.Ordinal),
    };

    /// <summary>Properties that tell of the request; ours when we know of one.</summary>
    public static bool IsOfRequest(string name) =>
        name is "$current_url" or "$request_method" or "$request_path" or "$response_status_code";
}

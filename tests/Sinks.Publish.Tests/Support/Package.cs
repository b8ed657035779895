// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using System.Xml.Linq;

namespace Sinks.Publish.Tests.Support;

/// <summary>What is in a package file.</summary>
sealed class Package
{
    Package(string id, IReadOnlyList<string> files, XElement metadata)
    {
        Id = id;
        Files = files;
        Metadata = metadata;
    }

    public string Id { get; }

    public IReadOnlyList<string> Files { get; }

    /// <summary>The dependencies by target framework, each with its version range.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Dependencies =>
        // What a package wants of the shared frameworks is listed by target too.
        Find("group").Where(static group => group.Parent!.Name.LocalName == "dependencies").ToDictionary(
            static group => group.Attribute("targetFramework")!.Value,
            static group => (IReadOnlyDictionary<string, string>)group.Elements().ToDictionary(
                static dependency => dependency.Attribute("id")!.Value,
                static dependency => dependency.Attribute("version")!.Value));

    XElement Metadata { get; }

    public static Package Read(LocalFeed feed, string id)
    {
        using var archive = ZipFile.OpenRead(feed.PackageFile(id));
        using var nuspec = archive.GetEntry($"{id}.nuspec")!.Open();
        return new Package(id, [.. archive.Entries.Select(static entry => entry.FullName)], XElement.Load(nuspec));
    }

    public string? Text(string element) => Find(element).SingleOrDefault()?.Value;

    IEnumerable<XElement> Find(string name) =>
        Metadata.Descendants().Where(element => string.Equals(element.Name.LocalName, name, StringComparison.Ordinal));
}

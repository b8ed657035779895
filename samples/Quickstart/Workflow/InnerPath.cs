// SPDX-License-Identifier: Apache-2.0
namespace Quickstart.Workflow;

/// <summary>Names come from documents, and documents from strangers: a path never leaves its folder.</summary>
static class InnerPath
{
    public static string Of(string folder, string name)
    {
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(root, name));
        return path.StartsWith(root, StringComparison.Ordinal)
            ? path
            : throw new UnauthorizedAccessException($"{name} is outside of its folder.");
    }
}

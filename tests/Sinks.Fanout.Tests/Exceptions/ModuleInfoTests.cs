// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;
using Shop;

namespace Sinks.Fanout.Tests.Exceptions;

public sealed class ModuleInfoTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("sinks").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_module_says_what_identifies_it_and_its_symbols()
    {
        var module = Caught.ShopFrames(Caught.From(FailingCode.Plainly))[0].Module!;
        module.Name.ShouldBe("Sinks.Fanout.Tests");
        module.File.ShouldBe(typeof(FailingCode).Assembly.Location);
        module.VersionId.ShouldBe(typeof(FailingCode).Module.ModuleVersionId);
        module.CodeId.ShouldNotBeNull().ShouldMatch("^[0-9A-F]{8}[0-9a-f]{4,8}$");
        module.DebugId.ShouldNotBeNull().ShouldMatch("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9a-f]{8}$");
        module.DebugFile.ShouldNotBeNull().ShouldEndWith("Sinks.Fanout.Tests.pdb");
        module.DebugChecksum.ShouldNotBeNull().ShouldMatch("^SHA256:[0-9a-f]{64}$");
    }

    [Fact]
    public void All_frames_of_a_module_share_one_description()
    {
        var frames = Caught.Reader.Read(Caught.From(() => FailingCode.WithLambda(1))).Frames;
        var modules = frames.Select(frame => frame.Module!).Distinct(ReferenceEqualityComparer.Instance);
        modules.Count().ShouldBe(frames.Select(frame => frame.Assembly).Distinct().Count());
        frames.ShouldAllBe(frame => frame.Module!.CodeId != null, "the framework's have files too");
    }

    [Fact]
    public void An_assembly_loaded_from_bytes_has_no_file_and_no_symbols()
    {
        var context = new AssemblyLoadContext("bytes", isCollectible: true);
        using var bytes = new MemoryStream(File.ReadAllBytes(typeof(FailingCode).Assembly.Location));
        var module = ModuleOfPlugIn(context.LoadFromStream(bytes));
        module.ShouldBe(new ModuleInfo
        {
            Name = "Sinks.Fanout.Tests",
            VersionId = typeof(FailingCode).Module.ModuleVersionId,
        });
        context.Unload();
    }

    [Fact]
    public void An_assembly_made_at_run_time_has_a_name_alone()
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(
            new AssemblyName("Made"), AssemblyBuilderAccess.RunAndCollect);
        var module = ModuleImage.Describe(assembly.DefineDynamicModule("Made"), "Made");
        (module.Name, module.File, module.CodeId, module.DebugId).ShouldBe(("Made", null, null, null));
    }

    [Fact]
    public void A_file_that_another_build_has_replaced_tells_nothing_of_the_module()
    {
        var path = Path.Combine(_folder, "PlugIn.dll");
        File.Copy(typeof(FailingCode).Assembly.Location, path);
        var module = ModuleImage.Describe(typeof(FailingCode).Module, "PlugIn") with { File = path };
        ModuleImage.Open(module).ShouldNotBeNull().Dispose();
        File.Copy(typeof(ExceptionReader).Assembly.Location, path, overwrite: true);
        ModuleImage.Open(module).ShouldBeNull();
    }

    [Fact]
    public void A_file_that_is_read_can_be_renamed_written_and_deleted()
    {
        var path = Path.Combine(_folder, "PlugIn.dll");
        File.Copy(typeof(FailingCode).Assembly.Location, path);
        using var file = ModuleImage.OpenFile(path);
        new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete).Dispose();
        File.Move(path, path + ".old");
        File.Delete(path + ".old");
        file.ReadByte().ShouldBe('M');
    }

    [Fact]
    public void A_module_whose_file_is_gone_or_no_image_is_described_without_it()
    {
        var path = Path.Combine(_folder, "PlugIn.dll");
        File.Copy(typeof(FailingCode).Assembly.Location, path);
        var context = new AssemblyLoadContext("gone", isCollectible: true);
        var assembly = context.LoadFromAssemblyPath(path);
        File.Move(path, path + ".old");
        var gone = ModuleOfPlugIn(assembly);
        (gone.File, gone.CodeId, gone.DebugId).ShouldBe((path, null, null));
        File.WriteAllText(path, "MZ, but no image");
        var spoilt = ModuleOfPlugIn(assembly);
        (spoilt.File, spoilt.CodeId, spoilt.DebugId).ShouldBe((path, null, null));
        context.Unload();
    }

    static ModuleInfo ModuleOfPlugIn(Assembly plugIn)
    {
        var method = plugIn.GetType(typeof(FailingCode).FullName!)!.GetMethod(nameof(FailingCode.Plainly))!;
        var exception = Caught.From(() => method.Invoke(null, null));
        return new ExceptionReader(Redactor.Default).Read(exception).InnerExceptions.Single().Frames[0].Module!;
    }
}

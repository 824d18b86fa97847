using System.Reflection;
using System.Runtime.CompilerServices;
using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Web.Shell;
using Microsoft.AspNetCore.Components;
using NetArchTest.Rules;

namespace CampaignTracker.Web.Tests.Architecture;

public sealed class LayoutTests
{
    private static readonly string[] SourceFolders = ["src", "tests"];

    private static readonly Assembly Web = typeof(ShellText).Assembly;
    private static readonly Assembly Data = typeof(CampaignDbContext).Assembly;

    [Fact]
    public void The_data_project_knows_nothing_of_http_or_pages()
    {
        var types = Types.InAssembly(Data);
        Assert.NotEmpty(types.GetTypes());

        var result = types.ShouldNot().HaveDependencyOnAny("Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Mvc", "MudBlazor").GetResult();

        Assert.True(result.IsSuccessful, Failing(result));
    }

    [Fact]
    public void No_page_or_use_case_of_the_public_site_names_a_true_address()
    {
        // Organizers plan events and turn the switches there, and hosts change their own events; each of these use cases asks who acts.
        var types = Types.InAssembly(Web).That().DoNotResideInNamespaceMatching(@"\.(Events\.Planning|Events\.Hosting|Site)$");
        Assert.NotEmpty(types.GetTypes());
        Assert.NotEmpty(Types.InAssembly(Web).That().ResideInNamespaceMatching(@"\.(Events\.Planning|Events\.Hosting|Site)$").GetTypes());

        var result = types.ShouldNot().HaveDependencyOn(typeof(EventAddress).FullName!).GetResult();

        Assert.True(result.IsSuccessful, Failing(result));
    }

    [Fact]
    public void Pages_stand_in_the_folder_of_their_zone_or_the_shell()
    {
        var pages = Web.GetTypes().Where(t => t.GetCustomAttributes<RouteAttribute>().Any()).ToList();
        var organizers = pages.Where(page => page.GetCustomAttributes<RouteAttribute>().Any(r => IsOrganize(r.Template))).ToList();

        Assert.NotEmpty(organizers);
        Assert.All(organizers, page => Assert.EndsWith(".Organize", page.Namespace, StringComparison.Ordinal));
        Assert.NotEmpty(pages.Except(organizers));
        Assert.All(pages.Except(organizers), page => Assert.Matches(@"\.(Public|Shell)$", page.Namespace!));

        static bool IsOrganize(string route) => route == "/organize" || route.StartsWith("/organize/", StringComparison.Ordinal);
    }

    [Fact]
    public void Public_folders_do_not_name_MudBlazor()
    {
        var types = Types.InAssembly(Web).That().ResideInNamespaceMatching(@"\.Public$");
        Assert.NotEmpty(types.GetTypes());

        var result = types.ShouldNot().HaveDependencyOn("MudBlazor").GetResult();

        Assert.True(result.IsSuccessful, Failing(result));
        Assert.False(Types.InAssembly(Web).That().ResideInNamespaceMatching(@"\.Organize$").ShouldNot().HaveDependencyOn("MudBlazor").GetResult().IsSuccessful);
    }

    [Fact]
    public void Each_route_exists_once_for_both_languages()
    {
        var routes = Web.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template).ToList();

        Assert.NotEmpty(routes);
        Assert.Equal(routes.Count, routes.Distinct().Count());
        Assert.DoesNotContain(routes, r => r == "/es" || r.StartsWith("/es/", StringComparison.Ordinal));
    }

    [Fact]
    public void The_user_interface_kit_is_ignorant_of_the_domain()
    {
        var types = Types.InAssembly(Web).That().ResideInNamespace("CampaignTracker.Web.Ui");
        Assert.NotEmpty(types.GetTypes());

        var result = types.ShouldNot().HaveDependencyOnAny("CampaignTracker.Web.Features", "CampaignTracker.Data.Organizations", "CampaignTracker.Data.Events", "CampaignTracker.Data.Letters").GetResult();

        Assert.True(result.IsSuccessful, Failing(result));
    }

    [Fact]
    public void No_file_is_longer_than_three_hundred_lines()
    {
        var root = Path.GetFullPath(Path.Combine(Here(), "../../.."));
        var files = SourceFolders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".css" or ".mjs" or ".sh")
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "Migrations" or "lib"))
            .ToList();

        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, file => File.ReadLines(file).Count() > 300);
    }

    private static string Failing(NetArchTest.Rules.TestResult result) => string.Join(", ", result.FailingTypes?.Select(t => t.FullName) ?? []);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}

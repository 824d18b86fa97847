using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizations;

namespace CampaignTracker.Load.Generate;

/// <summary>Invented organizations all over the country: nearly all of them listed, a few waiting, declined, gone or merged.</summary>
internal sealed class GeneratedOrganizations(Random random, Towns towns, Actor by, DateTime now)
{
    private const int Days = 300;

    private static readonly (Scope, int)[] Scopes = [(Scope.Local, 84), (Scope.State, 13), (Scope.National, 3)];
    private static readonly (OrganizationStatus, int)[] Fates =
    [
        (OrganizationStatus.Listed, 955), (OrganizationStatus.Pending, 20), (OrganizationStatus.Withdrawn, 10),
        (OrganizationStatus.Declined, 10), (OrganizationStatus.Merged, 5),
    ];

    private readonly Dictionary<string, int> _names = [];

    public IReadOnlyList<Organization> Make(int count)
    {
        var made = new List<Organization>(count);
        for (var i = 0; i < count; i++)
            made.Add(MakeOne(made));
        return made;
    }

    private Organization MakeOne(List<Organization> others)
    {
        var at = random.Between(now.AddDays(-Days), now.AddDays(-1));
        var town = towns.Draw(random);
        var (form, sector) = random.OneOf(Words.Names);
        var name = Unused(string.Format(null, form, town.City, random.OneOf(Words.Own)));
        var slug = OrganizationName.Slug(name);
        var hasSite = random.Percent(70);
        var details = new OrganizationDetails
        {
            Name = name,
            ShortName = random.Percent(15) ? string.Concat(name.Split(' ').Select(word => word[0]).Where(char.IsUpper)) : "",
            City = town.City,
            State = town.State,
            PostalCode = town.Zip,
            Scope = random.Weighted(Scopes),
            Sectors = [sector, .. random.Percent(35) ? [random.OneOf(Enum.GetValues<Sector>())] : Array.Empty<Sector>()],
            Website = hasSite ? $"https://{slug}.example" : null,
            PublicEmail = hasSite && random.Percent(60) ? $"hello@{slug}.example" : null,
            About = Words.Text(random, town.City, most: 8),
        };
        var organization = Organization.Ask(details, slug, by, at, isSample: true);
        Settle(organization, at.AddHours(20), others);
        return organization;
    }

    private void Settle(Organization organization, DateTime at, List<Organization> others)
    {
        var fate = random.Weighted(Fates);
        switch (fate)
        {
            case OrganizationStatus.Pending:
                return;
            case OrganizationStatus.Declined:
                organization.Decline("An invented reason.", by, at);
                return;
        }

        organization.List(by, at);
        if (random.Percent(40))
            organization.ConfirmEmail(by, at);
        if (random.Percent(10))
            organization.Verify("An invented proof.", by, at);
        if (fate is OrganizationStatus.Withdrawn)
            organization.Withdraw(by, at);
        if (fate is OrganizationStatus.Merged && others.Count > 0 && random.OneOf(others) is { Status: OrganizationStatus.Listed } other)
            organization.MergeInto(other, by, at);
    }

    /// <summary>The name, or its next chapter: no two are alike, not even to <see cref="OrganizationName.Slug"/>.</summary>
    private string Unused(string name)
    {
        var slug = OrganizationName.Slug(name);
        _names[slug] = _names.GetValueOrDefault(slug) + 1;
        return _names[slug] == 1 ? name : $"{name}, Chapter {_names[slug]}";
    }
}

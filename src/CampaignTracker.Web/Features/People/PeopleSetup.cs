namespace CampaignTracker.Web.Features.People;

internal static class PeopleSetup
{
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddScoped<ListPeople>();
        services.AddScoped<InviteColleague>();
        services.AddScoped<ChangeInvitation>();
        services.AddScoped<ChangeColleague>();
        services.AddScoped<AcceptInvitation>();
    }
}

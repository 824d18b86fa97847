using CampaignTracker.Testing;

[assembly: AssemblyFixture(typeof(SeededSites))]

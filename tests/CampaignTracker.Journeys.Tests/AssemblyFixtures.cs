using CampaignTracker.Journeys.Tests;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(PublishedSite))]

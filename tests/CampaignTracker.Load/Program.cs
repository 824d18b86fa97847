using System.CommandLine;
using CampaignTracker.Load.Alike;
using CampaignTracker.Load.Circuits;
using CampaignTracker.Load.Generate;
using CampaignTracker.Load.Grids;
using CampaignTracker.Load.Growth;
using CampaignTracker.Load.Import;
using CampaignTracker.Load.Limits;
using CampaignTracker.Load.SignOns;

var root = new RootCommand("Large campaigns, and what the site bears: docs/measuring.md says how to read the figures.")
{
    GenerateCommand.Make(),
    LimitsCommand.Make(),
    BareCommand.Make(),
    GrowthCommand.Make(),
    AlikeCommand.Make(),
    GridCommand.Make(),
    SignOnsCommand.Make(),
    CrashCommand.Make(),
    CircuitsCommand.Make(),
    ImportCommand.Make(),
};
return await root.Parse(args).InvokeAsync();

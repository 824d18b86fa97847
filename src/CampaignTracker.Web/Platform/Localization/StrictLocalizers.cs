using System.Globalization;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Platform.Localization;

/// <summary>Outside Production a text that a language lacks is an error, not a key on the page.</summary>
internal sealed class StrictLocalizers(ResourceManagerStringLocalizerFactory inner) : IStringLocalizerFactory
{
    public IStringLocalizer Create(Type resourceSource) => new Strict(inner.Create(resourceSource));

    public IStringLocalizer Create(string baseName, string location) => new Strict(inner.Create(baseName, location));

    private sealed class Strict(IStringLocalizer inner) : IStringLocalizer
    {
        public LocalizedString this[string name] => Found(inner[name]);

        public LocalizedString this[string name, params object[] arguments] => Found(inner[name, arguments]);

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => inner.GetAllStrings(includeParentCultures);

        private static LocalizedString Found(LocalizedString text) => text.ResourceNotFound
            ? throw new InvalidOperationException($"No text '{text.Name}' for {CultureInfo.CurrentUICulture.Name} in {text.SearchedLocation}.")
            : text;
    }
}

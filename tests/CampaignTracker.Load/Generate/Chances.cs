namespace CampaignTracker.Load.Generate;

/// <summary>Drawing lots.</summary>
internal static class Chances
{
    /// <summary>True in so many cases of a hundred.</summary>
    public static bool Percent(this Random random, double percent) => random.NextDouble() * 100 < percent;

    public static T OneOf<T>(this Random random, IReadOnlyList<T> things) => things[random.Next(things.Count)];

    /// <summary>One of several, each as often as its weight.</summary>
    public static T Weighted<T>(this Random random, IReadOnlyList<(T Thing, int Weight)> things)
    {
        var at = random.Next(things.Sum(thing => thing.Weight));
        foreach (var (thing, weight) in things)
        {
            if (at < weight)
                return thing;
            at -= weight;
        }

        throw new InvalidOperationException("The weights have no sum.");
    }

    /// <summary>An instant between two (UTC), in whole seconds.</summary>
    /// <param name="random">The lot.</param>
    /// <param name="from">The first.</param>
    /// <param name="to">The last.</param>
    /// <param name="haste">1 spreads evenly; more draws nearer to the first.</param>
    public static DateTime Between(this Random random, DateTime from, DateTime to, double haste = 1) =>
        from.AddSeconds(Math.Floor(Math.Pow(random.NextDouble(), haste) * (to - from).TotalSeconds));

    /// <summary>Some of the things, none twice, in an order of chance.</summary>
    public static IEnumerable<T> Some<T>(this Random random, IReadOnlyList<T> things, int count)
    {
        var order = Enumerable.Range(0, things.Count).ToArray();
        for (var i = 0; i < count; i++)
        {
            var other = random.Next(i, order.Length);
            (order[i], order[other]) = (order[other], order[i]);
            yield return things[order[i]];
        }
    }
}

namespace CampaignTracker.Data;

/// <summary>A rule of the campaign would be broken. Nothing was changed.</summary>
public class DomainException(string message) : Exception(message);

/// <summary>A noun was asked for a step that its present state does not allow.</summary>
public sealed class IllegalTransitionException(string noun, Enum from, string step)
    : DomainException($"{noun}: a {from} one cannot be {step}.")
{
    /// <summary>Throws unless <paramref name="state"/> is one of <paramref name="allowed"/>.</summary>
    /// <exception cref="IllegalTransitionException">The state does not allow the step.</exception>
    internal static void Unless<TState>(string noun, TState state, string step, params ReadOnlySpan<TState> allowed)
        where TState : struct, Enum
    {
        foreach (var candidate in allowed)
        {
            if (EqualityComparer<TState>.Default.Equals(candidate, state))
                return;
        }

        throw new IllegalTransitionException(noun, state, step);
    }
}

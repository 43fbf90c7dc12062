using Alerts.Profiles;

namespace Alerts.Functions.Commands.Demo;

/// <summary>A profile of the demo.</summary>
/// <param name="Name">What the summary and its files call it: lower-case letters, digits and hyphens, unique.</param>
/// <param name="Subscriber">The subscriber it becomes.</param>
internal sealed record DemoProfile(string Name, Subscriber Subscriber)
{
    /// <summary>A profile of somebody at example.org.</summary>
    public static DemoProfile Make(string name, IReadOnlyList<string> keywords) =>
        new(name, Someone(name) with { Keywords = keywords });

    /// <summary>An active subscriber whose address is made of <paramref name="name"/>.</summary>
    public static Subscriber Someone(string name) => new()
    {
        Id = Subscriber.NewId(),
        Address = $"{name}@example.org",
        State = SubscriberState.Active,
        Version = 1,
    };
}

using Alerts.Profiles;

namespace Alerts.Functions.Commands.Demo;

/// <summary>A profile of the demo.</summary>
/// <param name="Name">What the summary and its files call it: lower-case letters, digits and hyphens, unique.</param>
/// <param name="Subscriber">The subscriber it becomes.</param>
internal sealed record DemoProfile(string Name, Subscriber Subscriber)
{
    /// <summary>Profiles for a demo that is given none.</summary>
    public static IReadOnlyList<DemoProfile> Samples { get; } =
    [
        Make("language-models", "large language models^2", "reasoning", "reinforcement learning", "post-training", "-survey"),
        Make("vision-and-video", "video generation^2", "text-to-image", "diffusion models", "vision-language models", "3D reconstruction"),
        Make("robots-and-agents", "robot*", "world model^2", "autonomous agents | multi-agent", "computer use", "tool use"),
    ];

    /// <summary>A profile of somebody at example.org.</summary>
    public static DemoProfile Make(string name, params IReadOnlyList<string> keywords) =>
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

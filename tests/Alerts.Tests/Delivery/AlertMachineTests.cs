using static Alerts.Delivery.AlertEvent;

namespace Alerts.Delivery;

public sealed class AlertMachineTests
{
    private const string Token = "t1";

    private static readonly DateTimeOffset Due = new(2026, 11, 23, 2, 30, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = Due.AddMinutes(1);
    private static readonly DateTimeOffset Later = Due.AddHours(1);

    private static readonly AlertEvent[] Events =
    [
        new BatchFiled("b2"), new BatchFiled("b1"), new AttemptBegun("t2"), new SkipDecided("paused"), new ProviderAccepted(Token, "p"),
        new ProviderAccepted("other", "p"), new ProviderRefused(Token, Later, "429"), new ProviderFailed(Token, "400"),
        new ProviderUnknown(Token, "timeout"), new Swept(), new WebhookTold(MailEventKind.Delivered, null), new OperatorResends(),
        new OperatorDrops(),
    ];

    // The state table, cell by cell, in the order of Events: the state afterwards; a dash is "unchanged"; = is "changed, same state".
    // The alert has stood where it stands for a minute.
    public static TheoryData<AlertState, int, string> Table => new()
    {
        { AlertState.Waiting, 0, "= - Submitting Skipped - - - - - - - - Skipped" },
        { AlertState.Waiting, 1, "- - Submitting Skipped - - - - - - Accepted - Skipped" },
        { AlertState.Submitting, 1, "- - - - Accepted - Waiting Failed Unknown - Accepted - -" },
        { AlertState.Submitting, 2, "- - - - Accepted - Waiting Failed Unknown - Accepted - -" },
        { AlertState.Unknown, 1, "- - - - Accepted - Waiting Failed - - Accepted - Skipped" },
        { AlertState.Unknown, 2, "- - - - Accepted - Waiting Failed - - Accepted - Skipped" },
        { AlertState.Accepted, 1, "- - - - - - - - - - = - -" },
        { AlertState.Failed, 1, "- - - - - - - - - - = Waiting Skipped" },
        { AlertState.Skipped, 0, "- - - - - - - - - - = Waiting -" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Every_state_answers_every_event_as_the_table_says(AlertState state, int attempts, string cells)
    {
        var alert = An(state, attempts);

        var answers = Events.Select(happened => AlertMachine.Next(alert, happened, Now)).Select(next =>
            ReferenceEquals(next, alert) ? "-" : next.State == state ? "=" : next.State.ToString());

        Assert.Equal(cells, string.Join(' ', answers));
    }

    [Fact]
    public void The_tests_know_every_event() =>
        Assert.Equal(typeof(AlertEvent).GetNestedTypes().ToHashSet(), [.. Events.Select(e => e.GetType())]);

    [Theory]
    [InlineData(AlertState.Submitting, 1, 14, AlertState.Submitting)]
    [InlineData(AlertState.Submitting, 1, 15, AlertState.Unknown)]
    [InlineData(AlertState.Unknown, 1, 59, AlertState.Unknown)]
    [InlineData(AlertState.Unknown, 1, 60, AlertState.Waiting)]
    [InlineData(AlertState.Unknown, 2, 59, AlertState.Unknown)]
    [InlineData(AlertState.Unknown, 2, 60, AlertState.Failed)]
    [InlineData(AlertState.Waiting, 0, 6000, AlertState.Waiting)]
    public void The_sweep_settles_what_stands_too_long(AlertState state, int attempts, int minutes, AlertState expected)
    {
        var alert = An(state, attempts);

        var next = AlertMachine.Next(alert, new Swept(), alert.Since.AddMinutes(minutes));

        Assert.Equal((expected, attempts), (next.State, next.Attempts));
        Assert.Equal(expected == AlertState.Failed ? "fate unknown" : null, expected == AlertState.Failed ? next.Reason : null);
    }

    [Fact]
    public void An_attempt_does_not_begin_before_it_is_due_or_while_it_must_wait()
    {
        var early = An(AlertState.Waiting, 0);
        var told = early with { NotBefore = Later };

        Assert.Same(early, AlertMachine.Next(early, new AttemptBegun(Token), Due.AddSeconds(-1)));
        Assert.Same(told, AlertMachine.Next(told, new AttemptBegun(Token), Now));
        Assert.Equal(AlertState.Submitting, AlertMachine.Next(told, new AttemptBegun(Token), Later).State);
    }

    [Fact]
    public void An_attempt_counts_unless_the_provider_refused_it()
    {
        var begun = AlertMachine.Next(An(AlertState.Waiting, 1), new AttemptBegun("t2"), Now);
        var refused = AlertMachine.Next(begun, new ProviderRefused("t2", Later, "429"), Now);

        Assert.Equal((2, "t2"), (begun.Attempts, begun.AttemptToken));
        Assert.Equal((1, 1, Later, "429"), (refused.Attempts, refused.Refusals, refused.NotBefore!.Value, refused.Reason));
    }

    [Fact]
    public void The_mail_id_never_changes()
    {
        foreach (var state in Enum.GetValues<AlertState>())
        {
            var alert = An(state, 1);
            Assert.All(Events, happened => Assert.Equal(alert.MailId, AlertMachine.Next(alert, happened, Now).MailId));
        }
    }

    [Fact]
    public void A_webhook_outcome_gives_way_only_to_one_that_tells_more()
    {
        var processed = AlertMachine.Next(An(AlertState.Unknown, 1), new WebhookTold(MailEventKind.Processed, null), Now);
        var bounced = AlertMachine.Next(processed, new WebhookTold(MailEventKind.Bounced, "550 no such user"), Now);
        var late = AlertMachine.Next(bounced, new WebhookTold(MailEventKind.Delivered, null), Now);

        Assert.Equal((AlertState.Accepted, MailEventKind.Processed), (processed.State, processed.Outcome));
        Assert.Equal((AlertState.Accepted, MailEventKind.Bounced, "550 no such user"), (bounced.State, bounced.Outcome, bounced.Reason));
        Assert.Same(bounced, late);
    }

    [Fact]
    public void A_resent_alert_starts_from_the_beginning()
    {
        var failed = An(AlertState.Failed, 2) with { Refusals = 3, NotBefore = Later, Reason = "fate unknown" };

        var again = AlertMachine.Next(failed, new OperatorResends(), Now);

        Assert.Equal((AlertState.Waiting, 0, 0, null, null), (again.State, again.Attempts, again.Refusals, again.NotBefore, again.Reason));
        Assert.True(again.IsDue(Now));
    }

    private static Alert An(AlertState state, int attempts) => new()
    {
        Slot = new("3f", Due),
        SubscriberId = "3f0000000000000000000000000000aa",
        Batches = ["b1"],
        MailId = "0123456789abcdef0123456789abcdef",
        State = state,
        Since = Due,
        Attempts = attempts,
        AttemptToken = attempts > 0 ? Token : null,
    };
}

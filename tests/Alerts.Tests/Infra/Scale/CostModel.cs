using System.Globalization;

namespace Alerts.Infra.Scale;

/// <summary>What a number of subscribers makes the app do in a month, and what that costs. Every assumption is a line of docs/scale/inputs.csv.</summary>
internal sealed class CostModel
{
    private const double DaysInMonth = 30;
    private readonly Dictionary<string, double> _inputs;

    public CostModel(string csv) => _inputs = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
        .Select(line => line.Split(','))
        .ToDictionary(cells => cells[0], cells => double.Parse(cells[1], CultureInfo.InvariantCulture));

    /// <summary>Works one size out.</summary>
    /// <param name="subscribers">Active subscribers.</param>
    /// <param name="ranges">Match messages a batch.</param>
    public Month Of(double subscribers, int ranges)
    {
        var hits = subscribers * I("hit_share") * I("pulls");
        var mails = subscribers * I("mails_per_subscriber");
        var slots = Math.Min(mails, 256 * 24);
        var eventRequests = mails * I("events_per_mail") / I("events_per_request");
        var visits = subscribers * I("visits_per_subscriber");
        var messages = (I("pulls") * ranges) + (1.2 * slots);
        var executions = I("pulls") + 24 + messages + eventRequests + visits;
        var seconds = (I("pulls") * I("pull_seconds")) + (24 * I("sweep_seconds"))
            + (subscribers * I("pulls") * I("match_ms_per_profile") / 1000) + (mails * I("send_ms_per_mail") / 1000)
            + ((visits + eventRequests) * I("web_ms") / 1000);
        var tables = (hits * I("table_per_hit")) + (mails * I("table_per_mail"))
            + (mails * Math.Min(I("events_per_mail"), 1.5) * I("table_per_event_request")) + (visits * 4) + (I("papers") * 3) + 5000;
        var queues = I("queue_polls") + (messages * I("queue_per_message"));
        var storedGb = ((hits * 35 * I("row_kb")) + (I("papers") * 90 * I("paper_kb")) + (subscribers * I("profile_kb"))) / 1e6;
        var logGb = ((executions * I("log_kb_per_execution")) + (mails * I("log_kb_per_mail"))) * DaysInMonth / 1e6;
        return new()
        {
            Subscribers = subscribers,
            Mails = mails * DaysInMonth,
            PeakMailsPerSecond = mails * I("peak_share") / 3600,
            Executions = executions * DaysInMonth,
            GbSeconds = seconds * I("memory_gb") * DaysInMonth,
            TableTransactions = tables * DaysInMonth,
            TablesPerBatch = subscribers * I("hit_share") * I("table_per_hit"),
            QueueOperations = queues * DaysInMonth,
            StoredGb = storedGb,
            LogGb = logGb,
            Records = I("language_records") * DaysInMonth,
            Compute = (Math.Max(0, (seconds * I("memory_gb") * DaysInMonth) - I("free_gb_seconds")) * I("price_gb_second"))
                + (Math.Max(0, (executions * DaysInMonth) - I("free_executions")) / 1e6 * I("price_million_executions")),
            Storage = (tables * DaysInMonth / 1e4 * I("price_table_10k")) + (queues * DaysInMonth / 1e4 * I("price_queue_10k")) + (storedGb * I("price_storage_gb")),
            Language = I("language_records") * DaysInMonth / 1000 * I("price_language_1k"),
            Telemetry = (Math.Max(0, logGb - I("free_log_gb")) * I("price_log_gb")) + I("price_alert_rules"),
            Provider = I("price_mail_base") + (Math.Max(0, (mails * DaysInMonth) - I("mails_in_base")) / 1000 * I("price_mail_1k")),
        };
    }

    /// <summary>The table of docs/scale.md.</summary>
    public static string Table(IReadOnlyList<Month> months)
    {
        (string Name, Func<Month, string> Value)[] rows =
        [
            ("mails a month", m => Count(m.Mails)),
            ("mails a second in the busiest hour", m => m.PeakMailsPerSecond.ToString("0.###", CultureInfo.InvariantCulture)),
            ("executions", m => Count(m.Executions)),
            ("GB-seconds", m => Count(m.GbSeconds)),
            ("table transactions", m => Count(m.TableTransactions)),
            ("… of one batch, while it is matched", m => Count(m.TablesPerBatch)),
            ("queue operations", m => Count(m.QueueOperations)),
            ("stored, GB", m => m.StoredGb.ToString("0.##", CultureInfo.InvariantCulture)),
            ("telemetry, GB", m => m.LogGb.ToString("0.##", CultureInfo.InvariantCulture)),
            ("language records", m => Count(m.Records)),
            ("**compute, USD**", m => Dollars(m.Compute)),
            ("**storage, USD**", m => Dollars(m.Storage)),
            ("**key phrases, USD**", m => Dollars(m.Language)),
            ("**telemetry and alert rules, USD**", m => Dollars(m.Telemetry)),
            ("**mail provider, USD**", m => Dollars(m.Provider)),
            ("**all, USD a month**", m => Dollars(m.All)),
            ("**a thousand subscribers, USD a month**", m => Dollars(m.All / m.Subscribers * 1000)),
        ];
        return string.Join('\n', [
            $"| a month | {string.Join(" | ", months.Select(m => Count(m.Subscribers)))} |",
            $"|---|{string.Concat(months.Select(_ => "---:|"))}",
            .. rows.Select(row => $"| {row.Name} | {string.Join(" | ", months.Select(row.Value))} |"),
        ]);
    }

    private double I(string name) => _inputs[name];

    private static string Count(double value) => value switch
    {
        >= 1e9 => $"{(value / 1e9).ToString("0.##", CultureInfo.InvariantCulture)} billion",
        >= 1e6 => $"{(value / 1e6).ToString("0.##", CultureInfo.InvariantCulture)} million",
        _ => value.ToString("#,0", CultureInfo.InvariantCulture),
    };

    private static string Dollars(double value) => value.ToString(value < 100 ? "0.00" : "#,0", CultureInfo.InvariantCulture);
}

/// <summary>A month.</summary>
internal sealed record Month
{
    public required double Subscribers { get; init; }

    public required double Mails { get; init; }

    public required double PeakMailsPerSecond { get; init; }

    public required double Executions { get; init; }

    public required double GbSeconds { get; init; }

    public required double TableTransactions { get; init; }

    public required double TablesPerBatch { get; init; }

    public required double QueueOperations { get; init; }

    public required double StoredGb { get; init; }

    public required double LogGb { get; init; }

    public required double Records { get; init; }

    public required double Compute { get; init; }

    public required double Storage { get; init; }

    public required double Language { get; init; }

    public required double Telemetry { get; init; }

    public required double Provider { get; init; }

    public double All => Compute + Storage + Language + Telemetry + Provider;
}

using System.Text;
using System.Text.Json.Nodes;
using Alerts.Links;

namespace Alerts.Subscribing;

/// <summary>Whatever is sent, the API answers; it never breaks.</summary>
public sealed class RandomBodiesTests(App app)
{
    private const int Bodies = 3_000;
    private const int Parallel = 8;

    private static readonly string[] Names =
        ["email", "keywords", "delivery", "token", "text", "days", "sources", "categories", "until", "option", "version", "hour", "timeZone", "x"];

    private static readonly string[] Texts =
        ["", " ", "a", "\0", "\u202E", "\uD83D", "<script>", "ada@example.org", "-", "+", "\"", "|", "^", "a^99", "title:", "*", "(", "2026-12-24", "🙂"];

    [Fact]
    public async Task Random_bodies_never_break_the_app()
    {
        var url = (await app.ClientAsync()).Url;
        var session = await app.TokenAsync(LinkPurpose.Session, (await app.AddAsync()).Id);
        var operations = ApiDescription.Instance.Operations
            .Where(operation => operation.Method is "post" or "put" && operation.Path is not "/api/profile/unsubscribe")
            .ToList();
        var broken = new System.Collections.Concurrent.ConcurrentBag<string>();

        await System.Threading.Tasks.Parallel.ForEachAsync(
            Enumerable.Range(0, Bodies),
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = TestContext.Current.CancellationToken },
            async (seed, _) =>
            {
                var random = new Random(seed);
                var (method, path, _) = operations[seed % operations.Count];
                var body = Body(random);
                using var content = new ByteArrayContent(body);
                content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
                var answer = await new ApiClient(url) { Session = session }.SendAsync(new HttpMethod(method), path, content, ("If-Match", "\"v1\""));
                if ((int)answer.Status >= 500)
                {
                    broken.Add($"seed {seed}: {method} {path}: {(int)answer.Status}: {Encoding.UTF8.GetString(body)}");
                }
            });

        Assert.Empty(broken);
    }

    private static byte[] Body(Random random)
    {
        var json = Encoding.UTF8.GetBytes(random.Next(4) == 0 ? Escaped(random) : Value(random, 0)?.ToJsonString() ?? "null");
        switch (random.Next(6))
        {
            case 0:
                return json[..random.Next(json.Length + 1)];
            case 1:
                for (var i = 0; i < 3 && json.Length > 0; i++)
                {
                    json[random.Next(json.Length)] = (byte)random.Next(256);
                }

                return json;
            default:
                return json;
        }
    }

    private static JsonNode? Value(Random random, int depth) => (depth == 0 ? 9 : random.Next(10)) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create(random.Next(-5, 100)),
        3 => JsonValue.Create(random.NextDouble() * Math.Pow(10, random.Next(300))),
        4 => new JsonArray([.. Enumerable.Range(0, depth > 4 ? 0 : random.Next(5)).Select(_ => Value(random, depth + 1))]),
        5 => JsonValue.Create(new string('a', random.Next(5_000))),
        9 when depth < 5 => Object(random, depth),
        _ => JsonValue.Create(Texts[random.Next(Texts.Length)].Replace("\uD83D", "", StringComparison.Ordinal)),
    };

    private static JsonObject Object(Random random, int depth)
    {
        var json = new JsonObject();
        for (var i = random.Next(6); i > 0; i--)
        {
            json[Names[random.Next(Names.Length)]] = Value(random, depth + 1);
        }

        return json;
    }

    /// <summary>What a serialiser would never write: half surrogates escaped, names twice, endless nesting and numbers.</summary>
    private static string Escaped(Random random) => random.Next(6) switch
    {
        0 => "{\"token\": \"\\ud800\", \"email\": \"\\udc00@example.org\", \"keywords\": [\"\\ud800\"], \"text\": \"\\ud800\"}",
        1 => "{\"\\ud800\": 1}",
        2 => "{\"token\": \"a\", \"token\": \"b\"}",
        3 => new string('[', 2_000),
        4 => "{\"version\": 1e999, \"days\": 99999999999999999999, \"token\": \"a\", \"option\": \"b\"}",
        _ => $"{{\"keywords\": [{string.Join(',', Enumerable.Repeat("\"a|\"", 300))}]}}",
    };
}

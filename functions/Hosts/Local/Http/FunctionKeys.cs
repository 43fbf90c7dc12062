using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Alerts.Functions.Hosts.Local.Http;

/// <summary>
/// The two keys of the local host: the function key opens functions of <see cref="AuthorizationLevel.Function"/>, the master
/// key these and all others. They come in the header <c>x-functions-key</c> and nowhere else: an address ends up in logs.
/// </summary>
internal sealed class FunctionKeys
{
    /// <summary>The header.</summary>
    public const string Header = "x-functions-key";

    private readonly byte[] _function;
    private readonly byte[] _master;

    private FunctionKeys(string function, string master)
    {
        Function = function;
        _function = Hash(function);
        _master = Hash(master);
    }

    /// <summary>The function key, for whoever sits at this desk.</summary>
    public string Function { get; }

    /// <summary>
    /// The settings <c>Local__FunctionKey</c> and <c>Local__MasterKey</c>; where one is missing, a random key made once and
    /// kept in <paramref name="file"/>.
    /// </summary>
    public static FunctionKeys Read(IConfiguration settings, string file)
    {
        var (function, master) = (settings["Local:FunctionKey"], settings["Local:MasterKey"]);
        if (string.IsNullOrEmpty(function) || string.IsNullOrEmpty(master))
        {
            var kept = ReadFile(file) ?? MakeFile(file);
            function = string.IsNullOrEmpty(function) ? kept.Function : function;
            master = string.IsNullOrEmpty(master) ? kept.Master : master;
        }

        return new(function, master);
    }

    /// <summary>Whether a request may start a function of this level.</summary>
    public bool Allows(AuthorizationLevel level, HttpRequest request)
    {
        if (level is AuthorizationLevel.Anonymous)
        {
            return true;
        }

        // Hashes are of one length, so that the comparison takes the same time whatever is sent.
        var sent = Hash(request.Headers[Header].ToString());
        var isMaster = CryptographicOperations.FixedTimeEquals(sent, _master);
        var isFunction = CryptographicOperations.FixedTimeEquals(sent, _function);
        return isMaster || (isFunction && level is AuthorizationLevel.Function);
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private static KeptKeys? ReadFile(string file)
    {
        try
        {
            var kept = JsonSerializer.Deserialize<KeptKeys>(File.ReadAllBytes(file));
            return kept is { Function.Length: > 0, Master.Length: > 0 } ? kept : null;
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }

    private static KeptKeys MakeFile(string file)
    {
        var made = new KeptKeys(NewKey(), NewKey());
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, JsonSerializer.SerializeToUtf8Bytes(made));
        return made;
    }

    private static string NewKey() => RandomNumberGenerator.GetHexString(40, lowercase: true);

    private sealed record KeptKeys(string Function, string Master);
}

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs a function for a request. Same shape as the attribute in Microsoft.Azure.Functions.Worker.Extensions.Http.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods) : Attribute
{
    /// <summary>Which key a request must carry.</summary>
    public AuthorizationLevel AuthLevel { get; } = authLevel;

    /// <summary>The methods served; none means all.</summary>
    public string[] Methods { get; } = methods;

    /// <summary>The route below the prefix; null is the function's name.</summary>
    public string? Route { get; set; }
}

/// <summary>Which key a request must carry. Same shape as the enumeration in Microsoft.Azure.Functions.Worker.Extensions.Http.</summary>
public enum AuthorizationLevel
{
    /// <summary>None.</summary>
    Anonymous,

    /// <summary>A signed-in user; the host does not serve it to apps.</summary>
    User,

    /// <summary>The app's function key or the master key.</summary>
    Function,

    /// <summary>A system key.</summary>
    System,

    /// <summary>The master key.</summary>
    Admin,
}

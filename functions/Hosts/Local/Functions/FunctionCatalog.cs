using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Hosts.Local.Functions;

/// <summary>The app's functions, found by the attributes that the worker's own discovery looks for.</summary>
internal sealed class FunctionCatalog
{
    private FunctionCatalog(IReadOnlyList<FunctionDescriptor> functions) => All = functions;

    /// <summary>All functions in the alphabetical order of their names, the order in which the Functions host tries their routes.</summary>
    public IReadOnlyList<FunctionDescriptor> All { get; }

    /// <summary>Finds the functions among <paramref name="types"/>.</summary>
    /// <exception cref="InvalidOperationException">A name comes twice, or a function does not have exactly one trigger.</exception>
    public static FunctionCatalog Of(IEnumerable<Type> types)
    {
        var functions =
            from type in types
            where type is { IsClass: true, IsPublic: true }
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
            let function = method.GetCustomAttribute<FunctionAttribute>()
            where function is not null
            orderby function.Name.ToUpperInvariant()
            select Describe(function.Name, method);
        var all = functions.ToArray();
        var twice = all.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? new(all) : throw new InvalidOperationException($"Two functions are called {twice.Key}.");
    }

    /// <summary>The functions with a trigger of one kind.</summary>
    public IEnumerable<(FunctionDescriptor Function, T Trigger)> With<T>()
        where T : Attribute =>
        from function in All where function.Trigger is T select (function, (T)function.Trigger);

    /// <summary>The function called <paramref name="name"/>, in any case; null when there is none.</summary>
    public FunctionDescriptor? Find(string name) =>
        All.FirstOrDefault(function => function.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static FunctionDescriptor Describe(string name, MethodInfo method)
    {
        var triggers =
            (from parameter in method.GetParameters()
             from attribute in parameter.GetCustomAttributes()
             where attribute is TimerTriggerAttribute or QueueTriggerAttribute or HttpTriggerAttribute
             select (attribute, parameter)).ToArray();
        return triggers is [var (trigger, taker)]
            ? new(name, method, trigger, taker)
            : throw new InvalidOperationException($"Function {name} has {triggers.Length} triggers and must have one.");
    }
}

using System.Reflection;

namespace Alerts.Functions.Hosts.Local.Functions;

/// <summary>One function: a method that a trigger starts.</summary>
/// <param name="Name">Its name, unique in the app.</param>
/// <param name="Method">The method; its class is made anew for every run.</param>
/// <param name="Trigger">The trigger's attribute.</param>
/// <param name="TriggerParameter">The parameter that takes what the trigger brings.</param>
internal sealed record FunctionDescriptor(string Name, MethodInfo Method, Attribute Trigger, ParameterInfo TriggerParameter);

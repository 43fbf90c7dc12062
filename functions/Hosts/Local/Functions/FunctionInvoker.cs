using System.Globalization;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alerts.Functions.Hosts.Local.Functions;

/// <summary>Runs functions: a scope and an instance for each run, the time limit of host.json, a line when it begins and one when it ends.</summary>
internal sealed partial class FunctionInvoker(
    IServiceScopeFactory scopes,
    HostJson host,
    TimeProvider time,
    ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger("Function");

    /// <summary>Runs <paramref name="function"/> once.</summary>
    /// <param name="function">Which.</param>
    /// <param name="reason">Why, for the log.</param>
    /// <param name="trigger">What the trigger brings.</param>
    /// <param name="request">The request, when one started it: route values come from it.</param>
    /// <param name="cancellationToken">Given to the function, which it ends.</param>
    /// <returns>What the function returned; null for none.</returns>
    public async Task<object?> InvokeAsync(
        FunctionDescriptor function,
        string reason,
        object trigger,
        HttpContext? request,
        CancellationToken cancellationToken)
    {
        var level = request is null ? LogLevel.Information : LogLevel.Debug;
        var started = time.GetTimestamp();
        Log.Executing(_logger, level, function.Name, reason);
        try
        {
            using var limit = new CancellationTokenSource(host.FunctionTimeout, time);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
            await using var scope = scopes.CreateAsyncScope();
            var result = await CallAsync(function, Bind(function, trigger, request, linked.Token), request?.RequestServices ?? scope.ServiceProvider);
            var took = Milliseconds(started);
            Log.Executed(_logger, level, function.Name, took);
            return result;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            var took = Milliseconds(started);
            Log.Canceled(_logger, level, function.Name, took);
            throw;
        }
        catch (Exception e)
        {
            var took = Milliseconds(started);
            Log.Failed(_logger, e, function.Name, took);
            throw;
        }
    }

    private static async Task<object?> CallAsync(FunctionDescriptor function, object?[] arguments, IServiceProvider services)
    {
        var instance = function.Method.IsStatic ? null : ActivatorUtilities.CreateInstance(services, function.Method.DeclaringType!);
        try
        {
            switch (Invoke(function.Method, instance, arguments))
            {
                case Task task:
                    await task;
                    return function.Method.ReturnType.IsGenericType ? ((dynamic)task).Result : null;
                case ValueTask task:
                    await task;
                    return null;
                case var result:
                    return result;
            }
        }
        finally
        {
            await DisposeAsync(instance);
        }
    }

    private static object? Invoke(MethodInfo method, object? instance, object?[] arguments)
    {
        try
        {
            return method.Invoke(instance, arguments);
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(e.InnerException);
            throw;
        }
    }

    private static ValueTask DisposeAsync(object? instance)
    {
        switch (instance)
        {
            case IAsyncDisposable disposable:
                return disposable.DisposeAsync();
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }

        return ValueTask.CompletedTask;
    }

    private static object?[] Bind(FunctionDescriptor function, object trigger, HttpContext? request, CancellationToken cancellationToken) =>
        [.. function.Method.GetParameters().Select(parameter =>
            parameter == function.TriggerParameter ? trigger
            : parameter.ParameterType == typeof(CancellationToken) ? cancellationToken
            : parameter.ParameterType == typeof(HttpRequest) ? request?.Request
            : FromRoute(parameter, request?.Request.RouteValues[parameter.Name!]))];

    private static object? FromRoute(ParameterInfo parameter, object? value) => value is null
        ? (parameter.HasDefaultValue ? parameter.DefaultValue : null)
        : Convert.ChangeType(value, Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType, CultureInfo.InvariantCulture);

    private double Milliseconds(long started) => time.GetElapsedTime(started).TotalMilliseconds;

    private static partial class Log
    {
        [LoggerMessage(EventId = 600, Message = "{Function} begins: {Reason}")]
        public static partial void Executing(ILogger logger, LogLevel level, string function, string reason);

        [LoggerMessage(EventId = 601, Message = "{Function} succeeded in {Milliseconds:0} ms")]
        public static partial void Executed(ILogger logger, LogLevel level, string function, double milliseconds);

        [LoggerMessage(EventId = 602, Message = "{Function} was stopped after {Milliseconds:0} ms")]
        public static partial void Canceled(ILogger logger, LogLevel level, string function, double milliseconds);

        [LoggerMessage(603, LogLevel.Error, "{Function} failed after {Milliseconds:0} ms")]
        public static partial void Failed(ILogger logger, Exception exception, string function, double milliseconds);
    }
}

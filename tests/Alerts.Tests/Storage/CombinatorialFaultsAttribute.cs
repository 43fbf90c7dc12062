using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Alerts.Storage;

/// <summary>Every <see cref="StorageFault"/> with every write from the first to the last.</summary>
internal sealed class CombinatorialFaultsAttribute(int writes) : DataAttribute
{
    /// <summary>How many writes the work makes.</summary>
    public int Writes { get; } = writes;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Enum.GetValues<StorageFault>().SelectMany(fault =>
            Enumerable.Range(1, Writes).Select(write => new TheoryDataRow<StorageFault, int>(fault, write)))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}

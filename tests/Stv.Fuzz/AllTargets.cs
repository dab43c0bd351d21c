namespace Stv.Fuzz;

/// <summary>Everything that is tried.</summary>
static class AllTargets
{
    public static Target[] List =>
    [
        new ReaderTarget(), new DialectTarget(), new BufferTarget("buffers"), new CorpusTarget(), new GzipTarget(),
        .. Rules.All.Select(rule => new RulesTarget(rule)), new OwnTermsTarget(),
        new BltTrip(), new BallotTrips(), new ResultJsonTrip(),
        new ResultCsvTrip(), new OfficialTrip(), new SheetTrip(), new DecisionsTrip(),
            new SpecificationTrip(),
        .. ExceptionTarget.All,
    ];
}

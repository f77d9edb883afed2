import ColumnStore
import Experience
import Intake
import JourneyEngine

extension InsightService.Subject {
    /// The names that a filter may use.
    var known: KnownNames {
        let log = engine.log
        var known = KnownNames(
            journeys: Set(script?.journeys.map(\.id.text) ?? []), departments: Set(log.names(.department).texts),
            channels: Set(log.names(.channel).texts), segments: Set(log.names(.segment).texts),
            touchpoints: Set(log.names(.touchpoint).texts))
        known.departments.formUnion(script?.company.departments.map(\.id.text) ?? [])
        known.channels.formUnion(script?.touchpoints.flatMap(\.channels).map(\.text) ?? [])
        known.touchpoints.formUnion(script?.touchpoints.map(\.id.text) ?? [])
        return known
    }

    /// The calendar months that the footage touches, in the company's zone.
    var months: [MonthStart] {
        guard let first = engine.log.firstTime, let last = engine.log.lastTime else { return [] }
        return calendar.months(from: first, through: last)
    }
}

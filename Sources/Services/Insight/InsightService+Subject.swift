import Asking
import ColumnStore
import Experience
import Intake
import JourneyEngine

extension InsightService.Subject {
    /// The names that a filter may use.
    var known: KnownNames {
        KnownNames(
            journeys: Set(script?.journeys.map(\.id.text) ?? []), departments: departments, channels: channels,
            segments: segments)
    }

    var departments: Set<String> {
        Set(engine.log.names(.department).texts).union(script?.company.departments.map(\.id.text) ?? [])
    }

    var channels: Set<String> {
        Set(engine.log.names(.channel).texts).union(script?.touchpoints.flatMap(\.channels).map(\.text) ?? [])
    }

    var segments: Set<String> { Set(engine.log.names(.segment).texts) }

    var touchpoints: Set<String> {
        Set(engine.log.names(.touchpoint).texts).union(script?.touchpoints.map(\.id.text) ?? [])
    }

    /// The calendar months that the footage touches, in the company's zone.
    var months: [MonthStart] {
        guard let first = engine.log.firstTime, let last = engine.log.lastTime else { return [] }
        return calendar.months(from: first, through: last)
    }
}

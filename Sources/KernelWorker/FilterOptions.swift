import ArgumentParser
import Experience
import Foundation
import Intake

/// Which events count; the same words as those of `throughline insight`. A name that these customers never met is no
/// mistake: other processes may have it.
struct FilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only this journey.", valueName: "id"))
    var journey: String?

    @Option(help: ArgumentHelp("Only this department.", valueName: "id"))
    var department: String?

    @Option(help: ArgumentHelp("Only this channel.", valueName: "id"))
    var channel: String?

    @Option(help: ArgumentHelp("Only customers of this segment.", valueName: "name"))
    var segment: String?

    @Option(help: ArgumentHelp("From this day on (time zone of the script, else UTC).", valueName: "yyyy-mm-dd"))
    var from: String?

    @Option(help: ArgumentHelp("Up to this day, the day itself left out.", valueName: "yyyy-mm-dd"))
    var to: String?

    func filter(script: Script?) throws(KernelFailure) -> InsightFilter {
        if let journey, script?.journeys.contains(where: { $0.id.text == journey }) != true {
            let known = script?.journeys.map(\.id.text) ?? []
            let remedy = NearestName.suggestion(for: journey, among: known).map { "; \($0)" } ?? ""
            throw .unusable("--journey: the script has no journey “\(journey)”\(remedy)")
        }
        let from = try moment(from, "--from", script)
        let to = try moment(to, "--to", script)
        if let from, let to, from >= to {
            throw .unusable("--to: the period ends before it begins: it must be later than --from")
        }
        return InsightFilter(
            journey: journey.map { JourneyID($0) }, department: department.map { DepartmentID($0) },
            channel: channel.map { ChannelID($0) }, segment: segment, from: from, to: to)
    }

    /// The first moment of a day where the company is.
    private func moment(_ text: String?, _ option: String, _ script: Script?) throws(KernelFailure) -> Timestamp? {
        guard let text else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = script.flatMap { TimeZone(identifier: $0.company.timeZone) } ?? .gmt
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2]), (1...12).contains(month), (1...31).contains(day),
            let date = calendar.date(from: DateComponents(year: year, month: month, day: day)),
            calendar.component(.day, from: date) == day
        else { throw .unusable("\(option): must be a day such as 2026-03-29, not “\(text)”") }
        return Timestamp(milliseconds: Int64((date.timeIntervalSince1970 * 1_000).rounded()))
    }
}

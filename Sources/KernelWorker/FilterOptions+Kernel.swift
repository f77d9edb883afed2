import Asking
import Experience
import Intake

extension FilterWords {
    /// A name that these customers never met is no mistake: other processes may have it. Journeys are the script's.
    func filter(script: Script?) throws(KernelFailure) -> InsightFilter {
        do throws(FilterError) {
            return try resolved(
                known: KnownNames(journeys: Set(script?.journeys.map(\.id.text) ?? [])),
                calendar: CompanyCalendar(of: script), engine: nil)
        } catch {
            throw .unusable("--\(error.parameter): \(error.message)")
        }
    }

    /// The same narrowed to a group's own conditions.
    func filter(script: Script?, group: ConditionWords) throws(KernelFailure) -> InsightFilter {
        let words: FilterWords
        do throws(FilterError) {
            words = try narrowed(to: group)
        } catch {
            throw .unusable("--\(error.parameter): \(error.message)")
        }
        return try words.filter(script: script)
    }
}

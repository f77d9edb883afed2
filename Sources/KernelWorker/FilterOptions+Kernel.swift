import Asking
import Experience
import Intake
import Options

extension FilterOptions {
    /// A name that these customers never met is no mistake: other processes may have it. Journeys are the script's.
    func filter(script: Script?) throws(KernelFailure) -> InsightFilter {
        do throws(FilterError) {
            return try words.resolved(
                known: KnownNames(journeys: Set(script?.journeys.map(\.id.text) ?? [])),
                calendar: CompanyCalendar(of: script), engine: nil)
        } catch {
            throw .unusable("--\(error.parameter): \(error.message)")
        }
    }
}

import Asking
import Experience
import Intake

/// Something wrong with what a person gave, in words for them: what, where and what to do. The same problem reads the
/// same on a page, in the API and on the command line.
package struct InputProblem: Hashable, Sendable {
    /// `mapping.yaml:4:7`; nil when there is no place.
    package var place: String?
    package var message: String
    package var remedy: String?

    package init(place: String? = nil, message: String, remedy: String? = nil) {
        self.place = place
        self.message = message
        self.remedy = remedy
    }

    /// What an error says about what a person gave; nil when it is no fault of theirs.
    package static func list(of error: any Error) -> [InputProblem]? {
        switch error {
        case let list as DiagnosticList: list.diagnostics.map(InputProblem.init)
        case let diagnostic as Diagnostic: [InputProblem(diagnostic)]
        case let filter as FilterError: [InputProblem(place: filter.parameter, message: filter.message)]
        case let body as EventBodyProblem: [InputProblem(message: body.message, remedy: body.remedy)]
        default: nil
        }
    }

    private init(_ diagnostic: Diagnostic) {
        place = "\(diagnostic.location)"
        message = diagnostic.message
        remedy = diagnostic.suggestion
    }
}

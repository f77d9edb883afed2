import Experience

/// A filter that can't be used, with what is wrong and what to write instead.
package enum FilterError: Error, Hashable {
    case unknown(parameter: String, value: String, remedy: String?)
    case unknownTouchpoint(parameter: String, value: String, remedy: String?)
    case notADay(parameter: String, value: String)
    case emptyPeriod
    case notACondition(parameter: String, text: String)
    case unknownAttribute(parameter: String, name: String, remedy: String?)
    case unknownValue(parameter: String, attribute: String, value: String, remedy: String?)
    case tooManyConditions(parameter: String)

    package var parameter: String {
        switch self {
        case .unknown(let parameter, _, _), .unknownTouchpoint(let parameter, _, _), .notADay(let parameter, _),
            .notACondition(let parameter, _),
            .unknownAttribute(let parameter, _, _), .unknownValue(let parameter, _, _, _),
            .tooManyConditions(let parameter):
            parameter
        case .emptyPeriod: "to"
        }
    }

    package var message: String {
        switch self {
        case .unknown(let parameter, let value, let remedy):
            "no \(parameter) is called “\(value)”" + (remedy.map { "; \($0)" } ?? "")
        case .unknownTouchpoint(_, let value, let remedy):
            "no touchpoint is called “\(value)”" + (remedy.map { "; \($0)" } ?? "")
        case .notADay(let parameter, let value):
            "\(parameter) must be a day such as 2026-03-29, not “\(value)”"
        case .notACondition(_, let text):
            "“\(text)” is no condition; write one as `kind=purchase` or `kind=purchase,refund`"
        case .unknownAttribute(_, let name, let remedy):
            "events have no attribute “\(name)”" + (remedy.map { "; \($0)" } ?? "")
        case .unknownValue(_, let attribute, let value, let remedy):
            "no event has the \(attribute) “\(value)”" + (remedy.map { "; \($0)" } ?? "")
        case .tooManyConditions: "at most \(InsightFilter.mostAttributes) conditions can be asked for at once"
        case .emptyPeriod: "the period ends before it begins: “to” must be later than “from”"
        }
    }
}

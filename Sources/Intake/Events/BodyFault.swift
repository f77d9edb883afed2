extension JSONEventReader {
    /// Why a body can't be read at all.
    package enum BodyFault: Error, Hashable, Sendable {
        case empty
        case notUTF8
        /// `position` counts bytes from 1.
        case notJSON(message: String, position: Int)
        case tooManyEvents(limit: Int)

        package var message: String {
            switch self {
            case .empty: "the body is empty"
            case .notUTF8: "the body is not UTF-8"
            case .notJSON(let message, let position): "the body is not JSON: \(message) (at byte \(position))"
            case .tooManyEvents(let limit): "the body has more than \(limit) events"
            }
        }

        package var remedy: String {
            switch self {
            case .empty, .notJSON: "send one JSON object, an array of them, or one on each line"
            case .notUTF8: "encode it as UTF-8"
            case .tooManyEvents(let limit): "send at most \(limit) events at a time"
            }
        }
    }
}

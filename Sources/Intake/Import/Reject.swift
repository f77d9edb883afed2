/// A row that was not taken in, for the rejects file.
package struct Reject: Hashable, Sendable {
    package var file: String
    package var line: Int
    package var reason: RejectReason
    /// The column at fault, where it is one.
    package var column: String?
    /// What was wrong, as a sentence without its full stop.
    package var message: String
    /// The row as it stands in the file, cut when it is long.
    package var text: String

    package init(
        file: String, line: Int, reason: RejectReason, column: String? = nil, message: String, text: String
    ) {
        self.file = file
        self.line = line
        self.reason = reason
        self.column = column
        self.message = message
        self.text = text
    }
}

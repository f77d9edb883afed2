/// Why an event of a request was not taken, in words for the one who sent it.
package struct SubmissionFault: Error, Hashable, Sendable {
    package var reason: RejectReason
    /// The field at fault; nil when it is the event as a whole.
    package var field: String?
    package var message: String
    package var remedy: String

    package init(_ reason: RejectReason, _ field: String?, _ message: String, remedy: String) {
        self.reason = reason
        self.field = field
        self.message = message
        self.remedy = remedy
    }
}

import Hummingbird

/// Keeps other sites from sending our forms in the user's name: every form carries a secret of this server's run, and
/// the browser shows the same secret as a cookie that it never sends along from elsewhere.
struct FormToken: Sendable {
    static let cookie = "throughline-form"
    let text: String

    init() {
        var random = SystemRandomNumberGenerator()
        text = (0..<4).map { _ in
            let digits = String(random.next(), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// Throws unless both the form and the cookie carry this run's secret.
    func check(_ request: Request, field: String?) throws(Problem) {
        guard let field, let cookie = request.cookies[Self.cookie]?.value, matches(field), matches(cookie) else {
            throw Problem(
                .forbidden, code: "stale-form", title: "This form is out of date",
                detail: "It was opened before the server last started, or in another browser. "
                    + "Go back, reload the page, and send it again.")
        }
    }

    /// Takes the same time wherever the texts differ.
    private func matches(_ other: String) -> Bool {
        let (left, right) = (Array(text.utf8), Array(other.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

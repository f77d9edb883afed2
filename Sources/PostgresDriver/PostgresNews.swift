import CLibPQ
import Foundation
import SQL
import Synchronization

/// Hears from PostgreSQL when another server has written (`listen`, `notify`), on a thread and a connection of its own.
///
/// Word that was missed costs time only: while the connection is lost it is to be looked often, and now and then in
/// any case.
final class PostgresNews: Sendable {
    /// An element whenever there may be something new. Elements that nobody takes are one.
    let stream: AsyncStream<Void>
    private let news: AsyncStream<Void>.Continuation
    private let address: PostgresAddress
    private let options: PostgresOptions
    private let teller: PostgresTeller
    private let isClosed = Mutex(false)

    /// What this process says itself by `teller` is no news.
    init(_ address: PostgresAddress, _ options: PostgresOptions, besides teller: PostgresTeller) {
        (stream, news) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        self.address = address
        self.options = options
        self.teller = teller
    }

    /// Begins to listen. Goes on until `close`, whatever becomes of the server.
    func begin() {
        let thread = Thread { [self] in
            while !isClosed.withLock({ $0 }) {
                do {
                    try listen(on: try PostgresLink(address, options))
                } catch {
                    news.yield()
                    Thread.sleep(forTimeInterval: Self.restWithoutConnection)
                }
            }
        }
        thread.name = "throughline.postgres.news"
        thread.start()
    }

    func close() {
        isClosed.withLock { $0 = true }
        news.finish()
    }

    private static let restWithoutConnection = 0.2
    /// After so long a wait it is looked up whether it is to end, in milliseconds.
    private static let step: CInt = 200

    private func listen(on link: PostgresLink) throws {
        guard let channel = try PostgresConnection(link: link).value(PostgresTeller.channelName, as: String.self) else {
            return
        }
        try link.send("listen \(channel)")
        let stepsUntilLook = options.secondsUntilLook * 1_000 / Int(Self.step)
        var quiet = stepsUntilLook
        while !isClosed.withLock({ $0 }) {
            if quiet >= stepsUntilLook {
                news.yield()
                quiet = 0
            }
            var place = pollfd(fd: PQsocket(link.connection), events: Int16(POLLIN), revents: 0)
            guard poll(&place, 1, Self.step) > 0 else {
                quiet += 1
                continue
            }
            guard PQconsumeInput(link.connection) == 1, link.isAlive else {
                news.yield()
                return
            }
            if hasHeardFromOthers(link) { news.yield() }
        }
    }

    private func hasHeardFromOthers(_ link: PostgresLink) -> Bool {
        var hasHeard = false
        while let word = PQnotifies(link.connection) {
            if !teller.isOwn(String(cString: word.pointee.extra)) { hasHeard = true }
            PQfreemem(word)
        }
        return hasHeard
    }
}

/// Says to other servers that something was written, in the words that `PostgresNews` hears.
struct PostgresTeller: Sendable {
    /// Tells this process from the others.
    private let token = UInt64.random(in: 0 ... .max)

    /// The channel's name as `listen` wants it; one for each schema, as each is a database of its own to us.
    static let channelName: SQL = "select quote_ident('throughline_' || hashtext(current_schema())) as name"

    /// Ends a transaction and says so: heard when it is on disk, and only then.
    var commit: String {
        "select pg_notify('throughline_' || hashtext(current_schema()), '\(token)'); commit"
    }

    func isOwn(_ word: String) -> Bool { word == "\(token)" }
}

import SQL

/// Hands out seats, at most as many as were allowed; who finds none waits in line.
actor PostgresPool {
    private let address: PostgresAddress
    private let options: PostgresOptions
    private let teller: PostgresTeller
    private var free: [PostgresSeat] = []
    private var made = 0
    private var line: [Waiter] = []
    private var isClosed = false
    private var numbers = 0
    private var mostWaiting = 0

    private struct Waiter {
        let number: Int
        let continuation: CheckedContinuation<PostgresSeat, any Error>
    }

    init(_ address: PostgresAddress, _ options: PostgresOptions, _ teller: PostgresTeller) {
        self.address = address
        self.options = options
        self.teller = teller
    }

    var use: SQLConnectionUse {
        SQLConnectionUse(
            limit: options.connections, open: made, busy: made - free.count, waiting: line.count,
            mostWaiting: mostWaiting)
    }

    func with<T: Sendable>(_ body: @Sendable (PostgresSeat) async throws -> T) async throws -> T {
        let seat = try await take()
        do {
            let result = try await body(seat)
            await give(back: seat)
            return result
        } catch {
            await give(back: seat)
            throw error
        }
    }

    /// Ends all connections as they become free; who waits is told.
    func close() async {
        isClosed = true
        let (seats, waiters) = (free, line)
        (free, line) = ([], [])
        for waiter in waiters { waiter.continuation.resume(throwing: Self.closed) }
        for seat in seats { await seat.close() }
    }

    private func take() async throws -> PostgresSeat {
        try Task.checkCancellation()
        if isClosed { throw Self.closed }
        if let seat = free.popLast() { return seat }
        if made < options.connections {
            made += 1
            return PostgresSeat(number: made, address, options, teller)
        }
        numbers += 1
        let number = numbers
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                line.append(Waiter(number: number, continuation: continuation))
                mostWaiting = max(mostWaiting, line.count)
                if Task.isCancelled { leaveLine(number) }
            }
        } onCancel: {
            Task { await leaveLine(number) }
        }
    }

    private func leaveLine(_ number: Int) {
        guard let index = line.firstIndex(where: { $0.number == number }) else { return }
        line.remove(at: index).continuation.resume(throwing: CancellationError())
    }

    private func give(back seat: PostgresSeat) async {
        if isClosed { return await seat.close() }
        if line.isEmpty {
            free.append(seat)
        } else {
            line.removeFirst().continuation.resume(returning: seat)
        }
    }

    private static let closed = SQLError(
        kind: .connection, code: "CLOSED", message: "the database was closed", statement: nil)
}

import JourneyEngine

/// Brings what came since into the base of the footage, beside reading and writing: nobody waits for it.
actor TailSettler {
    private let shelf: FootageShelf
    private var isSettling = false
    private var waiting: [CheckedContinuation<Void, Never>] = []
    /// When it last ended, or the tail was first seen to have grown.
    private var lastEnd: ContinuousClock.Instant?
    private var lastDuration = Duration.zero

    /// A smaller tail costs questions next to nothing.
    private static let leastEvents = 65_536
    /// The share of the time that may go into it, as long as the tail stays below half of the footage.
    private static let restFactor = 12
    /// While an import brings more than was there, it is done so seldom: its end is soon, and settles everything.
    private static let importRest = Duration.seconds(5)

    init(shelf: FootageShelf) {
        self.shelf = shelf
    }

    /// To be called after appends; begins when it is time.
    func settleIfDue() {
        guard !isSettling, isDue(shelf.snapshot.log) else { return }
        isSettling = true
        Task { await settle() }
    }

    /// Settles what there is, and returns when it is done: after an import, before anybody asks.
    func settleNow() async {
        while isSettling { await withCheckedContinuation { waiting.append($0) } }
        let log = shelf.snapshot.log
        guard log.tailCount > Self.leastEvents || log.retoldCount > Self.leastEvents else { return }
        isSettling = true
        await settle()
    }

    private func isDue(_ log: EventLog) -> Bool {
        let tail = log.tailCount
        guard
            tail > max(Self.leastEvents, log.eventCount / 32)
                || log.retoldCount > max(4 * Self.leastEvents, log.eventCount / 4)
        else { return false }
        let now = ContinuousClock.now
        let since = lastEnd ?? now
        lastEnd = since
        // A large import would settle the same events again and again if it were done as soon as it could be.
        let rest = tail > log.eventCount / 2 ? max(Self.importRest, lastDuration * 6) : lastDuration * Self.restFactor
        return now - since >= rest
    }

    private func settle() async {
        let start = ContinuousClock.now
        let shelf = shelf
        await BlockingWork.run {
            var settled: Int? = 0
            while let before = settled {
                FreedMemory.giveBack()
                settled = Self.settleStretch(of: shelf, behind: before)
            }
            FreedMemory.giveBack()
        }
        lastEnd = ContinuousClock.now
        lastDuration = ContinuousClock.now - start
        isSettling = false
        let woken = waiting
        waiting = []
        for waiter in woken { waiter.resume() }
    }

    /// One stretch of customers after the other, so that the memory of one is free for the next; nil after the last.
    private static func settleStretch(of shelf: FootageShelf, behind before: Int) -> Int? {
        shelf.advance(isSameFootage: true) { $0.freezing() }
        var settling = Settling(of: shelf.snapshot.log, behind: before)
        settling.run()
        let settled = settling
        shelf.advance(isSameFootage: true) { settled.result(onto: $0) }
        return settled.isLast ? nil : settled.end
    }
}

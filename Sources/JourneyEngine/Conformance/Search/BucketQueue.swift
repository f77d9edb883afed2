/// The nodes of a search by their cost, the cheapest first: a list for each whole cost, as costs are small (Dial 1969).
/// The last that came is the first to leave.
struct BucketQueue: ~Copyable {
    // Not private: compiler 6.3.1 then loses its layout in debug builds.
    struct Entry: BitwiseCopyable {
        var node: UInt32
        var next: Int32
    }

    /// By cost the last entry + 1; 0 is none.
    private var heads = ScratchBuffer<Int32>()
    private var entries = ScratchBuffer<Entry>()
    private var count = 0
    /// The first entry + 1 of those that have left and can be used again.
    private var free: Int32 = 0
    private var greatest = -1

    init() {}

    /// Forgets everything; costs go up to `greatestCost`.
    mutating func clear(greatestCost: Int) {
        if greatest >= 0 { for cost in 0...greatest { heads[cost] = 0 } }
        heads.reserve(greatestCost + 1, repeating: 0)
        count = 0
        free = 0
        greatest = -1
    }

    @inline(__always)
    mutating func push(_ node: Int, cost: Int) {
        var entry = Int(free)
        if entry > 0 {
            free = entries[entry - 1].next
        } else {
            if count == entries.capacity { entries.reserve(count + 256, repeating: Entry(node: 0, next: 0)) }
            count += 1
            entry = count
        }
        entries[entry - 1] = Entry(node: UInt32(truncatingIfNeeded: node), next: heads[cost])
        heads[cost] = Int32(truncatingIfNeeded: entry)
        if cost > greatest { greatest = cost }
    }

    /// A node of this cost; nil when there is none left.
    @inline(__always)
    mutating func pop(cost: Int) -> Int? {
        let head = Int(heads[cost])
        if head == 0 { return nil }
        let entry = entries[head - 1]
        heads[cost] = entry.next
        entries[head - 1].next = free
        free = Int32(truncatingIfNeeded: head)
        return Int(entry.node)
    }

    /// Whether anything of this or a greater cost may still be there.
    @inline(__always)
    func mayHold(cost: Int) -> Bool { cost <= greatest }
}

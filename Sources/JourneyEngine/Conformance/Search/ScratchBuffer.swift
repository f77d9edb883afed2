/// Working memory that one search after another uses again, without a check or a reference count for every access.
struct ScratchBuffer<Element: BitwiseCopyable>: ~Copyable {
    private(set) var start: UnsafeMutablePointer<Element>
    private(set) var capacity: Int

    init() {
        start = UnsafeMutablePointer<Element>.allocate(capacity: 1)
        capacity = 0
    }

    deinit { start.deallocate() }

    /// Makes room for `count` elements. Those that were there stay; new ones hold `value`.
    mutating func reserve(_ count: Int, repeating value: Element) {
        if count <= capacity { return }
        let room = max(count, capacity * 2)
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: room)
        larger.update(from: start, count: capacity)
        (larger + capacity).initialize(repeating: value, count: room - capacity)
        start.deallocate()
        start = larger
        capacity = room
    }

    @inline(__always)
    subscript(index: Int) -> Element {
        get {
            assert(index >= 0 && index < capacity)
            return start[index]
        }
        nonmutating set {
            assert(index >= 0 && index < capacity)
            start[index] = newValue
        }
    }

    func fill(_ value: Element) { start.update(repeating: value, count: capacity) }
}

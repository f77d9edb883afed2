/// A contiguous run of plain values at an address that doesn't move, so that a reader can walk it without a check and
/// a reference count for every event.
///
/// Sendable although it owns a pointer: the initialisers are the only places that write, and they end before anyone
/// else can see the buffer; after that the memory is only read, until the last owner lets go.
final class FixedBuffer<Element: BitwiseCopyable>: @unchecked Sendable {
    let count: Int
    let start: UnsafePointer<Element>

    /// Filled with `value`, then given to `fill` to be written.
    init(count: Int, repeating value: Element, fill: (UnsafeMutablePointer<Element>) -> Void = { _ in }) {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, count))
        memory.initialize(repeating: value, count: count)
        fill(memory)
        self.count = count
        start = UnsafePointer(memory)
    }

    /// `fill` writes every element.
    init(count: Int, filledBy fill: (UnsafeMutablePointer<Element>) -> Void) {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, count))
        fill(memory)
        self.count = count
        start = UnsafePointer(memory)
    }

    convenience init(_ values: [Element]) {
        self.init(count: values.count) { memory in
            values.withUnsafeBufferPointer { values in
                if let from = values.baseAddress { memory.initialize(from: from, count: values.count) }
            }
        }
    }

    deinit { start.deallocate() }

    @inline(__always)
    subscript(index: Int) -> Element {
        assert(index >= 0 && index < count)
        return start[index]
    }

    var bytes: Int { count * MemoryLayout<Element>.stride }
}

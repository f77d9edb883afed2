#if canImport(Glibc)
    import Glibc
#endif

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
        let memory = Self.allocate(count)
        memory.initialize(repeating: value, count: count)
        fill(memory)
        self.count = count
        start = UnsafePointer(memory)
    }

    /// `fill` writes every element.
    init(count: Int, filledBy fill: (UnsafeMutablePointer<Element>) -> Void) {
        let memory = Self.allocate(count)
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

    /// From this size on, a buffer asks for large pages: to get memory a small page at a time costs more than to fill
    /// it.
    private static var largeBytes: Int { 4 << 20 }
    private static var largePage: Int { 2 << 20 }

    private static func allocate(_ count: Int) -> UnsafeMutablePointer<Element> {
        let bytes = count * MemoryLayout<Element>.stride
        #if canImport(Glibc)
            if bytes >= largeBytes {
                let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: largePage)
                // Refused where the system has none; then they are small as ever.
                _ = madvise(memory, bytes, MADV_HUGEPAGE)
                return memory.bindMemory(to: Element.self, capacity: count)
            }
        #endif
        return .allocate(capacity: max(1, count))
    }

    @inline(__always)
    subscript(index: Int) -> Element {
        assert(index >= 0 && index < count)
        return start[index]
    }

    var bytes: Int { count * MemoryLayout<Element>.stride }
}

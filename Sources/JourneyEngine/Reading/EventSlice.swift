/// One column of one customer's events. Valid until its reader moves on; positions are checked in debug builds.
struct EventSlice<Element: BitwiseCopyable> {
    private let start: UnsafePointer<Element>
    let count: Int

    @inline(__always)
    init(start: UnsafePointer<Element>, count: Int) {
        self.start = start
        self.count = count
    }

    @inline(__always)
    subscript(position: Int) -> Element {
        assert(position >= 0 && position < count)
        return start[position]
    }
}

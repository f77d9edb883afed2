import ColumnStore

/// `ColumnStore.Absent` once more, so that loops over events have the values as constants instead of calling another
/// module for them.
enum Absent {
    @inline(__always) static var wide: Int64 { .min }
    @inline(__always) static var narrow: Int32 { .min }
}

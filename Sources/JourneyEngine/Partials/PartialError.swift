import ColumnStore

/// Why bytes are no partial result, or why two partial results can't be merged.
package struct PartialError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Reason: Hashable, Sendable {
        /// Doesn't begin with `TLP1`.
        case notAPartial
        /// Written by a newer version of Throughline.
        case version(UInt16)
        /// Ends before it is complete.
        case cutShort
        /// Some bit differs from what was written.
        case checksum
        /// A part that can't be, in plain words.
        case invalid(String)
        /// Answers to different questions: what differs, and how it is here and there.
        case differs(what: String, here: String, there: String)
        /// Something that is designed, and so the same for everybody, is not.
        case contradiction(table: String)
    }

    package let reason: Reason
    /// Bytes from the start of the input, where the bytes are at fault.
    package let offset: Int?

    package init(_ reason: Reason, offset: Int? = nil) {
        self.reason = reason
        self.offset = offset
    }

    /// What a bounds-checked reading found.
    init(_ error: BlockError) {
        switch error.reason {
        case .cutShort: self.init(.cutShort, offset: error.offset)
        case .invalid(let what):
            self.init(.invalid((error.column.map { "\($0): " } ?? "") + what), offset: error.offset)
        default: self.init(.invalid("\(error.reason)"), offset: error.offset)
        }
    }

    package var description: String {
        let place = offset.map { " at byte \($0)" } ?? ""
        switch reason {
        case .notAPartial: return "not a partial result (no TLP1\(place)): name files that throughline-kernel wrote"
        case .version(let version):
            return "format version \(version)\(place), this program reads \(PartialHeader.version): use a newer one"
        case .cutShort: return "cut short\(place): run the kernel that wrote it again"
        case .checksum: return "damaged (checksum differs\(place)): run the kernel that wrote it again"
        case .invalid(let what): return "invalid\(place): \(what)"
        case .differs(let what, let here, let there):
            return "another question: \(what) is \(there), not \(here) as in those before; merge one question at a time"
        case .contradiction(let table):
            return "\(table): what is designed differs; run all kernels with the same script"
        }
    }
}

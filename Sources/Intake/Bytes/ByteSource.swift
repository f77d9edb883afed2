/// Where the bytes of an input come from: a file, memory, or another source that is unpacked or transcoded on the way.
package protocol ByteSource: AnyObject {
    /// Fills the start of `buffer`; answers how many bytes, 0 only at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteFault) -> Int

    /// Bytes taken so far from what is stored (packed bytes of a packed file), for the progress line.
    var position: Int { get }
}

/// The bytes can't be had: the file is gone, its packing is broken.
package struct ByteFault: Error, Hashable, Sendable {
    /// What is wrong, as a sentence without its full stop.
    package let message: String
    /// The remedy.
    package let suggestion: String
    /// How many stored bytes were read before.
    package let position: Int

    package init(_ message: String, suggestion: String, position: Int) {
        self.message = message
        self.suggestion = suggestion
        self.position = position
    }

    /// With the place that a reader knows.
    package func diagnostic(file: String, line: Int) -> Diagnostic {
        let bytes = position > 0 ? " (after \(position) bytes)" : ""
        return Diagnostic(
            at: SourceLocation(file: file, line: max(1, line)), message + bytes, suggestion: suggestion)
    }
}

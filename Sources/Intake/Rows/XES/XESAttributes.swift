/// The attributes of an event or a trace, copied out of the parser, with the path of those that are still open.
final class XESAttributes {
    private let prefix: [UInt8]
    private var path: [UInt8]
    /// How long the path was before each open attribute.
    private var open: [Int] = []
    private var bytes: [UInt8] = []
    /// Where each name and each value ends in `bytes`.
    private var ends: [(name: Int, value: Int)] = []
    private let limit: Int
    /// A path was left out that was longer by itself than all may be.
    private var hasLongPath = false

    /// `limit` is the most bytes that are wanted; not much more is held.
    init(prefix: String, limit: Int) {
        self.prefix = Array(prefix.utf8)
        self.limit = limit
        path = self.prefix
    }

    var depth: Int { open.count }
    /// How many bytes the names and values have; nil when they are too many.
    var byteCount: Int? { hasLongPath || bytes.count > limit ? nil : bytes.count }

    func clear() {
        path = prefix
        open.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        hasLongPath = false
    }

    /// Enters an attribute element. One without a key (the `<values>` of a list) adds nothing to the path.
    func open(_ key: Field?, _ value: Field?) {
        open.append(path.count)
        guard let key, byteCount != nil else { return }
        guard path.count + key.count < limit else {
            hasLongPath = true
            return
        }
        if path.count > prefix.count { path.append(UInt8(ascii: ".")) }
        path.append(contentsOf: key)
        guard let value else { return }
        bytes.append(contentsOf: path)
        let name = bytes.count
        bytes.append(contentsOf: value)
        ends.append((name, bytes.count))
    }

    func close() {
        guard let length = open.popLast() else { return }
        path.removeSubrange(length...)
    }

    /// Hands the values over, copied to where they stay in place.
    func give(to fields: KeyedFields, _ arena: BumpArena) {
        let room = arena.allocate(bytes.count)
        bytes.withUnsafeBytes { room.copyMemory(from: $0) }
        let copy = Field(room)
        var start = 0
        for end in ends {
            fields.set(Field(rebasing: copy[start..<end.name]), Field(rebasing: copy[end.name..<end.value]))
            start = end.value
        }
    }

    /// As text for the rejects file.
    var description: String {
        var start = 0
        var parts: [String] = []
        for end in ends {
            let name = String(decoding: bytes[start..<end.name], as: UTF8.self)
            parts.append("\(name)=\(String(decoding: bytes[end.name..<end.value], as: UTF8.self))")
            start = end.value
        }
        return parts.joined(separator: "; ")
    }
}

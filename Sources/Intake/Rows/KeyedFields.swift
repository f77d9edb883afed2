/// The values of a record that names them itself, by the number that each watched name was given.
final class KeyedFields {
    private static let otherNamesKept = 500
    /// Longer names than anybody gives are not kept: five hundred of the longest would fill the memory.
    private static let otherNameBytes = 1_024

    private var watched = ByteTable()
    private var others = ByteTable()
    private var values: UnsafeMutablePointer<Field>
    private var capacity = 16
    private var seen: [Bool] = []
    /// Watch for every name that comes, up to a limit: for a first look at the data.
    private let watchesAll: Bool

    init(watchesAll: Bool) {
        self.watchesAll = watchesAll
        values = .allocate(capacity: capacity)
    }

    deinit {
        values.deallocate()
    }

    var names: [String] { (0..<watched.count).map(watched.word) }

    /// Names that came although nobody asked, for messages.
    var otherNames: [String] { (0..<others.count).map(others.word) }

    /// Names asked for that never came.
    var unseenNames: [String] { (0..<watched.count).filter { !seen[$0] }.map(watched.word) }

    func watch(_ name: String) -> Int {
        let (index, isNew) = watched.insert(name)
        if isNew { addColumn(.absent, isSeen: false) }
        return index
    }

    func clear() {
        values.update(repeating: .absent, count: watched.count)
    }

    func set(_ name: Field, _ value: Field) {
        if let index = watched.find(name) {
            values[index] = value
            seen[index] = true
        } else if name.count > Self.otherNameBytes {
            return
        } else if watchesAll, watched.count < Self.otherNamesKept {
            watched.insert(name)
            addColumn(value, isSeen: true)
        } else if others.count < Self.otherNamesKept {
            others.insert(name)
        }
    }

    /// The record as it stands, until the next is read.
    func row(line: Int) -> Row {
        Row(line: line, fields: UnsafeBufferPointer(start: values, count: watched.count))
    }

    private func addColumn(_ value: Field, isSeen: Bool) {
        let count = seen.count
        if count == capacity {
            let larger = UnsafeMutablePointer<Field>.allocate(capacity: capacity * 2)
            larger.moveInitialize(from: values, count: count)
            values.deallocate()
            values = larger
            capacity *= 2
        }
        (values + count).initialize(to: value)
        seen.append(isSeen)
    }
}

import ColumnStore
import Experience

extension PartialResult {
    /// All partial results that stand in some bytes, one after the other, as they are or as lines of text. Whatever the
    /// bytes are, the answer is partial results or an error that says where; memory stays within a few times the bytes.
    package static func all(in bytes: [UInt8]) throws(PartialError) -> [PartialResult] {
        let bytes = PartialText.isText(bytes) ? try PartialText.bytes(of: bytes) : bytes
        var found: [PartialResult] = []
        var start = 0
        repeat {
            let end = try checkedEnd(of: bytes, from: start)
            var reader = ByteReader(
                bytes, from: start + PartialHeader.size, to: end - PartialHeader.checksumSize)
            do throws(BlockError) {
                found.append(try PartialResult(&reader))
                try reader.finish()
            } catch {
                throw PartialError(error)
            }
            start = end
        } while start < bytes.count
        return found
    }

    /// Where the partial result ends that begins at `start`, once magic, version, length and checksum are right.
    private static func checkedEnd(of bytes: [UInt8], from start: Int) throws(PartialError) -> Int {
        guard bytes.count - start >= PartialHeader.magic.count,
            bytes[start..<start + PartialHeader.magic.count].elementsEqual(PartialHeader.magic)
        else { throw PartialError(.notAPartial, offset: start) }
        var reader = ByteReader(bytes, from: start + PartialHeader.magic.count, to: bytes.count)
        do {
            let version = try reader.fixed(UInt16.self)
            guard version == PartialHeader.version else {
                throw PartialError(.version(version), offset: reader.offset - 2)
            }
            let reserved = try reader.fixed(UInt16.self)
            let length = try reader.fixed(UInt64.self)
            guard length >= UInt64(PartialHeader.size + PartialHeader.checksumSize),
                length <= UInt64(bytes.count - start)
            else { throw PartialError(.cutShort, offset: bytes.count) }
            let end = start + Int(length)
            let body = end - PartialHeader.checksumSize
            var trailer = ByteReader(bytes, from: body, to: end)
            let actual = bytes.withUnsafeBytes { XXH64.hash(UnsafeRawBufferPointer(rebasing: $0[start..<body])) }
            guard try trailer.fixed(UInt64.self) == actual else { throw PartialError(.checksum, offset: body) }
            guard reserved == 0 else { throw PartialError(.invalid("reserved bytes in use"), offset: start + 6) }
            return end
        } catch let error as PartialError {
            throw error
        } catch let error as BlockError {
            throw PartialError(error)
        } catch {
            throw PartialError(.invalid("\(error)"), offset: start)
        }
    }

    private init(_ reader: inout ByteReader) throws(BlockError) {
        let name = try reader.text()
        guard let question = PartialQuestion.Kind(rawValue: name) else {
            throw reader.error(.invalid("a question called “\(name)”, which this program does not know"))
        }
        var parameters: [Parameter] = []
        for _ in 0..<(try reader.count(upTo: reader.remaining, of: "parameters")) {
            parameters.append(Parameter(name: try reader.text(), value: try reader.text()))
        }
        let script = try reader.text()
        var footage = Footage()
        footage.events = try reader.count(upTo: .max, of: "events")
        footage.customers = try reader.count(upTo: .max, of: "customers")
        footage.setAside = try reader.count(upTo: .max, of: "rows set aside")
        footage.first = try reader.moment()
        footage.last = try reader.moment()
        let shapes = question.shapes
        let names = try PartialNames(PartialNames.kinds(of: shapes), &reader)
        guard try reader.count(upTo: reader.remaining, of: "tables") == shapes.count else {
            throw reader.error(.invalid("another number of tables than \(name) has"))
        }
        var tables: [PartialTable] = []
        for shape in shapes { tables.append(try PartialTable(shape, names, &reader)) }
        self.init(question, parameters, script: script, footage: footage, names: names, tables: tables)
    }
}

extension PartialNames {
    fileprivate init(_ kinds: [PartialShape.Code], _ reader: inout ByteReader) throws(BlockError) {
        self.init()
        guard try reader.count(upTo: reader.remaining, of: "tables of names") == kinds.count else {
            throw reader.error(.invalid("another number of tables of names"))
        }
        for kind in kinds {
            guard try reader.byte() == kind.rawValue else { throw reader.error(.invalid("an unknown kind of names")) }
            for place in 0..<(try reader.count(upTo: reader.remaining, of: "names")) {
                let code = code(of: try reader.text(), kind)
                guard Int(code) == place + 1 else { throw reader.error(.invalid("an empty name or one twice")) }
            }
        }
    }
}

extension PartialTable {
    fileprivate init(_ shape: PartialShape, _ names: PartialNames, _ reader: inout ByteReader) throws(BlockError) {
        self.init(shape)
        guard try reader.isShape(shape) else {
            throw reader.error(.invalid("a table of another shape where “\(shape.name)” belongs"))
        }
        for row in 0..<(try reader.count(upTo: reader.remaining, of: "rows of “\(shape.name)”")) {
            let key = try Self.key(shape, names, &reader)
            var integers: [Int64] = []
            for rule in shape.integers {
                switch rule {
                case .count: integers.append(Int64(try reader.count(upTo: .max, of: "of a count")))
                case .same, .greatest, .low, .high: integers.append(try reader.zigzag())
                }
            }
            var sums: [Double] = []
            for _ in 0..<shape.sums { sums.append(Double(bitPattern: try reader.fixed(UInt64.self))) }
            var lists: [[Int64]] = []
            for _ in 0..<shape.lists { lists.append(try reader.sortedList()) }
            do throws(PartialError) {
                try add(key, integers: integers, sums: sums, lists: lists)
            } catch {
                throw reader.error(.invalid("a row twice in “\(shape.name)”"))
            }
            guard count == row + 1 else { throw reader.error(.invalid("a row twice in “\(shape.name)”")) }
        }
    }

    private static func key(
        _ shape: PartialShape, _ names: PartialNames, _ reader: inout ByteReader
    ) throws(BlockError) -> [UInt32] {
        let length =
            shape.isSequence ? try reader.count(upTo: reader.remaining, of: "codes of a key") : shape.key.count
        guard length.isMultiple(of: max(1, shape.key.count)) else {
            throw reader.error(.invalid("part of a key in “\(shape.name)”"))
        }
        var key: [UInt32] = []
        for position in 0..<length {
            let kind = shape.code(at: position)
            let greatest = kind == .number ? Int(UInt32.max) : names.count(kind)
            key.append(UInt32(try reader.count(upTo: greatest, of: "as a code")))
        }
        return key
    }
}

extension ByteReader {
    fileprivate mutating func text() throws(BlockError) -> String {
        let length = try count(upTo: remaining, of: "bytes of text")
        let text = try withBytes(length) { String(validating: $0, as: UTF8.self) }
        guard let text else { throw error(.invalid("text that is not UTF-8")) }
        return text
    }

    fileprivate mutating func moment() throws(BlockError) -> Timestamp? {
        switch try byte() {
        case 0: return nil
        case 1: return Timestamp(milliseconds: try zigzag())
        default: throw error(.invalid("a moment that is neither there nor absent"))
        }
    }

    /// Whether the shape that stands here is the expected one.
    fileprivate mutating func isShape(_ shape: PartialShape) throws(BlockError) -> Bool {
        let name = try text()
        let isSequence = try byte()
        let key = try codes()
        let integers = try codes()
        let sums = try varint()
        let lists = try varint()
        return name == shape.name && isSequence == (shape.isSequence ? 1 : 0) && key == shape.key.map(\.rawValue)
            && integers == shape.integers.map(\.rawValue) && sums == UInt64(shape.sums)
            && lists == UInt64(shape.lists)
    }

    private mutating func codes() throws(BlockError) -> [UInt8] {
        let length = try count(upTo: remaining, of: "columns")
        return try withBytes(length) { Array($0) }
    }

    fileprivate mutating func sortedList() throws(BlockError) -> [Int64] {
        let length = try count(upTo: remaining, of: "values of a list")
        if length == 0 { return [] }
        var values = [try zigzag()]
        values.reserveCapacity(length)
        for _ in 1..<length {
            let step = try varint()
            let next = Int64(bitPattern: UInt64(bitPattern: values[values.count - 1]) &+ step)
            guard next >= values[values.count - 1] else { throw error(.invalid("a list out of order")) }
            values.append(next)
        }
        return values
    }
}

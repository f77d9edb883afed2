package import ColumnStore
package import Experience
import Foundation

/// Reads the body of a request that brings events: one JSON object, a JSON array of objects, or one object a line.
package struct JSONEventReader: Sendable {
    package struct Limits: Hashable, Sendable {
        /// Most events in one body.
        package var events: Int
        /// Longest text of one field, in bytes.
        package var fieldBytes: Int

        package init(events: Int = 1_000, fieldBytes: Int = 1_024) {
            self.events = events
            self.fieldBytes = fieldBytes
        }
    }

    /// An event in the codes of a block, with its identity.
    package typealias Reading = Result<EventRow, SubmissionFault>

    private let limits: Limits
    /// Amounts without a currency are in its units.
    private let currency: Currency?

    package init(limits: Limits = Limits(), currency: Currency? = nil) {
        self.limits = limits
        self.currency = currency
    }

    /// One reading for each event, in the order of the body. The builder gets to know their texts, but not yet the
    /// events.
    package func read(_ body: [UInt8], into builder: inout BlockBuilder) throws(BodyFault) -> [Reading] {
        let result = body.withUnsafeBytes { bytes -> Result<[Reading], BodyFault> in
            do throws(BodyFault) {
                return .success(try read(bytes, into: &builder))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private func read(_ bytes: Field, into builder: inout BlockBuilder) throws(BodyFault) -> [Reading] {
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Field(rebasing: bytes[3...]) : bytes
        guard let first = body.first(where: { !" \t\r\n".utf8.contains($0) }) else { throw .empty }
        guard UTF8Check.isValid(body) else { throw .notUTF8 }
        let parser = JSONEventParser(fieldBytes: limits.fieldBytes, currency: currency)
        if first == UInt8(ascii: "[") { return try list(body, parser, &builder) }
        do throws(JSONFault) {
            return [try alone(body, parser, &builder)]
        } catch {
            parser.startAnew()
            return try lines(body, parser, &builder, unless: error)
        }
    }

    /// The events of an array.
    private func list(
        _ body: Field, _ parser: JSONEventParser, _ builder: inout BlockBuilder
    ) throws(BodyFault) -> [Reading] {
        var readings: [Reading] = []
        var isTooLong = false
        var cursor = JSONCursor(body)
        do throws(JSONFault) {
            _ = try cursor.next()
            while true {
                let start = try cursor.next()
                if case .arrayEnd = start { break }
                isTooLong = readings.count == limits.events
                if isTooLong {
                    try cursor.skip(start, parser.arena)
                } else {
                    readings.append(try parser.parse(start, &cursor, &builder, isAlone: false))
                }
            }
            _ = try cursor.next()
        } catch {
            throw .notJSON(message: error.message, position: error.position + 1)
        }
        guard !isTooLong else { throw .tooManyEvents(limit: limits.events) }
        return readings
    }

    /// The events of a body that isn't JSON as a whole, but that some line of is.
    private func lines(
        _ body: Field, _ parser: JSONEventParser, _ builder: inout BlockBuilder, unless fault: JSONFault
    ) throws(BodyFault) -> [Reading] {
        let lines = Self.lines(of: body)
        let notJSON = BodyFault.notJSON(message: fault.message, position: fault.position + 1)
        guard lines.count > 1 else { throw notJSON }
        guard lines.count <= limits.events else {
            throw lines.contains { JSONCursor.fault(in: $0) == nil } ? .tooManyEvents(limit: limits.events) : notJSON
        }
        var isJSON = false
        var readings: [Reading] = []
        readings.reserveCapacity(lines.count)
        for line in lines {
            do throws(JSONFault) {
                readings.append(try alone(line, parser, &builder))
                isJSON = true
            } catch {
                readings.append(
                    .failure(
                        SubmissionFault(
                            .badJSON, nil, "this is not JSON: \(error.message) (at byte \(error.position + 1))",
                            remedy: "send one JSON object on each line")))
            }
        }
        guard isJSON else { throw notJSON }
        return readings
    }

    /// Those that aren't blank.
    private static func lines(of body: Field) -> [Field] {
        var lines: [Field] = []
        var rest = body
        while let start = rest.baseAddress, !rest.isEmpty {
            let end = memchr(start, 0x0A, rest.count).map { UnsafeRawPointer($0) - start } ?? rest.count
            let line = Field(rebasing: rest[..<end])
            if !line.isBlank { lines.append(line) }
            rest = Field(rebasing: rest[min(end + 1, rest.count)...])
        }
        return lines
    }

    /// An event that stands alone, in the body or on a line.
    private func alone(
        _ bytes: Field, _ parser: JSONEventParser, _ builder: inout BlockBuilder
    ) throws(JSONFault) -> Reading {
        var cursor = JSONCursor(bytes)
        return try parser.parse(cursor.next(), &cursor, &builder, isAlone: true)
    }
}

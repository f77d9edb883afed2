package import Experience

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

    package typealias Reading = Result<SubmittedEvent, SubmissionFault>

    private let limits: Limits
    /// Amounts without a currency are in its units.
    private let currency: Currency?

    package init(limits: Limits = Limits(), currency: Currency? = nil) {
        self.limits = limits
        self.currency = currency
    }

    /// One reading for each event, in the order of the body.
    package func read(_ body: [UInt8]) throws(BodyFault) -> [Reading] {
        let result = body.withUnsafeBytes { bytes -> Result<[Reading], BodyFault> in
            do throws(BodyFault) {
                return .success(try read(bytes))
            } catch {
                return .failure(error)
            }
        }
        return Self.numbered(try result.get())
    }

    private func read(_ bytes: Field) throws(BodyFault) -> [Reading] {
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Field(rebasing: bytes[3...]) : bytes
        guard let first = body.first(where: { !" \t\r\n".utf8.contains($0) }) else { throw .empty }
        guard UTF8Check.isValid(body) else { throw .notUTF8 }
        guard let fault = JSONCursor.fault(in: body) else {
            return first == UInt8(ascii: "[") ? try list(body) : [event(body)]
        }
        let lines = body.split(separator: UInt8(ascii: "\n")).map { Field(rebasing: $0) }.filter { !$0.isBlank }
        guard first != UInt8(ascii: "["), lines.count > 1, lines.contains(where: { JSONCursor.fault(in: $0) == nil })
        else { throw .notJSON(message: fault.message, position: fault.position + 1) }
        guard lines.count <= limits.events else { throw .tooManyEvents(limit: limits.events) }
        return lines.map(event)
    }

    /// The events of an array.
    private func list(_ body: Field) throws(BodyFault) -> [Reading] {
        var readings: [Reading] = []
        var cursor = JSONCursor(body)
        do throws(JSONFault) {
            _ = try cursor.next()
            while readings.count <= limits.events {
                let start = try cursor.next()
                if case .arrayEnd = start { return readings }
                readings.append(try parse(start, &cursor))
            }
        } catch {
            throw .notJSON(message: error.message, position: error.position + 1)
        }
        throw .tooManyEvents(limit: limits.events)
    }

    /// An event that stands alone, in the body or on a line.
    private func event(_ bytes: Field) -> Reading {
        do throws(JSONFault) {
            if let fault = JSONCursor.fault(in: bytes) { throw fault }
            var cursor = JSONCursor(bytes)
            return try parse(cursor.next(), &cursor)
        } catch {
            return .failure(
                SubmissionFault(
                    .badJSON, nil, "this is not JSON: \(error.message) (at byte \(error.position + 1))",
                    remedy: "send one JSON object on each line"))
        }
    }

    private func parse(_ start: JSONCursor.Token, _ cursor: inout JSONCursor) throws(JSONFault) -> Reading {
        let parser = JSONEventParser(fieldBytes: limits.fieldBytes, currency: currency)
        return try parser.parse(start, &cursor)
    }

    /// Equal events without an id are told apart by their number in the body.
    private static func numbered(_ readings: [Reading]) -> [Reading] {
        var seen: [SubmittedEvent: UInt32] = [:]
        return readings.map { reading in
            guard case .success(var event) = reading, event.id == nil else { return reading }
            let occurrence = seen[event, default: 0]
            seen[event] = occurrence + 1
            event.occurrence = occurrence
            return .success(event)
        }
    }
}

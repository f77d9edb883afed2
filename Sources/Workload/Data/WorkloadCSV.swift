/// The workload's table as text: comma-separated, no quoting, an empty score where there is none.
package enum WorkloadCSV {
    package static let header = WorkloadNames.columns.joined(separator: ",")

    package static func append(_ event: WorkloadEvent, to bytes: inout [UInt8]) {
        let fields = [
            "\(event.id)", "\(event.customer)", "\(event.time)", event.touchpointName, event.departmentName,
            event.channelName, event.kindName, "\(event.amountCents)", event.score.map { "\($0)" } ?? "",
            "\(event.effortSeconds)",
        ]
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(contentsOf: field.utf8)
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Reads a whole table the plain way: the slow reference shares no code with the product's reader.
    package static func read(_ text: some Sequence<UInt8>) throws(WorkloadCSVError) -> [WorkloadEvent] {
        let codes = Codes()
        var events: [WorkloadEvent] = []
        var line: [UInt8] = []
        var number = 0
        func take() throws(WorkloadCSVError) {
            number += 1
            defer { line.removeAll(keepingCapacity: true) }
            if number == 1 {
                guard String(decoding: line, as: UTF8.self) == header else { throw WorkloadCSVError(line: 1) }
                return
            }
            guard let event = codes.event(line) else { throw WorkloadCSVError(line: number) }
            events.append(event)
        }
        for byte in text {
            if byte == UInt8(ascii: "\n") { try take() } else if byte != UInt8(ascii: "\r") { line.append(byte) }
        }
        if !line.isEmpty { try take() }
        return events
    }

    /// Each name's place in its list.
    private struct Codes {
        let touchpoints = places(WorkloadNames.touchpoints)
        let departments = places(WorkloadNames.departments)
        let channels = places(WorkloadNames.channels)
        let kinds = places(WorkloadNames.kinds)

        static func places(_ names: [String]) -> [String: UInt8] {
            Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, UInt8($0)) })
        }

        func event(_ line: [UInt8]) -> WorkloadEvent? {
            let fields = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
            guard fields.count == WorkloadNames.columns.count, let id = Int64(fields[0]),
                let customer = Int64(fields[1]), let time = Int64(fields[2]), let touchpoint = touchpoints[fields[3]],
                let department = departments[fields[4]], let channel = channels[fields[5]],
                let kind = kinds[fields[6]], let amount = Int64(fields[7]), let effort = Int32(fields[9])
            else { return nil }
            let score = Int8(fields[8])
            guard fields[8].isEmpty || score != nil else { return nil }
            return WorkloadEvent(
                id: id, customer: customer, time: time, touchpoint: touchpoint, department: department,
                channel: channel, kind: kind, amountCents: amount, score: score, effortSeconds: effort)
        }
    }
}

/// A line of a table that is not as the workload defines it.
package struct WorkloadCSVError: Error, CustomStringConvertible {
    package let line: Int

    package var description: String {
        "line \(line) is not a row of the workload's table (\(WorkloadCSV.header)): generate the data again"
    }
}

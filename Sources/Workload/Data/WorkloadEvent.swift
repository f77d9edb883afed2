/// One row of the workload's table.
package struct WorkloadEvent: Hashable, Sendable {
    package var id: Int64
    package var customer: Int64
    /// Milliseconds since 1970-01-01 UTC.
    package var time: Int64
    package var touchpoint: UInt8
    package var department: UInt8
    package var channel: UInt8
    package var kind: UInt8
    /// Above 0 for a payment, below for a refund.
    package var amountCents: Int64
    /// 0 to 10; nil where no survey was answered.
    package var score: Int8?
    package var effortSeconds: Int32

    package init(
        id: Int64, customer: Int64, time: Int64, touchpoint: UInt8, department: UInt8, channel: UInt8, kind: UInt8,
        amountCents: Int64, score: Int8?, effortSeconds: Int32
    ) {
        self.id = id
        self.customer = customer
        self.time = time
        self.touchpoint = touchpoint
        self.department = department
        self.channel = channel
        self.kind = kind
        self.amountCents = amountCents
        self.score = score
        self.effortSeconds = effortSeconds
    }

    package var touchpointName: String { WorkloadNames.touchpoints[Int(touchpoint)] }
    package var departmentName: String { WorkloadNames.departments[Int(department)] }
    package var channelName: String { WorkloadNames.channels[Int(channel)] }
    package var kindName: String { WorkloadNames.kinds[Int(kind)] }
}

import Experience
import Stores

extension Table {
    /// The blocks of footage that can't be read.
    package init(damage missing: MissingFootage) {
        self.init(columns: ["block", "offset", "size", "column", "reason", "events", "first_time", "last_time"])
        rows = missing.blocks.map { damage in
            [
                .text(damage.info.id.description), Cell(damage.offset), damage.size.map { Cell($0) } ?? .absent,
                Cell(damage.column), .text(damage.reason), Cell(damage.info.eventCount),
                .text(damage.info.firstTime.iso8601),
                .text(damage.info.lastTime.iso8601),
            ]
        }
    }
}

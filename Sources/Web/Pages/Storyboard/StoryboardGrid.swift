import Experience
import Services

/// Scenes in columns, departments in lanes.
struct StoryboardGrid {
    struct Place {
        var column: Int
        var lane: Int
        var x: Double {
            StoryboardDrawing.left + Double(column) * (StoryboardDrawing.cardWidth + StoryboardDrawing.columnGap)
        }
        var y: Double {
            StoryboardDrawing.top + Double(lane) * (StoryboardDrawing.cardHeight + StoryboardDrawing.laneGap)
        }
    }

    /// The names of the lanes; scenes without an owner get one of their own.
    let lanes: [String]
    private let places: [Place]
    private let columns: [TouchpointID: Int]

    init(_ board: Storyboard) {
        // By the first scene of each, so that the story runs down the lanes and arrows stay short.
        let sorted = board.lanes.sorted { Self.firstScene(of: $0.id, board) < Self.firstScene(of: $1.id, board) }
        let owners = sorted.map(\.id)
        let hasUnknown = board.scenes.contains { $0.touchpoint.owner.flatMap { owners.firstIndex(of: $0) } == nil }
        lanes = sorted.map(\.name) + (hasUnknown ? [board.names.department(nil)] : [])
        places = board.scenes.enumerated().map { column, scene in
            Place(column: column, lane: scene.touchpoint.owner.flatMap { owners.firstIndex(of: $0) } ?? owners.count)
        }
        columns = Dictionary(
            board.scenes.enumerated().map { ($1.touchpoint.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private static func firstScene(of owner: DepartmentID, _ board: Storyboard) -> Int {
        board.scenes.firstIndex { $0.touchpoint.owner == owner } ?? board.scenes.count
    }

    func place(_ column: Int) -> Place { places[column] }

    func place(of touchpoint: TouchpointID) -> Place? { columns[touchpoint].map { places[$0] } }
}

/// The way of a cut: forwards from edge to edge, past other cards in an arc above, backwards in an arc below.
struct StoryboardPath {
    let text: String

    init(from: StoryboardGrid.Place, to: StoryboardGrid.Place) {
        let (width, height) = (StoryboardDrawing.cardWidth, StoryboardDrawing.cardHeight)
        let distance = to.column - from.column
        if distance == 1 || (distance > 1 && from.lane != to.lane) {
            let start = (from.x + width, from.y + height / 2)
            let end = (to.x - 7, to.y + height / 2)
            let bend = max(24, (end.0 - start.0) / 2)
            text = Self.curve(start, (start.0 + bend, start.1), (end.0 - bend, end.1), end)
        } else if distance > 1 {
            let lift = 18 + 5 * Double(min(distance, 5))
            let start = (from.x + width * 0.7, from.y)
            let end = (to.x + width * 0.3, to.y - 7)
            text = Self.curve(start, (start.0 + 20, start.1 - lift), (end.0 - 20, end.1 - lift), end)
        } else if distance == 0 {
            let start = (from.x + width * 0.62, from.y)
            text = Self.curve(
                start, (start.0 + 18, start.1 - 26), (start.0 - 50, start.1 - 26), (start.0 - 32, start.1 - 7))
        } else {
            let drop = 18 + 5 * Double(min(-distance, 5))
            let start = (from.x + width * 0.3, from.y + height)
            let end = (to.x + width * 0.7, to.y + height + 7)
            text = Self.curve(start, (start.0 - 20, start.1 + drop), (end.0 + 20, end.1 + drop), end)
        }
    }

    private typealias Point = (Double, Double)

    private static func curve(_ start: Point, _ first: Point, _ second: Point, _ end: Point) -> String {
        func text(_ point: Point) -> String { "\(tenths(point.0)) \(tenths(point.1))" }
        return "M\(text(start)) C\(text(first)), \(text(second)), \(text(end))"
    }

    private static func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}

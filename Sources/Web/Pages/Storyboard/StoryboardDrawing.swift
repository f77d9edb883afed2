import Experience
import Services

/// The storyboard's picture: where each scene's card lies, and the way of each cut between them. Everything is a number
/// or a word of ours, so the template draws it without inline styles.
struct StoryboardDrawing: Sendable {
    struct Band: Sendable {
        var name: String
        var x: Double
        var y: Double
        var width: Double
        var height: Double
        var textX: Double
        var textY: Double
        var isEven: Bool
    }

    struct Card: Sendable {
        var x: Double
        var y: Double
        var name: String
        var anchor: String
        var traffic: String
        var score: Figure?
        var standards: String?
        var gaps: String?
    }

    struct Arrow: Sendable {
        var path: String
        var width: Double
        /// `lived`, `unlived` (designed only), `undesigned` (lived only).
        var style: String
        var isBroken: Bool
        var words: String
    }

    static let cardWidth = 156.0
    static let cardHeight = 86.0
    static let columnGap = 44.0
    static let laneGap = 30.0
    static let left = 124.0
    static let top = 56.0

    var width: Double
    var height: Double
    var stages: [Band]
    var lanes: [Band]
    var cards: [Card]
    var arrows: [Arrow]
    /// Rare ways that nobody designed are in the table only.
    var hidden: String?

    init(_ board: Storyboard) {
        let grid = StoryboardGrid(board)
        width = Self.left + Double(board.scenes.count) * (Self.cardWidth + Self.columnGap)
        height = Self.top + Double(max(grid.lanes.count, 1)) * (Self.cardHeight + Self.laneGap) + 8
        stages = Self.stages(board.scenes)
        lanes = Self.lanes(grid.lanes, width: width)
        cards = board.scenes.enumerated().map { Self.card($1, at: grid.place($0), board) }
        let most = board.cuts.map(\.count).max() ?? 0
        let drawn = board.cuts.filter { $0.designed || $0.gapOccurrences > 0 || $0.count * 50 >= most }
        arrows = drawn.compactMap { Self.arrow($0, grid, most: most, board.names) }
        let rest = board.cuts.count - drawn.count
        hidden =
            rest > 0
            ? Figures.count(rest, "rare way that nobody designed is", "rare ways that nobody designed are")
                + " in the table only." : nil
    }

    /// One band over the scenes of each stage.
    private static func stages(_ scenes: [Storyboard.Scene]) -> [Band] {
        var bands: [Band] = []
        let step = cardWidth + columnGap
        for (column, scene) in scenes.enumerated() {
            let x = left + Double(column) * step
            if column > 0, scenes[column - 1].stage.id == scene.stage.id, var last = bands.popLast() {
                last.width += step
                bands.append(last)
            } else {
                bands.append(
                    Band(
                        name: scene.stage.name, x: x, y: 8, width: cardWidth, height: 26, textX: x + 10, textY: 26,
                        isEven: bands.count.isMultiple(of: 2)))
            }
        }
        return bands
    }

    private static func lanes(_ names: [String], width: Double) -> [Band] {
        names.enumerated().map { row, name in
            let y = top + Double(row) * (cardHeight + laneGap) - laneGap / 2 + 8
            return Band(
                name: name, x: 0, y: y, width: width, height: cardHeight + laneGap, textX: 10,
                textY: y + (cardHeight + laneGap) / 2, isEven: row.isMultiple(of: 2))
        }
    }

    private static func card(_ scene: Storyboard.Scene, at place: StoryboardGrid.Place, _ board: Storyboard) -> Card {
        let gaps = scene.gaps.count
        return Card(
            x: place.x, y: place.y, name: scene.touchpoint.name, anchor: scene.touchpoint.id.text,
            traffic: Figures.count(scene.passages, "passage", "passages"),
            score: scene.score.map { .score($0) },
            standards: scene.standards > 0 ? standards(scene) : nil,
            gaps: gaps > 0 ? Figures.count(gaps, "gap", "gaps") : nil)
    }

    private static func standards(_ scene: Storyboard.Scene) -> String {
        "\(scene.standardsProven) of \(Figures.count(scene.standards, "standard", "standards")) proven"
    }

    private static func arrow(
        _ cut: Storyboard.Cut, _ grid: StoryboardGrid, most: Int, _ names: Names
    ) -> Arrow? {
        guard let from = grid.place(of: cut.from), let to = grid.place(of: cut.to) else { return nil }
        let weight = most > 0 ? (Double(cut.count) / Double(most)).squareRoot() : 0
        return Arrow(
            path: StoryboardPath(from: from, to: to).text, width: 1.5 + (weight * 65).rounded() / 10,
            style: cut.count == 0 ? "unlived" : (cut.designed ? "lived" : "undesigned"),
            isBroken: cut.gapOccurrences > 0, words: StoryboardPage.words(cut, names))
    }
}

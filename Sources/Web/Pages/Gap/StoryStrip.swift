import Experience
import Services

/// A few scenes of one customer's story around a gap, for showing what it is like.
struct StoryStrip: Sendable {
    struct Frame: Sendable {
        var scene: String
        var owner: String
        var time: String
        /// How long after the scene before it; nil for the first.
        var wait: String?
        /// The gap, where it shows at this scene.
        var mark: String?
        var isMarked: Bool
        /// The wait before it is the one that was too long.
        var isLongWait: Bool
    }

    var customer: String
    var address: String
    var frames: [Frame]
    /// Scenes before and after that are not shown.
    var more: String?

    /// Nil when the gap doesn't show in this story.
    init?(_ story: CustomerStory, around key: GapKey, names: Names, almanac: Almanac) {
        let shows = { (take: Take) in take.gaps.contains { $0.key == key } }
        guard let center = story.takes.firstIndex(where: shows) else { return nil }
        let range = max(0, center - 2)..<min(story.takes.count, center + 4)
        customer = story.customer
        address = "/customers/" + Address.encoded(story.customer)
        frames = range.map { index in
            let take = story.takes[index]
            let mark = take.gaps.first { $0.key == key }
            let before = index > range.lowerBound ? story.takes[index - 1].at : nil
            return Frame(
                scene: names.touchpoint(take.touchpoint), owner: names.department(take.department),
                time: almanac.moment(take.at),
                wait: before.map { Wait(milliseconds: take.at.milliseconds - $0.milliseconds).inWords },
                mark: mark.map { mark in
                    GapWords.label(key.kind) + (mark.excess.map { ", \($0.inWords) over" } ?? "")
                }, isMarked: mark != nil,
                isLongWait: index > range.lowerBound && key.kind == .deadTime && take.touchpoint == key.to
                    && shows(story.takes[index - 1]))
        }
        let hidden = story.takes.count - range.count
        more = hidden > 0 ? "\(Figures.count(hidden, "more scene", "more scenes")) in the whole story" : nil
    }
}

import Experience
import Services

extension StoryPage {
    /// What the template shows.
    struct Content: Sendable {
        /// The takes of one day in one journey.
        struct Chapter: Sendable {
            var day: String
            var journey: String?
            var takes: [Entry]
        }

        /// One take, with the gaps that show at it.
        struct Entry: Sendable {
            var time: String
            var scene: String
            var owner: String
            var details: [String]
            var hasDetails: Bool
            var tags: [Tag]
            var amount: String?
            var score: String?
            /// Gaps that lie at this scene, and those that begin with it and lie after it.
            var marks: [Mark]
            var breaks: [Mark]
        }

        struct Tag: Sendable {
            var text: String
            var tone: String
        }

        /// A break in the line: what broke, and how long the customer waited.
        struct Mark: Sendable {
            var label: String
            var words: String
            var address: String
        }

        struct Note: Sendable {
            var text: String
            var detail: String?
            var isDue: Bool
        }

        var customer: String
        var line: String
        var gapCount: String
        var chapters: [Chapter]
        var openPromises: [Note]
        var hasOpenPromises: Bool
        var known: [String]
        var hasKnown: Bool
        var next: [Note]
        var hasNext: Bool
        var ids: [String]
        var hasIDs: Bool
        var mergesAddress: String
        var mergeAddress: String
        var pager: Pager?
        var exportAddress: String
        var dataAddress: String
    }
}

extension StoryPage.Content {
    init(_ model: StoryPage.Model, almanac: Almanac) {
        let answer = model.answer
        let story = answer.story
        let writer = TakeWriter(answer, almanac: almanac)
        customer = story.customer
        line = Self.line(answer, almanac)
        let gaps = story.takes.reduce(0) { $0 + $1.gaps.count }
        gapCount =
            gaps == 0 ? "The story holds: no gap found." : Figures.count(gaps, "gap", "gaps") + " in the story."
        let parts = StoryParts(story.takes.count, chosen: model.stretch)
        chapters = Self.chapters(story.takes, parts.range, model.script, writer, almanac)
        openPromises = story.openPromises.map { promise in
            let isLate = promise.due.map { $0 < (story.takes.last?.at ?? $0) } ?? false
            return Note(
                text: "\(promise.promise), from \(answer.names.touchpoint(promise.touchpoint))",
                detail: promise.due.map { "due \(almanac.moment($0)) (\(almanac.relative($0)))" }, isDue: isLate)
        }
        hasOpenPromises = !openPromises.isEmpty
        known = story.known.map(answer.names.item)
        hasKnown = !known.isEmpty
        next = answer.next.map { handOff in
            Note(
                text: answer.names.touchpoint(handOff.to),
                detail: handOff.wait.map { "expected within \($0.inWords)" } ?? "no expected wait in the script",
                isDue: false)
        }
        hasNext = !next.isEmpty
        ids = answer.merges.map { MergesPage.line($0, almanac) }
        hasIDs = !ids.isEmpty
        mergesAddress = MergesPage.address(of: story.customer)
        mergeAddress = MergePage.address(of: story.customer)
        let address = StoryPage.address(of: story.customer)
        pager = parts.pager(address)
        exportAddress = Address(address, [("format", "csv")]).text
        dataAddress = PersonPage.address(of: story.customer)
    }

    /// Who they are in one line.
    private static func line(_ answer: StoryAnswer, _ almanac: Almanac) -> String {
        let story = answer.story
        var parts = [Figures.count(story.takes.count, "scene", "scenes")]
        if let first = story.takes.first, let last = story.takes.last {
            parts.append("customer since \(almanac.day(first.at))")
            parts.append("last seen \(almanac.relative(last.at))")
        }
        parts.append("worth \(Figures.money(Double(story.spend), answer.currency)) so far")
        if let scored = story.takes.last(where: { $0.scoreHundredths != nil }), let score = scored.scoreHundredths {
            parts.append("last score \(Figures.answer(hundredths: score, scale: scored.scale))")
        }
        return parts.joined(separator: " · ")
    }

    private static func chapters(
        _ takes: [Take], _ range: Range<Int>, _ script: Script?, _ writer: TakeWriter, _ almanac: Almanac
    ) -> [Chapter] {
        let journeys = Dictionary(
            (script?.journeys ?? []).flatMap { journey in journey.touchpoints.map { ($0.id, journey.name) } },
            uniquingKeysWith: { first, _ in first })
        var chapters: [Chapter] = []
        for index in range {
            let take = takes[index]
            let day = almanac.heading(take.at)
            let journey = journeys[take.touchpoint]
            let entry = writer.entry(index)
            if var last = chapters.popLast() {
                if last.day == day, last.journey == journey {
                    last.takes.append(entry)
                    chapters.append(last)
                    continue
                }
                chapters.append(last)
            }
            chapters.append(Chapter(day: day, journey: journey, takes: [entry]))
        }
        return chapters
    }
}

/// Long stories come in parts; the last one first.
struct StoryParts {
    let range: Range<Int>
    private let part: Int
    private let parts: Int
    private let count: Int

    init(_ count: Int, chosen: Int?) {
        self.count = count
        parts = max(1, (count + StoryPage.stretchLength - 1) / StoryPage.stretchLength)
        part = min(chosen ?? parts, parts)
        let start = (part - 1) * StoryPage.stretchLength
        range = start..<min(count, start + StoryPage.stretchLength)
    }

    func pager(_ path: String) -> Pager? {
        guard parts > 1 else { return nil }
        let address = { (part: Int) in Address(path, [("part", String(part))]).text }
        return Pager(
            range: "Scenes \(Figures.count(range.lowerBound + 1)) to \(Figures.count(range.upperBound)) of "
                + Figures.count(count),
            previous: part > 1 ? address(part - 1) : nil, next: part < parts ? address(part + 1) : nil)
    }
}

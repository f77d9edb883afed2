import ColumnStore
import Experience
import Testing

@testable import JourneyEngine

/// The bytes of partial results: stable, and harmless whatever becomes of them.
@Suite struct PartialFormatTests {
    private static func partial(_ question: PartialQuestion, seed: UInt64 = 2) throws -> PartialResult {
        let split = SplitFootage(seed)
        return try split.whole.partial(question, split.filter, script: "v1", setAside: 2)
    }

    /// A question's own, and what is made of it.
    private static func partials(_ question: PartialQuestion) throws -> [PartialResult] {
        let partial = try partial(question)
        return question == .waits ? [partial, try partial.limits()] : [partial]
    }

    private static func resealed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        let body = bytes.count - 8
        let hash = bytes.withUnsafeBytes { XXH64.hash(UnsafeRawBufferPointer(rebasing: $0[0..<body])) }
        for index in 0..<8 { bytes[body + index] = UInt8(truncatingIfNeeded: hash >> UInt64(8 * index)) }
        return bytes
    }

    /// What may come of bytes that are not what was written: an error with its place, or an answer, never a crash.
    private static func read(_ bytes: [UInt8]) -> PartialError? {
        do throws(PartialError) {
            for partial in try PartialResult.all(in: bytes) {
                _ = partial.answer(limit: 5, script: .sample)
                _ = try? GapLimits(partial)
                var twice = partial
                try twice.merge(partial)
                _ = twice.answer(limit: 5, script: .sample)
            }
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: PartialMergeTests.all)
    func `what is written is read again`(question: PartialQuestion) throws {
        for partial in try Self.partials(question) {
            let bytes = partial.encoded()
            let read = try PartialResult.all(in: bytes + bytes)
            #expect(read.count == 2)
            for again in read {
                #expect(again.question == partial.question)
                #expect(again.parameters == partial.parameters)
                #expect(again.script == "v1")
                #expect(again.footage == partial.footage)
                #expect(again.encoded() == bytes)
            }
        }
    }

    /// A change of these bytes is a new version of the format.
    @Test func `the format is the one of version 1`() throws {
        var events = [PlainEvent("a", 1_000, "order"), PlainEvent("a", 61_000, "pay")]
        events.append(PlainEvent("b", 2_000, "order"))
        let engine = Engine(log: .build(from: [.of(events)]), script: nil)
        let bytes = try engine.partial(.edges(within: .customer), InsightFilter()).encoded()
        #expect(bytes.map { String($0, radix: 16) }.joined(separator: " ") == Self.version1)
    }

    private static let version1 = """
        54 4c 50 31 1 0 0 0 62 0 0 0 0 0 0 0 5 65 64 67 65 73 1 6 77 69 74 68 69 6e 8 63 \
        75 73 74 6f 6d 65 72 0 3 2 0 1 d0 f 1 90 b9 7 2 1 2 5 6f 72 64 65 72 3 70 61 79 2 \
        0 1 5 65 64 67 65 73 0 2 1 1 1 0 0 1 1 1 2 e0 d4 3 1 c0 a9 7 62 5a b7 18 98 3d \
        5e 8b
        """

    @Test(arguments: PartialMergeTests.all)
    func `no damage goes unnoticed`(question: PartialQuestion) throws {
        for bytes in try Self.partials(question).map({ $0.encoded() }) { checkDamage(bytes) }
    }

    private func checkDamage(_ bytes: [UInt8]) {
        for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 200)) {
            #expect(Self.read(Array(bytes[..<length])) != nil, "cut to \(length)")
        }
        var chance = SeededChance(9)
        for _ in 0..<300 {
            var damaged = bytes
            damaged[Int.random(in: 0..<bytes.count, using: &chance)] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
            #expect(Self.read(damaged) != nil)
        }
        #expect(Self.read(bytes + [0]) == PartialError(.notAPartial, offset: bytes.count))
    }

    @Test(arguments: PartialMergeTests.all)
    func `foreign bytes under a right checksum never crash`(question: PartialQuestion) throws {
        for bytes in try Self.partials(question).map({ $0.encoded() }) { checkForeign(bytes) }
    }

    private func checkForeign(_ bytes: [UInt8]) {
        var chance = SeededChance(UInt64(bytes.count))
        var refused = 0
        for _ in 0..<1_500 {
            var foreign = bytes
            for _ in 0..<Int.random(in: 1...4, using: &chance) {
                foreign[Int.random(in: 16..<bytes.count - 8, using: &chance)] =
                    [
                        0, 1, 0x7F, 0x80, 0xFF, UInt8.random(in: 0...255, using: &chance),
                    ].randomElement(using: &chance) ?? 0
            }
            if let error = Self.read(Self.resealed(foreign)) {
                refused += 1
                #expect(!error.description.isEmpty)
            }
        }
        #expect(refused > 100)
    }

    @Test func `other formats and newer versions are told apart`() throws {
        var bytes = try Self.partial(.fitness).encoded()
        #expect(Self.read([]) == PartialError(.notAPartial, offset: 0))
        #expect(Self.read(Array("customer,time\n".utf8)) == PartialError(.notAPartial, offset: 0))
        bytes[4] = 9
        #expect(Self.read(bytes) == PartialError(.version(9), offset: 4))
    }

    @Test func `a question of a newer program is refused by name`() throws {
        var bytes = try Self.partial(.scenes).encoded()
        bytes.replaceSubrange(17..<23, with: Array("smells".utf8))
        #expect(Self.read(Self.resealed(bytes))?.description.contains("“smells”") == true)
    }

    @Test func `what differs between two questions is named`() throws {
        let edges = try Self.partial(.edges(within: .case))
        func difference(_ other: PartialResult) -> PartialError.Reason? {
            var mine = edges
            do throws(PartialError) {
                try mine.merge(other)
                return nil
            } catch {
                return error.reason
            }
        }
        #expect(
            difference(try Self.partial(.fitness)) == .differs(what: "the question", here: "edges", there: "fitness"))
        #expect(
            difference(try Self.partial(.edges(within: .customer)))
                == .differs(what: "“within”", here: "case", there: "customer"))
        let engine = SplitFootage(2).whole
        #expect(
            difference(try engine.partial(.edges(within: .case), InsightFilter(segment: "gold"), script: "v1"))
                == .differs(what: "“segment”", here: "not given", there: "gold"))
        #expect(
            difference(try engine.partial(.edges(within: .case), InsightFilter(), script: ""))
                == .differs(what: "the script", here: "v1", there: "none"))
    }

    @Test func `a design that differs is no figure`() throws {
        var young = Script.sample
        young.company.settings.minimumCases = 3
        let log = RandomLog(seed: 1).log()
        var mine = try Engine(log: log, script: .sample).partial(.scenes, InsightFilter())
        let other = try Engine(log: log, script: young).partial(.scenes, InsightFilter())
        #expect(throws: PartialError(.contradiction(table: "settings"))) { try mine.merge(other) }
    }
}

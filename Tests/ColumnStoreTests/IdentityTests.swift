import ColumnStore
import Testing

@Suite struct IdentityTests {
    private static func identity(
        _ builder: inout BlockBuilder, occurrence: UInt32 = 0, changing change: (inout EventRow) -> Void = { _ in }
    ) -> EventIdentity {
        var row = EventRow()
        row.time = 1_700_000_000_000
        row[.customer] = builder.intern(.customer, "customer-1")
        row[.touchpoint] = builder.intern(.touchpoint, "pay")
        row[.channel] = builder.intern(.channel, "web")
        row.amountMinor = 1_999
        row.score = 850
        change(&row)
        return builder.contentIdentity(of: row, occurrence: occurrence)
    }

    @Test func `the identity of an event's content is the same for ever`() {
        var builder = BlockBuilder()
        #expect(
            Self.identity(&builder)
                == EventIdentity(high: 3_329_685_492_128_083_937, low: 6_961_609_550_201_718_996))
        "event-1".withBytes {
            let identity = EventIdentity.named($0)
            #expect(identity == EventIdentity(high: 6_243_216_788_055_394_252, low: 10_238_199_979_576_123_546))
        }
    }

    @Test func `it does not depend on the builder's codes`() {
        var fresh = BlockBuilder()
        var used = BlockBuilder()
        for text in ["x", "y", "z"] {
            _ = used.intern(.customer, text)
            _ = used.intern(.touchpoint, text)
        }
        #expect(Self.identity(&fresh) == Self.identity(&used))
    }

    @Test func `every field and the occurrence change it`() {
        var builder = BlockBuilder()
        var seen: Set<EventIdentity> = [Self.identity(&builder), Self.identity(&builder, occurrence: 1)]
        seen.insert(Self.identity(&builder) { $0.time += 1 })
        seen.insert(Self.identity(&builder) { $0.amountMinor = nil })
        seen.insert(Self.identity(&builder) { $0.score = nil })
        seen.insert(Self.identity(&builder) { $0.due = 850 })
        seen.insert(Self.identity(&builder) { $0.effortSeconds = 850 })
        for column in TextColumn.allCases {
            let code = builder.intern(column, "another")
            seen.insert(Self.identity(&builder) { $0[column] = code })
        }
        // The same text in another column is another event.
        let web = builder.intern(.kind, "web")
        seen.insert(
            Self.identity(&builder) {
                $0[.channel] = 0
                $0[.kind] = web
            })
        #expect(seen.count == 7 + TextColumn.count + 1)
    }

    @Test func `a set of identities holds what was put in, once`() {
        var set = IdentitySet()
        let identities = (0..<50_000).map { EventIdentity(high: Mix.murmur(UInt64($0)), low: Mix.splitMix(UInt64($0))) }
        let fresh = identities.filter { set.insert($0) }
        let again = identities.filter { set.insert($0) }
        #expect(fresh == identities)
        #expect(again.isEmpty)
        #expect(identities.allSatisfy { set.contains($0) })
        #expect(set.count == identities.count)
        #expect(!set.contains(EventIdentity(high: 1, low: 2)))
    }

    @Test func `identities of zeros and of one low half are told apart`() {
        var set = IdentitySet()
        #expect(!set.contains(EventIdentity()))
        let first = set.insert(EventIdentity())
        let second = set.insert(EventIdentity())
        #expect(first && !second)
        for high in 1...500 { _ = set.insert(EventIdentity(high: UInt64(high), low: 7)) }
        #expect(set.count == 501)
        #expect(set.contains(EventIdentity()))
        #expect(!set.contains(EventIdentity(high: 501, low: 7)))
    }
}

extension String {
    func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
        var text = self
        text.withUTF8 { body(UnsafeRawBufferPointer($0)) }
    }
}

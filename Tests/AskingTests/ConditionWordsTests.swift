import ColumnStore
import Experience
import JourneyEngine
import Testing

@testable import Asking

/// Conditions as people write them.
@Suite struct ConditionWordsTests {
    @Test func `names and values are taken apart, separators in values after a backslash`() throws {
        let entries = try ConditionWords(#"kind=purchase,refund; facts.size=M\,L ;reference=a\;b\\c;asks=x=y"#)
            .entries()
        #expect(
            entries == [
                ConditionText.Entry(name: "kind", values: ["purchase", "refund"]),
                ConditionText.Entry(name: "facts.size", values: ["M,L "]),
                ConditionText.Entry(name: "reference", values: [#"a;b\c"#]),
                ConditionText.Entry(name: "asks", values: ["x=y"]),
            ])
        #expect(try ConditionWords("").entries().isEmpty)
        #expect(try ConditionWords(" ; ;").entries().isEmpty)
    }

    @Test(arguments: ["kind", "=x", "kind=", "kind=,", "a=b;c"]) func `what is no condition is refused`(text: String) {
        #expect(throws: FilterError.self) { try ConditionWords(text).entries() }
    }

    @Test func `a condition is read back as it is written`() throws {
        for values: Set<String> in [["a"], ["a,b", "c;d"], [#"\"#, "=", "é x"]] {
            for attribute in [EventAttribute.kind, .fact("price")] {
                let condition = AttributeCondition(attribute, values)
                let entry = try #require(try ConditionWords(condition.text).entries().first)
                #expect(EventAttribute(entry.name) == attribute)
                #expect(Set(entry.values) == values)
            }
        }
    }

    @Test func `every attribute is known by its name, and no other`() {
        for attribute in EventAttribute.named { #expect(EventAttribute(attribute.name) == attribute) }
        #expect(EventAttribute("facts.price") == .fact("price"))
        #expect(EventAttribute("facts.") == nil)
        #expect(EventAttribute("Kind") == nil)
        #expect(EventAttribute("") == nil)
    }

    @Test func `a group's words set the period and the journey, and add to the rest`() throws {
        let words = FilterWords(journey: "buy", segment: "gold", conditions: [ConditionWords("kind=purchase")])
        let group = try words.narrowed(
            to: ConditionWords(#"from=2026-01-01;journey=mend;channel=web,phone"#, parameter: "first"))
        #expect(group.journey == "mend")
        #expect(group.from == "2026-01-01")
        #expect(group.segment == "gold")
        #expect(group.conditions.map(\.text) == ["kind=purchase", "channel=web,phone"])
        #expect(group.conditions.map(\.parameter) == ["where", "first"])
    }

    @Test func `values and names are held against the footage`() throws {
        var builder = BlockBuilder()
        var row = EventRow()
        row[.customer] = builder.intern(.customer, "c")
        row[.touchpoint] = builder.intern(.touchpoint, "order")
        row[.asks] = builder.intern(.asks, "address\u{1F}number")
        row[.facts] = builder.intern(.facts, "account\u{1E}A1\u{1F}price\u{1E}80")
        builder.append(row)
        let engine = Engine(log: EventLog.build(from: [builder.finish()]), script: nil)
        #expect(engine.statedFacts() == ["account", "price"])
        for (text, attribute) in [
            ("asks=number", EventAttribute.asks), ("account=A1", .account), ("facts.price=80", .fact("price")),
            ("touchpoint=order", .touchpoint),
        ] {
            let words = ConditionWords(text)
            let entry = try #require(try words.entries().first)
            #expect(try words.condition(entry, in: engine).attribute == attribute)
        }
        for (text, remedy) in [
            ("facts.prise=80", "did you mean `facts.price`?"), ("acount=A1", "did you mean `account`?"),
            ("account=A2", "`A1`"),
            ("asks=adress", "did you mean `address`?"),
        ] {
            let words = ConditionWords(text)
            let entry = try #require(try words.entries().first)
            let error = #expect(throws: FilterError.self) { try words.condition(entry, in: engine) }
            #expect(error?.parameter == "where")
            #expect(error?.message.contains(remedy) == true, "\(error?.message ?? "")")
        }
    }
}

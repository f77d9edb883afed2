import Testing

@testable import Web

@Suite("Templates")
struct TemplateTests {
    @Test func everyTemplateCanBeRead() throws {
        _ = try Templates()
    }

    @Test func aSentenceIsTakenApartAtItsCode() {
        let spans = Spans("write `wait: 1d`, then check.").spans
        #expect(spans.map(\.text) == ["Write ", "wait: 1d", ", then check."])
        #expect(spans.map(\.isCode) == [false, true, false])
    }
}

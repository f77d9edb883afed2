import Intake
import TestSupport
import Testing

@Suite("Fields of a form")
struct FormFieldsTests {
    private func read(_ text: String) throws -> [String] {
        try FormFields.read(text).map { "\($0.name)=\($0.value)" }
    }

    @Test func areDecodedAsFormsWriteThem() throws {
        #expect(try read("a=b&c&d=&&e=f=g") == ["a=b", "c=", "d=", "e=f=g"])
        #expect(try read("a+b=%C3%BC%2b%26%3D&%61=1") == ["a b=ü+&=", "a=1"])
    }

    @Test func anAccentAfterASignIsOfTheNextField() throws {
        #expect(try read("a=1&\u{301}b=2") == ["a=1", "\u{301}b=2"])
        #expect(try read("a=+\u{301}") == ["a= \u{301}"])
    }

    @Test(arguments: ["a=%", "a=%f", "a=%zz", "a=%FF", "%C3=1", "a=%+1", "a=%C3%28"])
    func brokenEncodingIsRefused(_ text: String) {
        #expect(throws: FormFields.Malformed.self) { try FormFields.read(text) }
    }
}

import Intake
import Testing

@Suite struct XESReaderTests {
    @Test func aDocumentTypeIsRefused() throws {
        let bomb = """
            <?xml version="1.0"?>
            <!DOCTYPE log [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>
            <log><trace><event><string key="x" value="&b;"/></event></trace></log>
            """
        let found = fault { _ = try readAll(xes(bomb), columns: ["x"]) }
        #expect(found?.location.line == 2)
        #expect(found?.message == "a document type (<!DOCTYPE ...>) is not read")
    }

    @Test(arguments: [
        "<!DOCTYPE log SYSTEM \"file:///etc/passwd\">", "<!DOCTYPE log [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE log [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/x.dtd\"> %p;]>",
        "<!DOCTYPE log [<!ENTITY % a \"aaaa\"><!ENTITY % b \"%a;%a;%a;\"> %b;]>",
        "<!DOCTYPE log PUBLIC \"-//XES\" \"http://127.0.0.1:9/xes.dtd\">",
    ])
    func nothingOutsideOfTheFileIsEverFetchedOrUnfolded(_ type: String) throws {
        let text = type + "\n<log><trace><event><string key=\"x\" value=\"&x;\"/></event></trace></log>"
        let found = fault { _ = try readAll(xes(text), columns: ["x"]) }
        #expect(found?.message == "a document type (<!DOCTYPE ...>) is not read" && found?.suggestion != nil)
    }

    @Test(arguments: ["log", "trace", "other"])
    func elementsNestedWithoutEndAreRefusedOrPassedOver(_ name: String) throws {
        let text = "<log>" + String(repeating: "<\(name)>", count: 200_000)
        let found = fault { _ = try readAll(xes(text), columns: ["x"]) }
        #expect(found?.location.file == "t.xes" && found?.message.isEmpty == false)
    }

    /// A path is made of the names of all attributes around a value: it must not grow with each of them.
    @Test func namesThatAreLongAtEveryDepthAreOneRecordThatIsTooLong() throws {
        let key = String(repeating: "k", count: 900)
        let open = String(repeating: "<string key=\"\(key)\" value=\"1\">", count: 30)
        let close = String(repeating: "</string>", count: 30)
        let text = "<log><trace><event>\(open)\(close)</event><event/></trace></log>"
        let reader = try xes(text, limits: ReadLimits(recordBytes: 1_000))
        #expect(
            try readAll(reader, columns: ["a"]) == [.unreadable(line: 1, .recordTooLong), .row(line: 1, values: [""])])
    }

    @Test(arguments: [
        ("<log><trace>", 1), ("<log>\n<trace></log>", 2), ("", 1), ("<log/>\n<log/>", 2), ("<notlog/>", 1),
        ("<log>\n<event><string key=\"a\" value=\"&nope;\"/></event></log>", 2), ("\u{1}", 1),
    ])
    func whatIsNotXESIsAnErrorWithItsPlace(_ text: String, _ line: Int) throws {
        let found = fault { _ = try readAll(xes(text), columns: ["a"]) }
        #expect(found?.location.line == line)
    }

    @Test func nestingIsLimited() throws {
        let open = String(repeating: "<string key=\"a\" value=\"1\">", count: 100)
        let found = fault { _ = try readAll(xes("<log><trace><event>" + open), columns: ["a"]) }
        #expect(found?.message == "attributes are nested more than 32 deep")
    }

    @Test func anElementThatNeverEndsIsAnError() throws {
        let text = "<log><trace><event><string key=\"a\" value=\"" + String(repeating: "x", count: 400_000)
        let found = fault { _ = try readAll(xes(text, limits: ReadLimits(recordBytes: 1_000)), columns: ["a"]) }
        #expect(found?.message.hasPrefix("an element is longer than") == true)
    }

    @Test func anEventLongerThanTheLimitIsRejectedAndTheNextIsRead() throws {
        let long = (0..<20).map { "<string key=\"k\($0)\" value=\"\(String(repeating: "x", count: 100))\"/>" }.joined()
        let text = "<log><trace><event>\(long)</event>\n<event><string key=\"a\" value=\"1\"/></event></trace></log>"
        let reader = try xes(text, limits: ReadLimits(recordBytes: 500))
        #expect(
            try readAll(reader, columns: ["a"]) == [.unreadable(line: 1, .recordTooLong), .row(line: 2, values: ["1"])])
    }

    @Test func anEventWithoutAttributesIsARow() throws {
        #expect(try readAll(xes("<log><trace><event/></trace></log>"), columns: ["a"]) == [.row(line: 1, values: [""])])
    }
}

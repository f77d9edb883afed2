import Testing

@testable import Web

@Suite("Keeping strangers out")
struct SafetyTests {
    @Test(arguments: ["127.0.0.1", "127.0.0.1:8080", "localhost:80", "LOCALHOST", "[::1]", "[::1]:9000", "127.8.0.3:1"])
    func thisMachineMayAsk(_ host: String) {
        #expect(Loopback.isName(host))
    }

    @Test(arguments: [
        "", "evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "127.0.0.1:80:80", "0.0.0.0", "[::2]",
        "127.0.0.999", "127.1", "localhost:99999", "user@127.0.0.1",
    ])
    func otherNamesMayNot(_ host: String) {
        #expect(!Loopback.isName(host))
    }

    @Test(arguments: ["//evil.example", "/\\evil.example", "http://evil.example", "", "javascript:alert(1)", "/a\r\nb"])
    func aFormCantSendPeopleElsewhere(_ address: String) {
        #expect(Form.localAddress(address) == "/")
    }

    @Test func aFormComesBackToItsPage() {
        #expect(Form.localAddress("/script?severity=error") == "/script?severity=error")
    }
}

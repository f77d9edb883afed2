import Testing

@testable import Web

@Suite("The name of an uploaded file")
struct UploadNameTests {
    @Test func aFilesNameIsOnlyAName() {
        #expect(Upload.safeName("../../etc/passwd") == "passwd")
        #expect(Upload.safeName("C:\\data\\orders.csv") == "orders.csv")
        #expect(Upload.safeName("..") == "upload.csv")
        #expect(Upload.safeName(nil) == "upload.csv")
        #expect(Upload.safeName("a\u{0}b\r\n.csv") == "ab.csv")
        #expect(Upload.safeName(String(repeating: "x", count: 500) + ".csv.gz").hasSuffix(".csv.gz"))
        #expect(Upload.safeName("-rf\u{2028}\u{85}.csv") == "rf.csv")
        #expect(Upload.safeName("invoice\u{202E}vsc.exe") == "invoicevsc.exe")
        // One character each, but ten bytes and more: a file system counts those.
        let families = Upload.safeName(String(repeating: "👨\u{200D}👩\u{200D}👧", count: 100) + ".csv")
        #expect(families.hasSuffix(".csv") && (100...120).contains(families.utf8.count))
        #expect(Upload.safeName("\u{301}\u{200D}a\u{301}.csv") == "a\u{301}.csv")
        // What a cut brings to the front is looked at, too.
        #expect(!Upload.safeName(String(repeating: "..-", count: 100) + "a.csv").hasPrefix("."))
    }
}

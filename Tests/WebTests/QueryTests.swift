import Asking
import Experience
import HTTPTypes
import Testing

@testable import Services
@testable import Web

@Suite("Parameters of an address")
struct QueryTests {
    private func problem(_ text: String, allowed: [String] = ["limit", "severity"]) -> Problem? {
        do throws(Problem) {
            _ = try Query(text, allowed: allowed)
            return nil
        } catch {
            return error
        }
    }

    @Test func valuesAreDecodedAsFormsWriteThem() throws {
        let query = try Query("prefix=K%C3%A4the+M%2B1&empty=", allowed: ["prefix", "empty"])
        #expect(query["prefix"] == "Käthe M+1")
        #expect(query["empty"] == nil)
        #expect(query["absent"] == nil)
    }

    @Test func anUnknownParameterIsRefusedWithTheKnownOnes() {
        let found = problem("limits=3")
        #expect(found?.status == .badRequest)
        #expect(found?.detail == "limits: there is no such parameter; known here: limit, severity.")
        #expect(problem("x=1", allowed: [])?.detail.contains("takes none") == true)
    }

    @Test func aParameterMayBeGivenOnce() {
        #expect(problem("limit=1&limit=2")?.detail == "limit: it is given twice; give it once.")
    }

    @Test func brokenEncodingIsNamed() {
        #expect(problem("limit=%FF")?.detail.contains("percent-encoding") == true)
        #expect(problem("limit=%zz")?.status == .badRequest)
    }

    @Test func wordsAndNumbersAreHeldToWhatIsAllowed() throws {
        let query = try Query("severity=fatal&limit=0", allowed: ["severity", "limit"])
        #expect(throws: Problem.self) { try query.word("severity", as: FindingSeverity.self) }
        #expect(throws: Problem.self) { try query.whole("limit", in: 1...10) }
        #expect(try Query("limit=7", allowed: ["limit"]).whole("limit", in: 1...10) == 7)
        #expect(try Query("limit=99999999999999999999", allowed: ["limit"]).problemOfLimit != nil)
    }

    @Test func anAddressSurvivesAnyText() throws {
        for text in ["a b", "ä&=?#/+%", "日本", "\u{1F}", "'\"<>"] {
            let address = Address("/customers", [("prefix", text)]).text
            let query = try #require(address.split(separator: "?").last)
            #expect(try Query(String(query), allowed: ["prefix"])["prefix"] == text)
        }
    }

    @Test func aFilterReadsBackFromItsOwnAddress() throws {
        let filters = [
            GapFilter(), GapFilter(journey: "a", department: "b", period: .quarter, ranking: .score),
            GapFilter(period: .custom, from: "2026-01-01", to: "2026-02-01"),
        ]
        for filter in filters {
            let query = filter.address("/").text.split(separator: "?").dropFirst().first.map(String.init)
            #expect(try GapFilter(try Query(query, allowed: GapFilter.parameters)) == filter)
        }
    }

    @Test func datesAloneMeanACustomPeriod() throws {
        let query = try Query("from=2026-01-01", allowed: GapFilter.parameters)
        #expect(try GapFilter(query).period == .custom)
    }

    @Test func periodsCountBackFromTheLastEventInTheCompanysZone() {
        let words = GapFilter(period: .quarter).words(
            lastMoment: Sample.lastMoment, calendar: Sample.choices.calendar, almanac: Drawn.almanac)
        #expect(words.from == "2026-02-19")
        #expect(words.to == nil)
    }
}

extension Query {
    fileprivate var problemOfLimit: Problem? {
        do throws(Problem) {
            _ = try whole("limit", in: 1...10)
            return nil
        } catch {
            return error
        }
    }
}

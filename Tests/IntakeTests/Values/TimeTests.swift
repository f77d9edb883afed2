import Foundation
import Intake
import Testing

/// Times as a mapping reads them, through one column of a table.
@Suite struct TimeTests {
    private func moments(_ values: [String], _ options: String) throws -> [Int64?] {
        let table = "c|t|p\n" + values.map { "c|\($0)|p\n" }.joined()
        let yaml = """
            csv: {delimiter: "|"}
            events:
              - {customer: {column: c}, time: {column: t\(options)}, touchpoint: {column: p}}
            """
        return try mapped(table, yaml).map { outcome in
            if case .events(let events) = outcome { events[0].time } else { nil }
        }
    }

    private func utc(_ text: String) throws -> Int64 {
        let date = try Date(text, strategy: .iso8601)
        return Int64(date.timeIntervalSince1970 * 1_000)
    }

    @Test func iso8601IsReadWithAndWithoutZoneAndFraction() throws {
        let expected = try utc("2024-05-31T12:05:09Z")
        #expect(
            try moments(
                [
                    "2024-05-31T12:05:09Z", "2024-05-31 14:05:09+02:00", "2024-05-31T12:05:09.123456Z",
                    "2024-05-31T12:05:09,5+0000", "2024-05-31T12:05:09", " 2024-05-31 08:35:09-0330 ",
                    "2024-05-31T12:05",
                    "2024-05-31",
                ], "")
                == [
                    expected, expected, expected + 123, expected + 500, expected, expected, expected - 9_000,
                    try utc("2024-05-31T00:00:00Z"),
                ])
    }

    @Test(arguments: [
        "2024-02-30", "2023-02-29", "2024-13-01", "2024-05-31T25:00", "2024-05-31T12:60", "2024-5-1", "31.05.2024",
        "2024-05-31T12:05:09Q", "2024-05-31T12:05:09+2", "2024-05-31T12:05:09.Z", "T12:00", "x", "20240531",
    ])
    func whatIsNoTimeIsRejected(_ text: String) throws {
        #expect(try moments([text], "") == [nil])
    }

    @Test func unixTimesAreRead() throws {
        #expect(
            try moments(["1717157109", "1717157109.5", "-1", "x", "99999999999999999999"], ", format: unix_s")
                == [1_717_157_109_000, 1_717_157_109_500, -1_000, nil, nil])
        #expect(
            try moments(["1717157109123", "1717157109123.0", "1e30"], ", format: unix_ms")
                == [1_717_157_109_123, 1_717_157_109_123, nil])
    }

    @Test func patternsAreRead() throws {
        let day = try utc("2016-02-29T00:00:00Z")
        let minutes = Int64(76 * 60_000)
        #expect(
            try moments(["29/2/2016 01:16", "29/02/2016 1:16"], ", format: \"d/M/yyyy H:mm\"")
                == [day + minutes, day + minutes])
        #expect(try moments(["29.02.16", "9.02.16"], ", format: dd.MM.yy") == [day, nil])
        #expect(
            try moments(
                ["29-Feb-2016 01:16 PM", "29-february-2016 12:00 am", "29-Feb-2016 13:00 PM"],
                ", format: \"d-MMM-yyyy hh:mm a\"")
                == [day + minutes + 12 * 3_600_000, day, nil])
        #expect(
            try moments(["20160229T011600.5+0100"], ", format: \"yyyyMMdd'T'HHmmss.SSSZ\"")
                == [day + minutes - 3_600_000 + 500])
        #expect(try moments(["30/2/2016 01:16", "29/2/2016 01:16x"], ", format: \"d/M/yyyy HH:mm\"") == [nil, nil])
    }

    @Test func wallClocksAreReadInTheirZone() throws {
        #expect(
            try moments(["2024-01-15 12:00", "2024-07-15 12:00"], ", zone: Europe/Berlin")
                == [try utc("2024-01-15T11:00:00Z"), try utc("2024-07-15T10:00:00Z")])
        #expect(try moments(["2024-07-15 12:00"], ", zone: \"-03:30\"") == [try utc("2024-07-15T15:30:00Z")])
        #expect(try moments(["2024-07-15 12:00+01:00"], ", zone: Asia/Tokyo") == [try utc("2024-07-15T11:00:00Z")])
    }

    @Test func anHourThatNeverWasIsReadWithTheOffsetBefore() throws {
        #expect(
            try moments(["2024-03-31 01:59", "2024-03-31 02:30", "2024-03-31 03:00"], ", zone: Europe/Berlin") == [
                try utc("2024-03-31T00:59:00Z"), try utc("2024-03-31T01:30:00Z"), try utc("2024-03-31T01:00:00Z"),
            ])
    }

    @Test func anHourThatWasTwiceMeansTheFirst() throws {
        #expect(
            try moments(["2024-10-27 01:59", "2024-10-27 02:30", "2024-10-27 03:00"], ", zone: Europe/Berlin") == [
                try utc("2024-10-26T23:59:00Z"), try utc("2024-10-27T00:30:00Z"), try utc("2024-10-27T02:00:00Z"),
            ])
    }

    /// The zone's calendar, asked for every hour of two years, agrees with the cached reading.
    @Test(arguments: ["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Tokyo"])
    func readingAgreesWithTheCalendarAtEveryHour(_ name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        var utcCalendar = Calendar(identifier: .gregorian)
        utcCalendar.timeZone = .gmt
        let start: Int64 = 1_672_531_200
        let hours = stride(from: start, to: start + 2 * 365 * 86_400, by: 3_600 * 7)
        let readings = hours.map { moment -> (String, Int64) in
            let date = Date(timeIntervalSince1970: Double(moment))
            let local = date.addingTimeInterval(Double(zone.secondsFromGMT(for: date)))
            return (local.formatted(.iso8601.dateSeparator(.dash).timeSeparator(.colon)), moment)
        }
        let read = try moments(readings.map { String($0.0.dropLast()) }, ", zone: \(name)")
        for (moment, reading) in zip(read, readings) {
            // Of an hour that was twice, the first is meant.
            #expect(
                moment == reading.1 * 1_000 || moment.map { $0 + 3_600_000 == reading.1 * 1_000 } == true
                    || moment.map { $0 + 1_800_000 == reading.1 * 1_000 } == true)
        }
    }
}

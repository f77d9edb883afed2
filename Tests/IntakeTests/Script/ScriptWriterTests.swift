import Experience
import Intake
import Testing

@Suite("What is written reads back to the same")
struct ScriptWriterTests {
    @Test("four hundred scripts of all shapes", arguments: 0..<10)
    func roundTrip(_ part: UInt64) throws {
        for seed in part * 40..<part * 40 + 40 {
            let (script, suppressions) = RandomScript.make(seed: seed)
            let files = ScriptWriter.files(for: script, suppressions: suppressions)
            let read = try ScriptReader.read(files: files)
            #expect(read.script == script, "seed \(seed)")
            #expect(read.suppressions == suppressions, "seed \(seed)")
            #expect(ScriptWriter.files(for: read.script, suppressions: read.suppressions) == files, "seed \(seed)")
        }
    }

    @Test("checking what was written finds the same")
    func sameFindings() throws {
        for seed in UInt64(0)..<50 {
            let (script, suppressions) = RandomScript.make(seed: seed)
            let read = try ScriptReader.read(files: ScriptWriter.files(for: script, suppressions: suppressions))
            let direct = ScriptCheck.check(script, suppressions: suppressions)
            #expect(ScriptCheck.check(read.script, suppressions: read.suppressions) == direct)
        }
    }

    @Test("the files look like those that people write")
    func canonical() throws {
        let reading = try ScriptReader.read(files: ScriptSamples.files)
        let files = ScriptWriter.files(for: reading.script, suppressions: reading.suppressions)
        #expect(files.map(\.path) == ["company.yaml", "journeys/buy-a-dress.yaml"])
        let journey = try #require(files.last).text
        #expect(
            journey.hasPrefix(
                "journey: buy-a-dress\nname: Buy a dress\nwants: \"A dress that fits, in time for the day.\"\n"))
        #expect(journey.contains("        channels: [web, app]\n"))
        #expect(journey.contains("            proof: {method: system, fresh_for: 30d}\n"))
    }
}

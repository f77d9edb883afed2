import Experience
import Foundation
import Intake
import Testing

@Suite("The JSON Schemas say what the reader reads")
struct ScriptSchemaTests {
    static let companyKeys: [(thing: String?, keys: [String])] = [
        (nil, ScriptKeys.company), ("department", ScriptKeys.department), ("promise", ScriptKeys.promise),
        ("pillar", ScriptKeys.pillar), ("item", ScriptKeys.item), ("fact", ScriptKeys.fact),
        ("settings", ScriptKeys.settings), ("pair", ScriptKeys.pair), ("suppression", ScriptKeys.suppression),
    ]

    static let journeyKeys: [(thing: String?, keys: [String])] = [
        (nil, ScriptKeys.journey), ("stage", ScriptKeys.stage), ("touchpoint", ScriptKeys.touchpoint),
        ("statedPromise", ScriptKeys.statedPromise), ("standard", ScriptKeys.standard), ("proof", ScriptKeys.proof),
        ("handOff", ScriptKeys.handOff), ("survey", ScriptKeys.survey), ("question", ScriptKeys.question),
        ("suppression", ScriptKeys.suppression),
    ]

    func companySchema() throws -> SchemaValidator {
        try SchemaValidator(Repository.text("schemas/script-company.schema.json"))
    }

    func journeySchema() throws -> SchemaValidator {
        try SchemaValidator(Repository.text("schemas/script-journey.schema.json"))
    }

    @Test("both know the same keys of the same things, and nothing else")
    func keys() throws {
        for (schema, all) in [(try companySchema(), Self.companyKeys), (try journeySchema(), Self.journeyKeys)] {
            for (thing, keys) in all {
                #expect(schema.keys(of: thing) == Set(keys), "\(thing ?? "the file")")
                #expect(schema.definition(thing)["additionalProperties"] as? Bool == false)
            }
            let definitions = Set((schema.root["$defs"] as? [String: Any] ?? [:]).keys)
            #expect(definitions.subtracting(all.compactMap(\.thing)) == ["id", "text", "wait"])
        }
    }

    @Test("what the reader takes, the schemas take: the example, the samples, and scripts of all shapes")
    func accepts() throws {
        var scripts = [ScriptTemplate.files, ScriptSamples.files]
        for seed in UInt64(0)..<100 { scripts.append(ScriptWriter.files(for: RandomScript.make(seed: seed).script)) }
        let (company, journey) = (try companySchema(), try journeySchema())
        for file in scripts.joined() {
            let faults = (file.path == "company.yaml" ? company : journey).faults(in: file.text)
            #expect(faults.isEmpty, "\(file.text)")
        }
    }

    @Test("what the schemas need, the reader needs: each line taken out of the samples is missed by both or by neither")
    func requires() throws {
        for (schema, file, all) in [
            (try companySchema(), ScriptSamples.files[0], Self.companyKeys),
            (try journeySchema(), ScriptSamples.files[1], Self.journeyKeys),
        ] {
            for key in Set(all.flatMap(\.keys)) {
                let pattern = try Regex("(^|[ {,])\(key):").anchorsMatchLineEndings()
                let text = file.text.replacing(pattern) { match in
                    file.text[match.range].replacing("\(key):", with: "zzz:")
                }
                guard text != file.text else { continue }
                let other = ScriptSamples.files.filter { $0.path != file.path }
                let faults = ScriptSamples.faults(other + [ScriptFile(path: file.path, text: text)])
                let missedByReader = faults.contains { $0.contains("needs `\(key)`") }
                let missedBySchema = schema.faults(in: text).contains { $0.hasSuffix("needs \(key)") }
                #expect(missedByReader == missedBySchema, "\(key)")
            }
        }
    }

    @Test(
        "values of a wrong shape are refused by both",
        arguments: [
            ("tolerance: 0.5", "tolerance: -1"), ("valid_for: 90d", "valid_for: 90"),
            ("currency: EUR", "currency: Euro"),
            ("bounce_window: 3d", "bounce_window: 3 days"), ("rule: TL003", "rule: 3"), ("id: size", "id: a>b"),
        ])
    func values(_ old: String, _ new: String) throws {
        let text = ScriptSamples.company.replacing(old, with: new)
        #expect(try !companySchema().faults(in: text).isEmpty)
        #expect(!ScriptSamples.faults(ScriptSamples.files(company: text)).isEmpty)
    }
}

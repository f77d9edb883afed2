import Assembly
import Experience
import Intake
import Services
import TestSupport
import Testing

/// Versions of the script: immutable, named by every figure, given back as they came.
@Suite struct ScriptServiceTests {
    @Test func theSameContentMakesNoNewVersionAndComesBackAsItWas() async throws {
        try await withInstallation { installation in
            let scripts = installation.services.scripts
            let first = try await scripts.add(files: ScriptTemplate.files)
            #expect(first.id == "v1")
            #expect(try await scripts.add(files: ScriptTemplate.files).id == "v1")
            #expect(first.files.sorted { $0.path < $1.path } == ScriptTemplate.files.sorted { $0.path < $1.path })
        }
    }

    @Test func aChangeMakesAVersionAndTheOldOneStays() async throws {
        try await withInstallation { installation in
            let scripts = installation.services.scripts
            let first = try await scripts.add(files: ScriptTemplate.files)
            var changed = ScriptTemplate.files
            changed[0].text += "\n# a comment is content, too\n"
            #expect(try await scripts.add(files: changed).id == "v2")
            #expect(try await scripts.current()?.id == "v2")
            #expect(try await scripts.version("v1")?.files == first.files)
            #expect(try await scripts.versions().map(\.id) == ["v2", "v1"])
        }
    }

    @Test func aBrokenScriptIsRefusedWithPlacesAndChangesNothing() async throws {
        try await withInstallation { installation in
            let scripts = installation.services.scripts
            _ = try await scripts.add(files: ScriptTemplate.files)
            var broken = ScriptTemplate.files
            broken[0].text = broken[0].text.replacing("currency: ", with: "curency: ")
            do {
                _ = try await scripts.add(files: broken)
                Issue.record("a misspelt key was taken")
            } catch {
                let problems = try #require(InputProblem.list(of: error))
                #expect(problems.contains { $0.place?.hasPrefix("company.yaml:") == true })
                #expect(problems.contains { $0.remedy?.contains("currency") == true })
            }
            #expect(try await scripts.current()?.id == "v1")
        }
    }
}

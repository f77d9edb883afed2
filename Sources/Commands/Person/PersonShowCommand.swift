import ArgumentParser
import Assembly
import Services

/// Everything that is kept about one customer.
struct PersonShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Everything that is kept about a customer: to hand it to them.",
        discussion: """
            throughline person show C000123 --data my-data > what-we-keep.txt
            throughline person show C000123 --data my-data --format json > C000123.json

            Reads all footage and the rows that did not fit. Exit code 2: nothing is kept about them.
            """)

    @Argument(help: "The customer's id, as it came with the events.")
    var id: String

    @OptionGroup var data: DataOptions
    @OptionGroup var output: FormatOptions

    func run() async throws {
        let services = try await data.open().services
        guard let record = try await services.persons.record(of: id) else {
            throw CommandFailure.unusable("nothing is kept about a customer “\(id)”")
        }
        try Renderer(format: output.format).write(
            Table(person: record), json: PersonJSON(record), text: PersonText(record).text)
    }
}

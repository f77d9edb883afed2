import ArgumentParser

/// What a person may ask about what is kept of them.
struct PersonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Shows everything that is kept about a customer, or erases it.",
        subcommands: [PersonShowCommand.self, PersonEraseCommand.self, PersonErasuresCommand.self])
}

import ArgumentParser

/// What a person may ask about what is kept of them, and which ids are theirs.
struct PersonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person",
        abstract: "Shows everything that is kept about a customer, erases it, or makes one customer of two ids.",
        subcommands: [
            PersonShowCommand.self, PersonEraseCommand.self, PersonErasuresCommand.self, PersonMergeCommand.self,
            PersonSplitCommand.self, PersonMergesCommand.self,
        ])
}

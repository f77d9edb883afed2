import Experience

/// What a merge says about two ids, for people to read.
package struct MergeText {
    private let merge: PersonMerge

    package init(_ merge: PersonMerge) {
        self.merge = merge
    }

    /// What was just done or undone.
    package var text: String {
        merge.undoneAt == nil
            ? "“\(merge.absorbed)” is “\(merge.kept)” from now on: one customer, one story. "
                + "Split “\(merge.absorbed)” to undo it.\n"
            : "“\(merge.absorbed)” and “\(merge.kept)” are two customers again, as before the merge.\n"
    }

    /// In a list about one of them.
    package var line: String {
        let made = "“\(merge.absorbed)” merged into “\(merge.kept)” \(merge.mergedAt.iso8601): \(merge.reason)"
        guard let at = merge.undoneAt else { return made }
        return made + "; split \(at.iso8601): \(merge.undoneReason ?? "")"
    }
}

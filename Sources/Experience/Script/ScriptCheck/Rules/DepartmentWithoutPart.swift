extension ScriptRule {
    /// Every department has a part in the experience, finance and IT too.
    static let departmentWithoutPart = ScriptRule(
        code: "TL004", name: "department-without-part", severity: .warning,
        title: "A department with no part in the experience",
        explanation: """
            A department that plays no part in the script still acts on customers (it bills, blocks, delays, ships), \
            only unseen and without a standard.
            """
    ) { graph in
        let owners = Set(graph.places.compactMap(\.touchpoint.owner))
        let answering = Set(graph.script.handOffs.compactMap(\.answers))
        return graph.script.company.departments.filter { !owners.contains($0.id) && !answering.contains($0.id) }
            .map { department in
                Violation(
                    element: .department(department.id),
                    message: "\(department.name) owns no touchpoint, keeps no standard and answers for no hand-off",
                    suggestion: "find where \(department.name) meets the customer or hands something on, and write it")
            }
    }
}

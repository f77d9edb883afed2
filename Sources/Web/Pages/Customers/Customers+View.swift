import Services

extension CustomersPage {
    struct Content: Sendable {
        struct Row: Sendable {
            var name: String
            var address: String
        }

        var prefix: String?
        var summary: String
        var rows: [Row]
        var hasRows: Bool
        var exportAddress: String
        var empty: EmptyState?
    }
}

extension CustomersPage.Content {
    init(_ model: CustomersPage.Model) {
        prefix = model.prefix
        rows = model.found.prefix(CustomersPage.limit).map {
            Row(name: $0, address: "/customers/" + Address.encoded($0))
        }
        hasRows = !rows.isEmpty
        let beginning = model.prefix.map { " whose id begins with “\($0)”" } ?? ""
        summary =
            model.found.count > CustomersPage.limit
            ? "The first \(CustomersPage.limit) customers\(beginning), in order. Type more of the id to narrow it."
            : Figures.count(rows.count, "customer", "customers") + beginning + "."
        exportAddress = Address("/customers", [("prefix", model.prefix), ("format", "csv")]).text
        guard rows.isEmpty else { return }
        empty =
            model.hasFootage
            ? EmptyState(
                heading: "No customer found",
                text: "No customer's id begins with “\(model.prefix ?? "")”. Capitals count; try fewer letters.",
                actions: [Action(label: "All customers", address: "/customers")])
            : EmptyState(
                heading: "No footage yet", text: "Customers appear as soon as there are events.",
                actions: [Action(label: "Upload a file", address: "/data/upload")])
    }
}

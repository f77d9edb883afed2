/// How long one scene may take to follow another where the script doesn't say: what the whole footage says.
package struct WaitLimitRow: Hashable, Sendable {
    package var from: TouchpointID
    /// Nil for everything that leaves the first.
    package var to: TouchpointID?
    /// Nil of too few waits.
    package var limit: Wait?
    /// How many waits it was drawn from.
    package var waits: Int

    package init(from: TouchpointID, to: TouchpointID?, limit: Wait?, waits: Int) {
        self.from = from
        self.to = to
        self.limit = limit
        self.waits = waits
    }
}

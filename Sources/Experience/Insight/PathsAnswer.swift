/// Which way from a touchpoint one looks.
package enum PathDirection: String, CaseIterable, Hashable, Sendable {
    case after
    case before
}

/// What customers did after a touchpoint, or what had brought them there.
package struct PathsAnswer: Hashable, Sendable {
    /// One way of up to so many scenes, nearest to the touchpoint first.
    package struct Path: Hashable, Sendable {
        package var touchpoints: [TouchpointID]
        package var passages: Int
        package var customers: Int
        /// The share of all customers at the touchpoint who went this way at least once.
        package var share: Estimate
        /// The story has no further scene; else it may go on beyond the scenes looked at.
        package var isWhole: Bool

        package init(
            touchpoints: [TouchpointID], passages: Int, customers: Int, share: Estimate, isWhole: Bool
        ) {
            self.touchpoints = touchpoints
            self.passages = passages
            self.customers = customers
            self.share = share
            self.isWhole = isWhole
        }
    }

    /// One scene of the tree of ways, with what comes next.
    package struct Branch: Hashable, Sendable {
        package var touchpoint: TouchpointID
        package var passages: Int
        package var customers: Int
        /// Passages whose story has no further scene.
        package var rests: Int
        /// The commonest first.
        package var next: [Branch]
        /// Passages that go on to scenes not listed in `next`.
        package var others: Int

        package init(
            touchpoint: TouchpointID, passages: Int, customers: Int, rests: Int, next: [Branch], others: Int
        ) {
            self.touchpoint = touchpoint
            self.passages = passages
            self.customers = customers
            self.rests = rests
            self.next = next
            self.others = others
        }
    }

    package var direction: PathDirection
    /// How many scenes were looked at on each way.
    package var scenes: Int
    /// The commonest first.
    package var paths: [Path]
    /// How many different ways there are.
    package var distinct: Int
    /// The touchpoint itself.
    package var tree: Branch

    package init(direction: PathDirection, scenes: Int, paths: [Path], distinct: Int, tree: Branch) {
        self.direction = direction
        self.scenes = scenes
        self.paths = paths
        self.distinct = distinct
        self.tree = tree
    }
}

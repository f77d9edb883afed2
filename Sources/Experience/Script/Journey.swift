/// The designed way of a customer towards something they want, in stages (`journeys/<id>.yaml`).
package struct Journey: Hashable, Sendable {
    package var id: JourneyID
    package var name: String
    /// What the customer is after, in their words.
    package var wants: String?
    package var stages: [Stage]
    package var handOffs: [HandOff]
    package var surveys: [Survey]

    package init(
        id: JourneyID, name: String, wants: String? = nil, stages: [Stage], handOffs: [HandOff], surveys: [Survey] = []
    ) {
        self.id = id
        self.name = name
        self.wants = wants
        self.stages = stages
        self.handOffs = handOffs
        self.surveys = surveys
    }

    package var touchpoints: [Touchpoint] { stages.flatMap(\.touchpoints) }
}

/// One stretch of a journey; holds its touchpoints in the order of the story.
package struct Stage: Hashable, Sendable {
    package var id: StageID
    package var name: String
    package var touchpoints: [Touchpoint]

    package init(id: StageID, name: String, touchpoints: [Touchpoint]) {
        self.id = id
        self.name = name
        self.touchpoints = touchpoints
    }
}

/// One place where the customer meets the company. Its id is unique in the whole script.
package struct Touchpoint: Hashable, Sendable {
    package var id: TouchpointID
    package var name: String
    /// The one department that owns it; nil is a finding, not an error.
    package var owner: DepartmentID?
    package var channels: [ChannelID]
    /// What the customer wants here, in their words.
    package var wants: String?
    /// A journey may begin here.
    package var starts: Bool
    /// The story may rest here: nothing further is owed to the customer.
    package var ends: Bool
    /// The customer turns to the company here (a call, a chat, a complaint).
    package var contact: Bool
    /// The customer can say here what they think (a survey, a review, a contact).
    package var listens: Bool
    /// Items that the customer is asked for here.
    package var asks: [ItemID]
    /// Items that the company knows once this has happened.
    package var gives: [ItemID]
    /// What the customer is promised or told here, by fact; conflicting values are a finding.
    package var promises: [StatedPromise]
    package var standards: [Standard]

    package init(
        id: TouchpointID, name: String, owner: DepartmentID? = nil, channels: [ChannelID] = [], wants: String? = nil,
        starts: Bool = false, ends: Bool = false, contact: Bool = false, listens: Bool = false, asks: [ItemID] = [],
        gives: [ItemID] = [], promises: [StatedPromise] = [], standards: [Standard] = []
    ) {
        self.id = id
        self.name = name
        self.owner = owner
        self.channels = channels
        self.wants = wants
        self.starts = starts
        self.ends = ends
        self.contact = contact
        self.listens = listens
        self.asks = asks
        self.gives = gives
        self.promises = promises
        self.standards = standards
    }
}

/// What a touchpoint tells the customer to expect of something: that it takes at most `within`, or plain words.
package struct StatedPromise: Hashable, Sendable {
    /// What it is about (`delivery`, `refund`): two touchpoints that promise differently about one thing clash.
    package var about: FactID
    package var within: Wait?
    package var text: String?

    package init(about: FactID, within: Wait? = nil, text: String? = nil) {
        self.about = about
        self.within = within
        self.text = text
    }
}

/// An observable detail that proves a pillar of the promise at a touchpoint.
package struct Standard: Hashable, Sendable {
    package var id: StandardID
    package var text: String
    package var pillar: PillarID?
    package var proof: Proof?
    /// What the company plans to need for it, when it is about a thing that is promised (`delivery` within four days).
    package var plans: StatedPromise?

    package init(
        id: StandardID, text: String, pillar: PillarID? = nil, proof: Proof? = nil, plans: StatedPromise? = nil
    ) {
        self.id = id
        self.text = text
        self.pillar = pillar
        self.proof = proof
        self.plans = plans
    }
}

/// How a standard is shown to be kept, and for how long that proof stays fresh.
package struct Proof: Hashable, Sendable {
    package enum Method: String, CaseIterable, Hashable, Sendable {
        /// The event log itself shows it.
        case footage
        case survey
        /// A visit from the customer's side.
        case audit
        /// A measuring system outside Throughline.
        case system
    }

    package var method: Method
    package var freshFor: Wait

    package init(method: Method, freshFor: Wait = .days(90)) {
        self.method = method
        self.freshFor = freshFor
    }
}

/// An ordered pair of touchpoints: the cut between two scenes.
package struct HandOff: Hashable, Sendable {
    package var from: TouchpointID
    package var to: TouchpointID
    /// The wait that the customer was led to expect; nil is a finding.
    package var wait: Wait?
    /// What must be carried across so that the customer need not repeat it.
    package var carries: [ItemID]
    /// Who answers for the context arriving.
    package var answers: DepartmentID?
    /// The next scene is owed: when it does not come within `due`, the hand-off was dropped.
    package var required: Bool
    /// How long a required next scene may take before it counts as dropped; the wait unless said.
    package var due: Wait?

    package init(
        from: TouchpointID, to: TouchpointID, wait: Wait? = nil, carries: [ItemID] = [], answers: DepartmentID? = nil,
        required: Bool = false, due: Wait? = nil
    ) {
        self.from = from
        self.to = to
        self.wait = wait
        self.carries = carries
        self.answers = answers
        self.required = required
        self.due = due
    }
}

/// A designed survey: where it is asked, how often, and what it asks.
package struct Survey: Hashable, Sendable {
    package var id: SurveyID
    package var at: TouchpointID
    /// Asks of one customer a year when the journey is lived as designed.
    package var perYear: Double
    package var questions: [Question]

    package init(id: SurveyID, at: TouchpointID, perYear: Double, questions: [Question]) {
        self.id = id
        self.at = at
        self.perYear = perYear
        self.questions = questions
    }

    /// One question; `item` names what the answer tells, so that it is not asked again downstream.
    package struct Question: Hashable, Sendable {
        package var text: String
        package var item: ItemID?

        package init(text: String, item: ItemID? = nil) {
            self.text = text
            self.item = item
        }
    }
}

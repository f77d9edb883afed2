import Experience

/// Every touchpoint of Wren & Willow, in the order of its script. `SimulationTests` hold them against the script's
/// files.
enum Scene: UInt8, CaseIterable, Sendable {
    case newsletter
    case signIn
    case browse
    case look
    case sizeAdvice
    case basket
    case order
    case pay
    case pack
    case ship
    case deliver
    case invoice
    case unbox
    case wear
    case feedback
    case contact
    case contactAgain
    case offerMail
    case answer
    case financeCheck
    case financeAnswer
    case takeBack
    case traceParcel
    case traceAnswer
    case promiseCallBack
    case callBack
    case chase
    case makeGood
    case rateHelp
    case returnRequest
    case parcelBack
    case inspect
    case refund
    case rateReturn

    /// `sizeAdvice` is `size-advice` in the script and in the events.
    var id: TouchpointID {
        var text = ""
        for letter in "\(self)" {
            text += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
        }
        return TouchpointID(text)
    }
}

/// What is the same for all events of a scene.
struct SceneFacts: Sendable {
    /// Whose number the events carry: the story that they belong to.
    enum Reference: Sendable {
        case none
        case basket
        case ticket
        case sendingBack
    }

    enum Direction: String, Sendable {
        case inbound = "in"
        case outbound = "out"
        case inside = "int"
    }

    var desk: Desk
    var kind = EventKind.interaction
    var direction = Direction.inbound
    var reference = Reference.basket
    /// Where it happens; nil where it depends on the customer.
    var medium: Medium?
    /// What it takes of a customer's time, in the middle case; 0 where it takes none.
    var effortSeconds = 0
    /// Somebody of the department does it by hand.
    var byHand = false
}

extension Scene {
    var facts: SceneFacts { Self.allFacts[Int(rawValue)] }

    private static let allFacts = allCases.map(\.known)

    private var known: SceneFacts {
        switch self {
        case .newsletter:
            SceneFacts(
                desk: .marketing, kind: EventKind.promotion, direction: .outbound, reference: .none, medium: .email)
        case .signIn: SceneFacts(desk: .it, effortSeconds: 20)
        case .browse: SceneFacts(desk: .marketing, effortSeconds: 120)
        case .look: SceneFacts(desk: .shop, effortSeconds: 90)
        case .sizeAdvice: SceneFacts(desk: .styling, effortSeconds: 150, byHand: true)
        case .basket: SceneFacts(desk: .shop, effortSeconds: 30)
        case .order: SceneFacts(desk: .shop, effortSeconds: 110)
        case .pay: SceneFacts(desk: .finance, kind: EventKind.purchase, effortSeconds: 45)
        case .pack, .inspect, .parcelBack: Self.operation(.warehouse, self == .pack ? .basket : .sendingBack)
        case .ship: SceneFacts(desk: .carrier, kind: EventKind.operational, direction: .outbound, medium: .email)
        case .deliver: SceneFacts(desk: .carrier, kind: EventKind.operational, direction: .outbound, medium: .parcel)
        case .invoice: SceneFacts(desk: .finance, kind: EventKind.operational, direction: .outbound, medium: .email)
        case .unbox: SceneFacts(desk: .styling, medium: .app, effortSeconds: 180)
        case .wear: SceneFacts(desk: .styling, medium: .app, effortSeconds: 60)
        case .feedback: Self.question(.basket)
        default: returnFacts ?? ticketFacts
        }
    }

    private var returnFacts: SceneFacts? {
        switch self {
        case .returnRequest:
            SceneFacts(desk: .service, reference: .sendingBack, medium: .web, effortSeconds: 200)
        case .refund:
            SceneFacts(
                desk: .finance, kind: EventKind.refund, direction: .outbound, reference: .sendingBack,
                medium: .system)
        case .rateReturn: Self.question(.sendingBack)
        default: nil
        }
    }

    private var ticketFacts: SceneFacts {
        switch self {
        case .contact, .contactAgain, .chase:
            SceneFacts(desk: .service, reference: .ticket, effortSeconds: 420, byHand: true)
        case .offerMail:
            SceneFacts(
                desk: .marketing, kind: EventKind.promotion, direction: .outbound, reference: .ticket, medium: .email)
        case .financeCheck:
            SceneFacts(desk: .finance, direction: .inside, reference: .ticket, medium: .system, byHand: true)
        case .financeAnswer:
            SceneFacts(desk: .finance, direction: .outbound, reference: .ticket, medium: .email, byHand: true)
        case .takeBack:
            SceneFacts(desk: .service, direction: .inside, reference: .ticket, medium: .system, byHand: true)
        case .traceParcel:
            SceneFacts(desk: .carrier, direction: .outbound, reference: .ticket, medium: .phone, byHand: true)
        case .traceAnswer:
            SceneFacts(desk: .carrier, direction: .outbound, reference: .ticket, medium: .email, byHand: true)
        case .makeGood:
            SceneFacts(desk: .service, direction: .outbound, reference: .ticket, medium: .email, byHand: true)
        case .rateHelp: Self.question(.ticket, by: .shop)
        default: SceneFacts(desk: .service, direction: .outbound, reference: .ticket, byHand: true)
        }
    }

    private static func operation(_ desk: Desk, _ reference: SceneFacts.Reference) -> SceneFacts {
        SceneFacts(
            desk: desk, kind: EventKind.operational, direction: .inside, reference: reference, medium: .system)
    }

    private static func question(_ reference: SceneFacts.Reference, by desk: Desk = .service) -> SceneFacts {
        SceneFacts(
            desk: desk, kind: EventKind.feedback, reference: reference, medium: .email, effortSeconds: 60)
    }
}

package import Experience

/// The commented example that `throughline script new` writes: a small company that checks clean, to be rewritten
/// into one's own.
package enum ScriptTemplate {
    package static let files = [
        ScriptFile(path: ScriptFile.companyPath, text: company),
        ScriptFile(path: "journeys/have-a-bicycle-mended.yaml", text: journey),
    ]

    private static let company = """
        # Who you are, and what you promise. Every key is described in docs/script/reference.md.
        # Check the script as often as you like: throughline script check <this folder>
        company: Hill & Valley Bicycles
        currency: EUR
        time_zone: Europe/Berlin

        # Everybody who acts on customers, finance and IT too.
        departments:
          - id: shop
            name: Shop
          - id: workshop
            name: Workshop
          - id: finance
            name: Finance

        # The promise in a sentence, and the few parts of it. Standards at touchpoints prove the parts.
        promise:
          text: Your bicycle is ready when we said, and you never have to ask.
          pillars:
            - id: on-time
              name: Ready when we said
            - id: never-repeat
              name: We never make you repeat yourself

        # What customers are asked for and give. Asking again while an answer is still valid is a gap.
        items:
          - id: phone_number
            name: Telephone number
          - id: fault
            name: What is wrong with the bicycle
            valid_for: 60d

        # What must be the same wherever it is said.
        facts:
          - id: repair
            name: Repair
          - id: price
            name: Price
            tolerance: 0.5        # numbers closer than this agree

        # The constants of the methods; these are the defaults, so all of it may be left out.
        settings:
          minimum_cases: 20       # figures from fewer cases carry the flag "few"
          asks_per_year: 4        # more questions than this to one customer a year are a finding

        # A finding that you decide to live with is silenced here, with the reason; it stays in the report.
        # suppress:
        #   - rule: TL004
        #     at: finance
        #     reason: Finance joins in the spring.

        """

    private static let journey = """
        # One journey: what a customer wants, and the scenes on the way, in the order of the story.
        journey: have-a-bicycle-mended
        name: Have a bicycle mended
        wants: To ride again tomorrow.

        stages:
          - id: bring
            name: Bring it in
            touchpoints:
              - id: drop_off                    # the word that your events use
                name: Bring the bicycle
                owner: shop                     # exactly one department
                channels: [shop]
                wants: Tell once what is wrong, and know when it is ready.
                starts: true                    # a journey may begin here
                contact: true                   # the customer turns to you here
                asks: [phone_number, fault]
                gives: [phone_number, fault]    # known from now on: nobody asks again
                promises:
                  - about: repair
                    within: 2d
                    text: Ready the day after tomorrow
                standards:
                  - id: said-back
                    text: The fault is said back in the customer's words
                    pillar: never-repeat
                    proof: {method: audit}

          - id: mend
            name: Mend it
            touchpoints:
              - id: repair
                name: Repair the bicycle
                owner: workshop
                channels: [workshop]
                wants: That it gets done without a second thought of mine.
                standards:
                  - id: mended-in-time
                    text: Mended within a day and a half
                    pillar: on-time
                    proof: {method: footage, fresh_for: 30d}    # the events themselves show it
                    plans: {about: repair, within: 1d12h}       # never more than what is promised
              - id: ready_message
                name: Message that it is ready
                owner: workshop
                channels: [sms]
                wants: Know it before I ask.
                listens: true                   # the customer can answer here

          - id: ride
            name: Ride again
            touchpoints:
              - id: pick_up
                name: Pick it up
                owner: shop
                channels: [shop]
                wants: Pay, and ride home.
                contact: true
              - id: invoice
                name: Invoice
                owner: finance
                channels: [email]
                wants: A sum that I was told before.
                ends: true                      # the story may rest here: nothing further is owed
                standards:
                  - id: invoice-as-said
                    text: The invoice names the price that was said
                    pillar: on-time
                    proof: {method: system, fresh_for: 30d}

        # The cuts between the scenes: how long the customer expects to wait, what must be carried across so that
        # nothing is asked twice, and who answers for its arrival.
        hand_offs:
          - from: drop_off
            to: repair
            wait: 1d
            carries: [phone_number, fault]
            answers: workshop
            required: true                      # the next scene is owed to the customer,
            due: 2d                             # and counts as dropped after this
          - from: repair
            to: ready_message
            wait: 1h
            carries: [phone_number]
            answers: workshop
            required: true
          - from: ready_message
            to: pick_up
            wait: 3d
            answers: shop
          - from: pick_up
            to: invoice
            wait: 1d
            answers: finance
            required: true

        # What you ask, and how often. An `item` says what the answer tells, so that it isn't asked again.
        surveys:
          - id: after_repair
            at: pick_up
            per_year: 2
            questions:
              - text: How likely are you to recommend us to a friend?
              - text: What should we do better?

        """
}

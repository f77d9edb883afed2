extension Simulation {
    static let companyFile = """
        # Wren & Willow, an invented fashion web shop. Eight departments write one story; nobody directs the whole.
        company: Wren & Willow
        currency: EUR
        time_zone: Europe/Berlin

        departments:
          - {id: marketing, name: Marketing}
          - {id: shop, name: Web shop}
          - {id: finance, name: Finance}
          - {id: warehouse, name: Warehouse}
          - {id: carrier, name: Carrier and logistics}
          - {id: service, name: Customer service}
          - {id: styling, name: Styling and product}
          - {id: it, name: IT}

        promise:
          text: Clothes that fit the day you need them for, effortless.
          pillars:
            - id: effortless
              name: You never wait for us without a word
            - id: never-repeat
              name: We never make you repeat yourself
            - id: as-promised
              name: What one of us says, all of us keep
            - id: feels-like-you
              name: It feels like you, from the box to the evening

        items:
          - {id: order_number, name: Order number, valid_for: 90d}
          - {id: size, name: Size, valid_for: 30d}
          - {id: address, name: Address, valid_for: 365d}

        facts:
          - {id: price, name: Price, tolerance: 0.5}
          - {id: delivery, name: Delivery}
          - {id: refund, name: Refund}

        settings:
          reopen_after: 30d
          bounce_window: 7d
          spend_window: 180d
          score_window: 30d
          minimum_cases: 20
          asks_per_year: 4
          designed_returns:
            - {from: shop, to: styling}       # a stylist helps with the size, then the shop goes on
            - {from: carrier, to: finance}    # finance may write the invoice while the parcel is under way
            - {from: service, to: marketing}  # an offer goes out while service is at work

        """
}

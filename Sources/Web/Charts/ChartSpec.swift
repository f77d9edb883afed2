/// A chart as a value: what is drawn, in which tone, with the sentence that it shows. The browser's adapter
/// (Assets/own/charts.js) draws it in the theme's colours; the table beside it says the same without a picture.
struct ChartSpec: Codable, Hashable, Sendable {
    /// What the chart shows, as a sentence: its caption, and its description for those who can't see it.
    var finding: String
    var categories: [String]
    var categoryTitle: String
    var valueTitle: String
    var unit: Unit
    var series: [Series]
    var marks: [Mark]
    /// Where the value axis begins, and how far it reaches at least; nil leaves both to the data.
    var range: ClosedValues?

    init(
        finding: String, categories: [String], categoryTitle: String, valueTitle: String, unit: Unit,
        series: [Series], marks: [Mark] = [], range: ClosedValues? = nil
    ) {
        self.finding = finding
        self.categories = categories
        self.categoryTitle = categoryTitle
        self.valueTitle = valueTitle
        self.unit = unit
        self.series = series
        self.marks = marks
        self.range = range
    }

    /// How values are written on the axis and in the tip.
    enum Unit: String, Codable, Hashable, Sendable {
        case count
        case percent
        case score
    }

    /// Colour means one thing: red where a customer is hurt, amber due, green proven; calm is everything else.
    enum Tone: String, Codable, Hashable, Sendable {
        case calm
        case accent
        case hurt
        case due
        case proven
    }

    /// One row of bars or one line, as long as the categories; nil is a gap in the data, never zero.
    struct Series: Codable, Hashable, Sendable {
        enum Shape: String, Codable, Hashable, Sendable {
            case bars
            case line
            /// A line within its band from `low` to `high`.
            case band
            /// In the table only.
            case listed
        }

        var name: String
        var shape: Shape
        var tone: Tone
        var values: [Double?]
        var low: [Double?]
        var high: [Double?]
        /// Categories drawn in the tone of hurt, whatever the tone of the rest.
        var hurt: [Int]
        /// Where it differs from the chart's.
        var unit: Unit?

        init(
            name: String, shape: Shape, tone: Tone, values: [Double?], low: [Double?] = [], high: [Double?] = [],
            hurt: [Int] = [], unit: Unit? = nil
        ) {
            self.name = name
            self.shape = shape
            self.tone = tone
            self.values = values
            self.low = low
            self.high = high
            self.hurt = hurt
            self.unit = unit
        }
    }

    /// A labelled line across the chart, before the category of this index.
    struct Mark: Codable, Hashable, Sendable {
        var label: String
        var beforeCategory: Int
    }

    struct ClosedValues: Codable, Hashable, Sendable {
        var low: Double
        var high: Double
    }
}

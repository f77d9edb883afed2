/// The people who do things by hand at Wren & Willow: three in each department that speaks with customers. Invented.
enum Staff {
    static let names = [
        "Ada", "Bela", "Carla", "Dario", "Elif", "Femi", "Greta", "Hugo", "Ines", "Jonas", "Kaja", "Liam", "Mona",
        "Nils", "Olga", "Pau", "Rosa", "Sven", "Tara", "Umut", "Vera", "Willem", "Yuki", "Zoe",
    ]

    static let perDesk = 3

    /// Which name, from 1, is the `place`-th of a department.
    static func number(_ place: Int, of desk: Desk) -> UInt8 { UInt8(Int(desk.rawValue) * perDesk + place + 1) }
}

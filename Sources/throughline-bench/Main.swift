import Workbench

@main
struct Main {
    static func main() {
        BenchCommand.runToExit()
    }
}

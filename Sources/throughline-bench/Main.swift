import Workbench

@main
struct Main {
    static func main() async {
        await BenchCommand.runToExit()
    }
}

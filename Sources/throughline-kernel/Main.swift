import KernelWorker

@main
struct Main {
    static func main() {
        KernelProgram.runToExit()
    }
}

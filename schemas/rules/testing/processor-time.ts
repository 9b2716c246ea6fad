/** Time that this thread has the processor while `work` runs, in milliseconds: however busy the machine is with other things. */
export function processorMs(work: () => void): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}

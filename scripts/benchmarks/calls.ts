/** Calls at the web service door, timed. */
import { setTimeout as wait } from 'node:timers/promises'
import { textOf, type BenchClient } from './client.ts'

const CALLS = 2_000
const WARM_UP_CALLS = 500

/** Asks every 10 ms until a delivery is processed. */
export async function finalFeedback(client: BenchClient, irDeliveryId: string, deliveryDataType = 100): Promise<string> {
  for (;;) {
    const answer = await client.post('StatusService', client.statusRequest(irDeliveryId, deliveryDataType))
    if (textOf(answer, 'DeliveryDataStatus') !== '2') return answer
    await wait(10)
  }
}

/** The bodies are made before the clock starts; the first calls warm up both sides and are not counted. */
export async function latencies(clients: BenchClient[], call: (client: BenchClient, n: number) => [service: string, body: Buffer]): Promise<number[]> {
  const warmUp = Math.ceil(WARM_UP_CALLS / clients.length)
  const counted = Math.ceil(CALLS / clients.length)
  const prepared = clients.map((client) => Array.from({ length: warmUp + counted }, (_, n) => call(client, n)))
  const times: number[] = []
  await Promise.all(clients.map(async (client, index) => {
    for (const [n, [service, body]] of prepared[index]!.entries()) {
      const started = performance.now()
      await client.post(service, body)
      if (n >= warmUp) times.push(performance.now() - started)
    }
  }))
  return times
}

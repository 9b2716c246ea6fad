import { z } from 'zod'
import { monthsBefore } from './months.ts'
import type { Scenario } from './stage.ts'
import { aMonth, wages } from './wages.ts'

const ACCOUNTANTS = '7006006-8'
const CLIENTS = 500
/** So many have wages that the firm has filed for them. */
const FILED = 10

export const manyClients: Scenario = {
  about: `Tilitoimisto Mallitase Oy (7006006-8) has ${CLIENTS} more clients, and has filed wages for ten of them`,
  async play(stage) {
    const { clients } = z.object({ clients: z.array(z.string()) }).parse(await stage.ask('POST', '/clients', { agent: ACCOUNTANTS, count: CLIENTS }))
    const month = monthsBefore(stage.today, 1)[0]!
    const accountants = await stage.sender(ACCOUNTANTS, 'wage-ws')
    return accountants.send(...clients.slice(0, FILED).map((client, index) =>
      wages(aMonth({ payer: client, month, deliveryId: `clients-${month}-${index + 1}`, earners: 2 }).sentBy(ACCOUNTANTS).build())))
  },
}

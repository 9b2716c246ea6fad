import { z } from 'zod'
import { printJson, required, type Command } from '../command.ts'
import { askControl, Rejected } from '../control-client.ts'
import { certificateType } from './credentials.ts'

const Order = z.object({ customerId: z.string(), customerName: z.string(), transferId: z.string(), transferPassword: z.string() })

/** Transfer data for software that fetches its certificate from the certificate service by itself. */
export const command: Command = {
  options: { customer: { type: 'string' }, type: { type: 'string' }, json: { type: 'boolean' } },
  async run(input) {
    const [customerId, type] = [required(input, 'customer'), certificateType(required(input, 'type'))]
    try {
      const placed = Order.parse(await askControl('POST', '/orders', { customerId, type }))
      if (input.options.json) printJson(placed)
      else for (const [name, value] of Object.entries(placed)) console.log(`${name.padEnd(16)} ${value}`)
      return 0
    } catch (error) {
      if (!(error instanceof Rejected)) throw error
      console.error(`ir order: ${error.message}`)
      return 1
    }
  },
}

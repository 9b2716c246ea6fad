import { openWsChannel } from '#lib/channel/ws/ws-channel.ts'
import { required, UsageError, type Command } from '../command.ts'
import { readCredentials } from '../credentials-directory.ts'
import { exitCodeOf, outcomeOf, printOutcome } from '../outcome.ts'
import { registerUrl } from '../register-url.ts'

export const command: Command = {
  options: { 'credentials': { type: 'string' }, 'delivery-id': { type: 'string' }, 'ir-delivery-id': { type: 'string' }, 'owner': { type: 'string' }, 'type': { type: 'string' }, 'json': { type: 'boolean' } },
  async run(input) {
    const credentials = readCredentials(required(input, 'credentials'))
    const { 'delivery-id': deliveryId, 'ir-delivery-id': irDeliveryId, owner, type } = input.options as Record<string, string | undefined>
    if (deliveryId === undefined && irDeliveryId === undefined) throw new UsageError('which delivery? Give --delivery-id or --ir-delivery-id')
    const self = { type: 1, code: credentials.businessId }
    const channel = openWsChannel({ url: registerUrl(), ...credentials })
    try {
      const outcome = outcomeOf(await channel.status({
        deliveryDataType: Number(type ?? 100), productionEnvironment: false,
        ...(deliveryId === undefined ? {} : { deliveryId }), ...(irDeliveryId === undefined ? {} : { irDeliveryId }),
        deliveryDataOwner: owner === undefined ? self : { type: 1, code: owner }, deliveryDataCreator: self, deliveryDataSender: self,
      }))
      printOutcome(outcome, input.options.json === true)
      return exitCodeOf(outcome)
    } finally {
      await channel.close()
    }
  },
}

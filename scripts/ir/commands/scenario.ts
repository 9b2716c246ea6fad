import { helsinkiDate } from '#lib/platform/clock.ts'
import { scenarios } from '../../scenarios/scenarios.ts'
import { openStage } from '../../scenarios/stage.ts'
import { onlyOperand, printJson, UsageError, type Command } from '../command.ts'
import { askControl } from '../control-client.ts'

export const command: Command = {
  options: { json: { type: 'boolean' } },
  async run(input) {
    const names = Object.keys(scenarios)
    const json = input.options.json === true
    if (input.operands.length === 0) {
      const width = Math.max(...names.map(({ length }) => length))
      if (json) printJson(names.map((name) => ({ name, about: scenarios[name]!.about })))
      else for (const name of names) console.log(`${name.padEnd(width)}  ${scenarios[name]!.about}`)
      return 0
    }
    const name = onlyOperand(input, 'NAME')
    const scenario = Object.hasOwn(scenarios, name) ? scenarios[name] : undefined
    if (!scenario) throw new UsageError(`there is no scenario ${name}. The scenarios are: ${names.join(', ')}`)
    const { now } = await askControl('GET', '/clock') as { now: string }
    const stage = openStage({ today: helsinkiDate(new Date(now)), ask: askControl })
    try {
      const deliveries = await scenario.play(stage)
      if (json) printJson({ scenario: name, about: scenario.about, deliveries })
      else {
        console.log(scenario.about)
        for (const { deliveryId, status, validItems, invalidItems, already } of deliveries) console.log(`  ${deliveryId}: status ${status}, ${validItems} valid, ${invalidItems} faulty${already ? ' (was there before)' : ''}`)
      }
      return 0
    } finally {
      await stage.close()
    }
  },
}

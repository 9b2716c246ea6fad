import { readFileSync } from 'node:fs'
import { helsinkiDate, systemClock } from '#lib/platform/clock.ts'
import { readConfiguration } from '#lib/platform/configuration.ts'
import { readRuleSettings } from '../../process/read-rule-settings.ts'
import { lineOf } from '../../process/report-failure.ts'
import { printJson, UsageError, type Command } from '../command.ts'
import { check, isRejected, type Settings } from '../validate/check.ts'
import { filesOf } from '../validate/files-of.ts'

const languages = ['fi', 'sv', 'en'] as const

export const command: Command = {
  options: { json: { type: 'boolean' }, lang: { type: 'string' }, language: { type: 'string' } },
  async run({ operands, options }) {
    if (operands.length === 0) throw new UsageError('which FILE or FOLDER?')
    const language = languages.find((known) => known === (options.lang ?? options.language ?? 'en'))
    if (!language) throw new UsageError(`--lang is one of ${languages.join(', ')}`)
    const files = filesOf(operands)
    if (files.length === 0) throw new UsageError(`no *.xml in ${operands.join(', ')}`)
    const configuration = readConfiguration()
    return checkAll(files, { ...readRuleSettings(configuration), bytesMax: configuration.MESSAGE_BYTES_MAX, today: helsinkiDate(systemClock.now()), language }, options.json === true)
  },
}

/** Every file, also when one of them cannot be read: whoever checks many wants to know of all. */
async function checkAll(files: readonly string[], settings: Settings, json: boolean): Promise<number> {
  // The words for people take longer to load than a small message to check.
  const words = json ? undefined : (await import('../validate/describe.ts')).describer(settings.language, settings.today)
  let [rejected, unread] = [0, 0]
  for (const file of files) {
    let bytes: Buffer
    try {
      bytes = readFileSync(file)
    } catch (error) {
      unread++
      console.error(`ir validate: ${lineOf(error)}`)
      continue
    }
    const checked = check(file, bytes, settings)
    if (isRejected(checked.verdict)) rejected++
    if (words) console.log(words.describe(checked))
    else printJson(checked.verdict)
  }
  if (words && files.length > 1) console.log(`\n${words.summary({ files: files.length, rejected, unread })}`)
  return unread > 0 ? 2 : rejected > 0 ? 1 : 0
}

import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registerProcess, type RegisterProcess } from '#lib/doors/testing/register-process.ts'
import { authoritiesWithShortKeys } from '#lib/doors/testing/short-keys.ts'
import { freePort } from '#lib/platform/embedded-postgres.ts'
import { createTestDatabase } from '#lib/platform/testing/test-database.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'

const MAIN = path.join(import.meta.dirname, 'main.ts')
const directory = mkdtempSync(path.join(tmpdir(), 'ir-command-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

type Ran = { code: number; out: string; errors: string; json: any }

/** The command line as a user has it: a process of its own. */
const ir = (words: string[], environment: Record<string, string> = {}): Promise<Ran> => new Promise((resolve) => {
  execFile(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...words], { env: { ...process.env, DATA_DIR: path.join(directory, 'data'), ...environment } }, (error, out, errors) => {
    let json: unknown
    try { json = JSON.parse(out) } catch { json = undefined }
    resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, errors, json })
  })
})

let files = 0
function aFile(change: (xml: string) => string = (xml) => xml, businessId = '1234567-1'): string {
  const delivery = aWageDelivery().ofPayer(businessId).withDeliveryId(`ir-${++files}`).withReport((report) => report).withReport((report) => report)
    .with((data) => { for (const [index, { reportData }] of data.reports.report.entries()) reportData.reportId = `ir-${files}-${index}` }).build()
  const file = path.join(directory, `${files}.xml`)
  writeFileSync(file, change(writeMessage('WageReportsToIR', 'WageReportsRequestToIR', delivery).replaceAll('><', '>\n<')))
  return file
}
const withUnknownIncomeType = (xml: string): string => xml.replace(/<TransactionCode>\d+</, '<TransactionCode>999<')

describe('validate, without any system running', () => {
  const nowhere = { CONTROL_PORT: '1', WS_PORT: '1', DATABASE_URL: 'postgres://127.0.0.1:1/none' }
  const validate = (...words: string[]) => ir(['validate', '--json', ...words], nowhere)

  test('accepts what is right', async () => {
    const file = aFile()
    expect(await validate(file)).toMatchObject({
      code: 0, json: { file, schema: { valid: true, errors: [] }, signature: { present: false, valid: false, reason: expect.any(String) }, rules: [] },
    })
  })

  test('takes the examples for what they are', async () => {
    const example = (name: string) => path.join(import.meta.dirname, '../../docs/examples', name)
    expect((await validate(example('wage-reports.xml'))).code).toBe(0)
    expect((await validate(example('benefit-reports.xml'))).code).toBe(0)
    const others = await validate(...['separate-reports.xml', 'invalidation-of-reports.xml', 'invalidation-of-delivery.xml'].map(example))
    expect([others.code, others.out.trim().split('\n').map((line) => JSON.parse(line).rules)]).toEqual([0, [[], [], []]])
    expect((await validate(example('wage-reports-with-errors.xml'))).json).toMatchObject({ schema: { valid: true }, rules: [{ id: 'WR-235' }, { id: 'WR-123' }] })
  })

  test('asks outside registers as the register does: the sandbox, nobody, or lists of one\'s own', async () => {
    const file = aFile((xml) => xml.replace(/<Code>33130<\/Code>/, '<Code>00404</Code>'))
    const rulesWith = async (outside?: string) => (await ir(['validate', '--json', file], { ...nowhere, ...(outside !== undefined && { OUTSIDE_REGISTERS: outside }) })).json.rules.map(({ id }: { id: string }) => id)
    expect([await rulesWith(), await rulesWith('none')]).toEqual([['WR-177'], []])
    const lists = path.join(directory, 'lists')
    mkdirSync(lists)
    writeFileSync(path.join(lists, 'occupations.csv'), 'code;validFrom;validUntil\n00404;;\n')
    expect(new Set(await rulesWith(lists))).toEqual(new Set(['WR-177']))
    writeFileSync(path.join(lists, 'occupations.csv'), 'code\n')
    expect(await ir(['validate', file], { ...nowhere, OUTSIDE_REGISTERS: lists })).toMatchObject({ code: 2, errors: expect.stringContaining('occupations.csv: the first line is to be code;validFrom;validUntil') })
  })

  test('names schema errors with line and path', async () => {
    const { code, json } = await validate(aFile((xml) => xml.replace(/<DeliveryId>.*<\/DeliveryId>\n/, '')))
    expect([code, json.schema.valid, json.rules]).toEqual([1, false, []])
    expect(json.schema.errors).toEqual([{ line: expect.any(Number), path: 'DeliveryData/FaultyControl', message: expect.stringContaining('DeliveryId') }])
  })

  test('what an XSD cannot say is of the schema too', async () => {
    const { code, json } = await validate(aFile((xml) => xml.replace('Artificial payroll', 'Artificial -- payroll')))
    expect([code, json.schema.valid]).toEqual([1, false])
  })

  test('names broken rules with id, code, level, path, line and a text in the wanted language', async () => {
    const file = aFile(withUnknownIncomeType)
    const { code, json } = await validate(file)
    expect(code).toBe(1)
    expect(json).toMatchObject({ schema: { valid: true }, rules: [{ id: 'WR-235', code: 'X-WR-235', level: 'item', path: expect.stringMatching(/TransactionCode$/), line: expect.any(Number), message: expect.stringContaining('income type') }] })
    expect((await validate(file, '--language', 'sv')).json.rules[0].message).not.toBe(json.rules[0].message)
  })

  test('several files give one line each; what cannot be read ends with 2', async () => {
    const { code, out } = await validate(aFile(), aFile(withUnknownIncomeType))
    expect(code).toBe(1)
    expect(out.trim().split('\n').map((line) => JSON.parse(line).rules.length)).toEqual([0, 1])
    const missing = await validate(path.join(directory, 'missing.xml'))
    expect([missing.code, missing.errors]).toEqual([2, expect.stringContaining('missing.xml')])
    expect((await ir(['validate'])).code).toBe(2)
  })

  test('a folder is checked with all below it, however deep; one file that cannot be read hides no other', async () => {
    const folder = path.join(directory, 'folder')
    mkdirSync(path.join(folder, 'deep', 'deeper'), { recursive: true })
    copyFileSync(aFile(), path.join(folder, 'a.xml'))
    copyFileSync(aFile(withUnknownIncomeType), path.join(folder, 'deep', 'deeper', 'b.XML'))
    writeFileSync(path.join(folder, 'notes.txt'), 'not a message')
    const { code, out } = await validate(folder)
    expect([code, out.trim().split('\n').map((line) => path.relative(folder, (JSON.parse(line) as { file: string }).file))]).toEqual([1, ['a.xml', 'deep/deeper/b.XML']])
    const withMissing = await validate(path.join(directory, 'missing.xml'), folder)
    expect([withMissing.code, withMissing.out.trim().split('\n').length, withMissing.errors]).toEqual([2, 2, expect.stringContaining('missing.xml')])
    mkdirSync(path.join(directory, 'empty'))
    expect(await validate(path.join(directory, 'empty'))).toMatchObject({ code: 2, errors: expect.stringContaining('no *.xml') })
  })

  test('the JSON of a verdict has the agreed members and no others', async () => {
    const { json } = await validate(aFile(withUnknownIncomeType))
    expect(Object.keys(json)).toEqual(['file', 'schema', 'signature', 'rules'])
    expect([Object.keys(json.schema), Object.keys(json.signature), Object.keys(json.rules[0])]).toEqual([['valid', 'errors'], ['present', 'valid', 'reason'], ['id', 'code', 'level', 'path', 'line', 'message']])
  })

  test.each([['fi', 'Käytä maksupäivänä', 'Sallittu'], ['sv', 'Använd', 'Tillåtet'], ['en', 'Use', 'Allowed']])('for people in %s: the same error once, with what to do, what is allowed and each line', async (language, hint, allowed) => {
    const file = aFile((xml) => xml.replaceAll(/<TransactionCode>\d+</g, '<TransactionCode>999<'))
    const { code, out } = await ir(['validate', file, '--lang', language], nowhere)
    expect(code).toBe(1)
    expect(out.match(/  WR-235  /g)?.length, 'gathered').toBe(1)
    expect(out).toContain(`→ ${hint}`)
    expect(out).toContain(allowed)
    const lines = readFileSync(file, 'utf8').split('\n').flatMap((line, index) => (line.includes('>999<') ? [index + 1] : []))
    for (const line of lines) expect(out).toMatch(new RegExp(`\\b${line}  .* = 999`))
  })

  test('a message of no known kind, no XML at all, and a document type are refused, each with its place', async () => {
    for (const [content, message] of [['<a/>', /namespace/], ['no xml', /./], ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', /./]] as const) {
      const file = path.join(directory, 'strange.xml')
      writeFileSync(file, content)
      const { code, json } = await validate(file)
      expect([code, json.schema]).toEqual([1, { valid: false, errors: [{ line: 1, path: '*', message: expect.stringMatching(message) }] }])
    }
  })
})

describe('against a running register', () => {
  const CUSTOMER = '1234567-1'
  let register: RegisterProcess
  let environment: Record<string, string>
  let database: { url: string; drop(): Promise<void> }
  const credentials = path.join(directory, 'credentials')

  beforeAll(async () => {
    database = await createTestDatabase()
    register = await registerProcess({ DATABASE_URL: database.url, DATA_DIR: path.join(directory, 'data'), MASTER_KEY: await authoritiesWithShortKeys(database.url) })
    await register.start()
    environment = { CONTROL_PORT: String(register.controlPort), WS_PORT: String(register.wsPort), SFTP_PORT: String(register.sftpPort) }
  })
  afterAll(async () => { await register?.stop(); await database?.drop() })

  test('credentials are complete, the key only for its owner, and good at once', async () => {
    const made = await ir(['credentials', '--customer', CUSTOMER, '--type', 'wage-ws', '--out', credentials, '--json'], environment)
    expect(made).toMatchObject({ code: 0, json: { customerId: CUSTOMER, type: 'wage-ws' } })
    expect(readdirSync(credentials).sort()).toEqual(['answer-ca.pem', 'cert.pem', 'chain.pem', 'key.pem', 'server-ca.pem'])
    expect(statSync(path.join(credentials, 'key.pem')).mode & 0o077).toBe(0)
    expect(await ir(['send', aFile(), '--credentials', credentials, '--wait', '--json'], environment)).toMatchObject({ code: 0, json: { result: 'accepted', status: 3, validItems: 2 } })
    expect((await ir(['credentials', '--customer', '1234567-9', '--type', 'wage-ws', '--out', credentials], environment)).code).toBe(1)
    expect((await ir(['credentials', '--customer', CUSTOMER, '--type', 'other', '--out', credentials], environment)).code).toBe(2)
  })

  test('a faulty report ends with 1 and its errors; status says the same later', async () => {
    const sent = await ir(['send', aFile(withUnknownIncomeType), '--credentials', credentials, '--wait', '--json'], environment)
    expect(sent).toMatchObject({ code: 1, json: { result: 'rejected', status: 3, validItems: 1, invalidItems: [{ errors: expect.arrayContaining([expect.objectContaining({ errorCode: 'X-WR-235' })]) }] } })
    const asked = await ir(['status', '--credentials', credentials, '--ir-delivery-id', sent.json.irDeliveryId, '--json'], environment)
    expect([asked.code, asked.json]).toEqual([1, sent.json])
  })

  test('what was signed beforehand is sent as it is, and validates', async () => {
    const signed = path.join(directory, 'signed.xml')
    expect((await ir(['sign', aFile(), '--credentials', credentials, '--out', signed])).code).toBe(0)
    expect((await ir(['validate', signed, '--json'])).json.signature).toEqual({ present: true, valid: true, reason: null })
    expect((await ir(['send', signed, '--credentials', credentials], environment)).code).toBe(0)
  })

  test('by SFTP, with credentials of that type', async () => {
    const sftp = path.join(directory, 'sftp')
    expect((await ir(['credentials', '--customer', CUSTOMER, '--type', 'wage-sftp', '--out', sftp], environment)).code).toBe(0)
    expect(readdirSync(sftp)).toEqual(expect.arrayContaining(['user.txt', 'known_hosts']))
    expect(await ir(['send', aFile(), '--credentials', sftp, '--channel', 'sftp', '--wait', '--json'], environment)).toMatchObject({ code: 0, json: { result: 'accepted', status: 3 } })
  })

  test('benefits go by both channels, with credentials of their types', async () => {
    const example = readFileSync(path.join(import.meta.dirname, '../../docs/examples/benefit-reports.xml'), 'utf8')
    for (const channel of ['ws', 'sftp']) {
      const [file, directoryOf] = [path.join(directory, `benefits-${channel}.xml`), path.join(directory, `benefits-${channel}`)]
      writeFileSync(file, example.replaceAll('example-benefit', `example-${channel}`))
      expect((await ir(['credentials', '--customer', CUSTOMER, '--type', `benefit-${channel}`, '--out', directoryOf], environment)).code).toBe(0)
      expect(await ir(['send', file, '--credentials', directoryOf, '--wait', '--json'], environment)).toMatchObject({ code: 0, json: { result: 'accepted', status: 3, validItems: 3 } })
    }
  })

  test('separate reports go by web service, the invalidation of some of them by SFTP, and that of their delivery by web service', async () => {
    const send = async (name: string, channel: 'ws' | 'sftp') => {
      const credentials = path.join(directory, `separate-${channel}`)
      expect((await ir(['credentials', '--customer', CUSTOMER, '--type', `wage-${channel}`, '--out', credentials], environment)).code).toBe(0)
      return ir(['send', path.join(import.meta.dirname, '../../docs/examples', name), '--credentials', credentials, '--wait', '--json'], environment)
    }
    expect(await send('separate-reports.xml', 'ws')).toMatchObject({ code: 0, json: { result: 'accepted', status: 3, validItems: 3 } })
    expect(await send('invalidation-of-reports.xml', 'sftp')).toMatchObject({ code: 0, json: { result: 'accepted', status: 3, validItems: 2 } })
    expect(await send('invalidation-of-delivery.xml', 'ws')).toMatchObject({ code: 0, json: { result: 'accepted', status: 3, validItems: 1 } })
  })

  test('an order prints its transfer data, and the outbox holds the mail and the text message', async () => {
    const ordered = await ir(['order', '--customer', CUSTOMER, '--type', 'wage-ws', '--json'], environment)
    expect(ordered).toMatchObject({ code: 0, json: { customerId: CUSTOMER, customerName: expect.any(String), transferId: expect.any(String), transferPassword: expect.any(String) } })
    const { json: messages } = await ir(['outbox', '--json'], environment)
    expect(messages.slice(-2).map(({ kind }: { kind: string }) => kind)).toEqual(['mail', 'sms'])
    expect(messages.at(-2).text).toContain(ordered.json.transferPassword)
  })

  test('without a register, one line and 2', async () => {
    const { code, errors } = await ir(['order', '--customer', CUSTOMER, '--type', 'wage-ws'], { CONTROL_PORT: String(await freePort()) })
    expect([code, errors.trim().split('\n')]).toEqual([2, [expect.stringContaining('npm start')]])
  })
})

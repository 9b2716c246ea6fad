import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { createLog } from '#lib/platform/log.ts'
import { sendConsoleTo } from '#lib/platform/console-to-log.ts'
import { artificialPersonalIdentityCode } from '#schemas/artificial.ts'
import { onRequestError } from '../../instrumentation.ts'
import { setPortalRuntime, type PortalRuntime } from './runtime.ts'

const code = artificialPersonalIdentityCode(1)

function aLog() {
  const lines: string[] = []
  const log = createLog('portal', 'info', new Writable({ write: (chunk: Buffer, _encoding, done) => { lines.push(chunk.toString()); done() } }))
  setPortalRuntime({ log } as PortalRuntime)
  return { log, lines }
}

const request = { path: `/fi/org/reports?earner=${code}&text=Secret`, method: 'GET', headers: { cookie: 'portal-session=abc' } }
const context = { routerKind: 'App Router', routePath: '/[locale]/(menu)/org/reports', routeType: 'render', renderSource: 'react-server-components', revalidateReason: undefined } as const

test('a page that throws leaves one line by which its reference number is found, and nothing that was asked', () => {
  const { log, lines } = aLog()
  const giveBack = sendConsoleTo(log)
  try {
    const error = Object.assign(new Error(`Invalid invocation: findMany({ where: { name: "Meikäläinen" } })\nNo such earner ${code}`), { digest: '2338495023' })
    // Next says it on the console too, just before.
    console.error(error)
    void onRequestError(error, request, context)
  } finally {
    giveBack()
  }
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'error', process: 'portal', msg: 'request failed', digest: '2338495023', route: context.routePath, routeType: 'render', method: 'GET', error: 'Error', reason: 'No such earner <personal identity code>', at: expect.arrayContaining([expect.stringContaining('log-failed-request.test.ts')]) })
  expect(lines[0]).not.toMatch(/Secret|abc|Meikäläinen/)
  expect(lines[0]).not.toContain(code)
})

test('what is thrown without being an error is in the log all the same', () => {
  const { lines } = aLog()
  void onRequestError('gone', request, context)
  expect(JSON.parse(lines[0]!)).toMatchObject({ msg: 'request failed', reason: 'gone' })
})

test('what libraries print becomes lines of the log, without identity codes', () => {
  const { log, lines } = aLog()
  const giveBack = sendConsoleTo(log)
  try {
    console.error('Trouble with', code)
    console.warn('Old setting', { a: 1 })
  } finally {
    giveBack()
  }
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([{ level: 'error', msg: 'Trouble with <personal identity code>' }, { level: 'warn', msg: 'Old setting { a: 1 }' }])
})

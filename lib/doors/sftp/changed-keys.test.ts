import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { aCertificate } from '#lib/certificates/testing/a-certificate.ts'
import { testAuthority } from '#lib/certificates/testing/test-authority.ts'
import { createLog } from '#lib/platform/log.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import type { SftpSender } from './login.ts'
import { recordLogin } from './record-login.ts'
import { rememberHostKey } from './remember-host-key.ts'

function capturedLog() {
  const lines: { level: string; msg: string; [field: string]: unknown }[] = []
  const log = createLog('test', 'info', new Writable({ write(line: Buffer, _, done) { lines.push(JSON.parse(line.toString())); done() } }))
  return { log, lines }
}

test('the log tells when an account is used for the first time, and when with another key than before', async () => {
  const { authority, db, clock } = await testAuthority()
  const { log, lines } = capturedLog()
  const sender = async (): Promise<SftpSender> => {
    const { content } = await aCertificate({ authority, db, clock }, { businessId: artificialBusinessId(1), type: 'wage-sftp' })
    const trust = await authority.trustOf(content)
    if (!trust.trusted || trust.account === undefined) throw new Error('not trusted')
    return { ...trust, account: trust.account }
  }
  const [first, second] = [await sender(), await sender()]
  for (const used of [first, first, second]) await recordLogin({ db, clock, log }, used)
  expect(lines.map(({ msg, account, serial, before }) => ({ msg, account, serial, before }))).toEqual([
    { msg: 'sftp account used for the first time', account: first.account, serial: first.serialNumber, before: undefined },
    { msg: 'sftp account uses another key', account: first.account, serial: second.serialNumber, before: first.serialNumber },
  ])
})

test('the log warns when the host key is another one than before', async () => {
  const { db } = await testAuthority()
  const { log, lines } = capturedLog()
  for (const fingerprint of ['SHA256:one', 'SHA256:one', 'SHA256:two']) await rememberHostKey({ db, log }, fingerprint)
  expect(lines.map(({ level, fingerprint, before }) => ({ level, fingerprint, before }))).toEqual([
    { level: 'info', fingerprint: 'SHA256:one', before: undefined },
    { level: 'info', fingerprint: 'SHA256:one', before: undefined },
    { level: 'warn', fingerprint: 'SHA256:two', before: 'SHA256:one' },
  ])
})

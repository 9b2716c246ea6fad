import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { TestRegister } from '#lib/doors/testing/test-register.ts'
import { readConfiguration } from '#lib/platform/configuration.ts'
import { services } from '#schemas/services.ts'
import { addressesOf } from '../addresses.ts'
import type { RegisterOperations } from '../register-operations.ts'
import { readAddresses } from './read-addresses.ts'
import { aRegisterWithSecureMessages, interfacePortal } from './testing/interface-portal.ts'

let register: TestRegister
beforeAll(async () => { register = await aRegisterWithSecureMessages() })
afterAll(() => register.close())

const addresses = addressesOf(readConfiguration({ IR_ENVIRONMENT: 'test' }))

test('the host key is shown as OpenSSH shows it, and authorities where they are published', async () => {
  const { operations } = await interfacePortal(register)
  const { register: told, services: shown } = await readAddresses({ register: operations, addresses })
  if (typeof told === 'string') throw new Error(told)
  const { knownHosts, openSsh, sshfp, bits } = told.hostKey
  const directory = mkdtempSync(path.join(tmpdir(), 'known-hosts-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const file = path.join(directory, 'key.pub')
  writeFileSync(file, `${knownHosts.split(' ').slice(1).join(' ')}\n`)
  const keygen = (...parameters: string[]) => execFileSync('ssh-keygen', [...parameters, '-f', file], { encoding: 'utf8' })
  expect(keygen('-l')).toContain(`${bits} ${openSsh} `)
  expect(keygen('-r', 'localhost.')).toContain(sshfp)
  expect(told.authorities.map(({ name }) => name)).toContain('Data Providers Test Issuing CA v1')
  for (const { certificate, revocationList } of told.authorities) expect([certificate, revocationList]).toEqual([expect.stringMatching(/\/ca\/\w+\.cer$/), expect.stringMatching(/\/crl\/\w+\.crl$/)])
  expect(shown).toHaveLength(services.length)
})

test('another one\'s register, or none that answers, leaves the addresses that are configured', async () => {
  const failing = (code: string) => ({ call: async () => { throw Object.assign(new Error('no'), { code }) } }) as unknown as RegisterOperations
  expect(await readAddresses({ register: failing('ESERVICE_NOT_OFFERED'), addresses })).toMatchObject({ register: 'not-offered', sftp: { host: 'localhost', port: 2222 } })
  expect((await readAddresses({ register: failing('ESERVICE_UNAVAILABLE'), addresses })).register).toBe('unavailable')
})

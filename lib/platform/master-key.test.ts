import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, afterEach, describe, expect, test } from 'vitest'
import { ConfigurationError, readConfiguration } from './configuration.ts'
import { sealedBox, WrongMasterKey } from './master-key.ts'
import { readMasterKey } from './read-master-key.ts'

let directory: string
beforeEach(() => { directory = mkdtempSync(path.join(tmpdir(), 'master-key-')) })
afterEach(() => rmSync(directory, { recursive: true }))

const production = () => ({
  IR_ENVIRONMENT: 'production', DATA_DIR: directory, SESSION_SECRET: 'x'.repeat(32), PORTAL_URL: 'https://example.org',
  OIDC_ISSUER: 'https://example.org', OIDC_CLIENT_ID: 'portal', OIDC_CLIENT_SECRET: 'secret',
})

describe('the master key', () => {
  test('is made once in the test environment, readable by its owner only', () => {
    const configuration = readConfiguration({ DATA_DIR: directory })
    const key = readMasterKey(configuration)
    expect(key).toHaveLength(32)
    expect(readMasterKey(configuration)).toEqual(key)
    expect(statSync(path.join(directory, 'master.key')).mode & 0o777).toBe(0o600)
  })

  test('production refuses to start without one, in a line that says how to make one', () => {
    expect(() => readMasterKey(readConfiguration(production()))).toThrow(ConfigurationError)
    expect(() => readMasterKey(readConfiguration(production()))).toThrow(/MASTER_KEY.*openssl rand -base64 32/)
  })

  test('production takes it from the environment or from a key file', () => {
    const key = randomBytes(32).toString('base64')
    expect(readMasterKey(readConfiguration({ ...production(), MASTER_KEY: key })).toString('base64')).toBe(key)
    writeFileSync(path.join(directory, 'master.key'), `${key}\n`)
    expect(readMasterKey(readConfiguration(production())).toString('base64')).toBe(key)
  })

  test.each(['c2hvcnQ=', 'not base64!', randomBytes(33).toString('base64')])('%s is refused', (key) => {
    expect(() => readConfiguration({ MASTER_KEY: key })).toThrow(/MASTER_KEY/)
  })

  test('a damaged key file is refused without showing it', () => {
    writeFileSync(path.join(directory, 'master.key'), 'c2hvcnQ=')
    expect(() => readMasterKey(readConfiguration({ DATA_DIR: directory }))).toThrow(/does not hold 32 bytes/)
    expect(readFileSync(path.join(directory, 'master.key'), 'utf8')).toBe('c2hvcnQ=')
  })
})

describe('a sealed box', () => {
  const box = sealedBox(Buffer.alloc(32, 7), 'register')
  const secret = Buffer.from('a private key')

  test('opens what it sealed, and seals the same text differently each time', () => {
    expect(box.open(box.seal(secret, 'here'), 'here')).toEqual(secret)
    expect(box.seal(secret, 'here')).not.toEqual(box.seal(secret, 'here'))
  })

  test('opens nothing elsewhere, with another key or for the other side', () => {
    const sealed = box.seal(secret, 'here')
    expect(() => box.open(sealed, 'there')).toThrow(WrongMasterKey)
    expect(() => sealedBox(Buffer.alloc(32, 8), 'register').open(sealed, 'here')).toThrow(WrongMasterKey)
    expect(() => sealedBox(Buffer.alloc(32, 7), 'portal').open(sealed, 'here')).toThrow(WrongMasterKey)
  })

  test('notices any changed or missing byte', () => {
    const sealed = box.seal(secret, 'here')
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed)
      changed[at]! ^= 1
      expect(() => box.open(changed, 'here')).toThrow(WrongMasterKey)
      expect(() => box.open(sealed.subarray(0, at), 'here')).toThrow(WrongMasterKey)
    }
  })
})

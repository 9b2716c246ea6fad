import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setSandboxClock } from '#lib/register/sandbox/sandbox.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import { openssh, opensshOptions, runProgram } from './testing/openssh.ts'
import { startSftpRegister, type SftpAccount, type SftpRegister } from './testing/sftp-register.ts'
import { openClient, openRawChannel, openSession } from './testing/ssh-session.ts'

let register: SftpRegister
let next = 100
const newAccount = (options: Partial<Parameters<SftpRegister['account']>[0]> = {}) => register.account({ businessId: artificialBusinessId(next++), ...options })

beforeAll(async () => { register = await startSftpRegister({ SFTP_SESSIONS_PER_ACCOUNT_MAX: '3' }) })
afterAll(() => register.close())

const revoke = (certificateId: number) => register.db.transaction((tx) => register.authority.revoke(tx, { certificateId, reason: 'key-compromise', now: new Date() }))

describe('who is let in (D-57, D-58)', () => {
  test('the key of an SFTP certificate opens its account, whatever kind of data it is for', async () => {
    for (const type of ['wage-sftp', 'benefit-sftp', 'datauser-sftp'] as const) {
      const account = await newAccount({ type })
      const { code, stdout } = await openssh(account, ['ls -1'])
      expect({ code, listed: stdout.split('\n').slice(1, 3) }).toEqual({ code: 0, listed: ['IN', 'OUT'] })
    }
  })

  test('a new certificate logs in at once, and the one before it as long as it is in force', async () => {
    const businessId = artificialBusinessId(next++)
    const before = await register.account({ businessId })
    await (await openSession(before)).end()
    const after = await register.account({ businessId })
    expect(after.user).toBe(before.user)
    await (await openSession(after)).end()
    await (await openSession(before)).end()
  })

  test.each([
    ['of a web service certificate', async () => ({ ...await newAccount(), ...await newAccount({ type: 'wage-ws' }).then(({ key }) => ({ key })) })],
    ['of another account', async () => ({ ...await newAccount(), key: (await newAccount()).key })],
    ['that no certificate has', async () => ({ ...await newAccount(), key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey })],
    ['of a revoked certificate', async () => {
      const account = await newAccount()
      await revoke(account.certificateId)
      return account
    }],
  ])('a key %s is refused', async (_, make) => {
    await expect(openClient(await make())).rejects.toThrow('All configured authentication methods failed')
  })

  test('an unknown account is refused like a wrong key, also one that is no name of an account at all', async () => {
    const account = await newAccount()
    for (const user of ['ir0000000001', 'root', '../IN', `${account.user} `, '']) {
      await expect(openClient({ ...account, user })).rejects.toThrow('All configured authentication methods failed')
    }
  })

  test('passwords and questions are not even offered', async () => {
    const account = await newAccount()
    const { stderr } = await runProgram('ssh', [...opensshOptions(account, ['PreferredAuthentications=password,keyboard-interactive', 'NumberOfPasswordPrompts=1']), '-p', String(account.port), `${account.user}@127.0.0.1`])
    expect(stderr).toContain('Permission denied (publickey)')
    await expect(openClient(account, { privateKey: undefined, password: 'secret' })).rejects.toThrow('All configured authentication methods failed')
  })

  test('keys that are not RSA are refused', async () => {
    const account = await newAccount()
    const file = path.join(path.dirname(account.files.key), 'ed25519')
    await runProgram('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file])
    const { code, stderr } = await openssh({ ...account, files: { ...account.files, key: file } }, ['ls'])
    expect(code).toBe(255)
    expect(stderr).toContain('Permission denied (publickey)')
  })

  test('a key is tried ten times in one connection, then the connection ends', async () => {
    const account = await newAccount()
    const keys = Array.from({ length: 12 }, (_, n) => {
      const file = path.join(path.dirname(account.files.key), `wrong-${n}`)
      writeFileSync(file, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs1', format: 'pem' }), { mode: 0o600 })
      return file
    })
    const others = keys.map((file) => `IdentityFile=${file}`)
    const { stderr } = await openssh({ ...account, files: { ...account.files, key: keys[0]! } }, ['ls'], [...others.slice(1), 'LogLevel=VERBOSE'])
    expect(stderr).not.toContain('Permission denied')
    expect(stderr).toMatch(/Connection (closed|reset)|Broken pipe|disconnect/i)
  })
})

describe('sessions', () => {
  test('a second session of an account is accepted, one beyond the limit is not (D-64)', async () => {
    const account = await newAccount()
    const sessions = [await openSession(account), await openSession(account), await openSession(account)]
    await expect(openSession(account)).rejects.toThrow('All configured authentication methods failed')
    await sessions.pop()!.end()
    await expect.poll(() => openSession(account).then(({ end }) => end(), () => 'refused')).toBeUndefined()
    await Promise.all(sessions.map(({ end }) => end()))
  })

  test('revocation ends the sessions of that certificate within a second, and only those', async () => {
    const businessId = artificialBusinessId(next++)
    const [lost, kept] = [await register.account({ businessId }), await register.account({ businessId })]
    const [session, other] = [await openSession(lost), await openSession(kept)]
    await revoke(lost.certificateId)
    const revokedAt = performance.now()
    await session.ended
    expect(performance.now() - revokedAt).toBeLessThan(1_000)
    expect(await other.names('/')).toEqual(['IN', 'OUT'])
    await other.end()
  })

  test('a session ends when its certificate expires', async () => {
    const account = await newAccount()
    const session = await openSession(account)
    await setSandboxClock(register.db, new Date(account.certificate.validToDate.getTime() + 60_000))
    try {
      await session.ended
      await expect(openClient(account)).rejects.toThrow('All configured authentication methods failed')
    } finally {
      await setSandboxClock(register.db, null)
    }
  })

  test('there is SFTP and nothing else: no shell, no commands, no forwarding', async () => {
    const account = await newAccount()
    const client = await openClient(account)
    const refused = (ask: (done: (error: Error | undefined) => void) => void) => new Promise((resolve) => ask((error) => resolve(error !== undefined)))
    expect(await refused((done) => client.shell(done))).toBe(true)
    expect(await refused((done) => client.exec('id', done))).toBe(true)
    expect(await refused((done) => client.subsys('netconf', done))).toBe(true)
    expect(await refused((done) => client.forwardOut('127.0.0.1', 1, '127.0.0.1', register.port, done))).toBe(true)
    expect(await refused((done) => client.forwardIn('127.0.0.1', 0, done))).toBe(true)
    client.end()
  })

  test('a client that has ended its side is let go at once', async () => {
    const account = await newAccount()
    const client = await openClient(account)
    const channel = await openRawChannel(client)
    const closed = new Promise((resolve) => channel.once('close', resolve))
    channel.resume()
    channel.end()
    await closed
    client.end()
  })
})

describe('algorithms (D-59)', () => {
  let account: SftpAccount
  beforeAll(async () => { account = await newAccount() })

  const scan = async (option: string) => {
    const { stderr } = await openssh(account, ['ls'], ['LogLevel=DEBUG2', option])
    return stderr
  }
  const offered = async (what: string): Promise<string[]> => {
    const lines = (await scan('LogLevel=DEBUG2')).split('\n')
    const from = lines.findIndex((line) => line.includes('peer server KEXINIT proposal'))
    return lines.slice(from).find((line) => line.includes(`debug2: ${what}:`))!.split(': ').at(-1)!.trim().split(',')
  }

  test('the lists are those of the interface, and nothing weaker', async () => {
    expect((await offered('KEX algorithms')).sort()).toEqual([
      'curve25519-sha256', 'curve25519-sha256@libssh.org', 'diffie-hellman-group15-sha512', 'diffie-hellman-group16-sha512', 'diffie-hellman-group17-sha512', 'diffie-hellman-group18-sha512',
      'ecdh-sha2-nistp256', 'ecdh-sha2-nistp384', 'ecdh-sha2-nistp521', 'kex-strict-s-v00@openssh.com',
    ])
    expect(await offered('host key algorithms')).toEqual(['rsa-sha2-512', 'rsa-sha2-256'])
    expect((await offered('ciphers ctos')).sort()).toEqual(['aes128-ctr', 'aes128-gcm@openssh.com', 'aes192-ctr', 'aes256-ctr', 'aes256-gcm@openssh.com'])
    expect((await offered('MACs ctos')).sort()).toEqual(['hmac-sha2-256', 'hmac-sha2-256-etm@openssh.com', 'hmac-sha2-512', 'hmac-sha2-512-etm@openssh.com'])
    expect(await offered('compression ctos')).toEqual(['none'])
  })

  test('clients are told the signatures that are accepted, and each of them logs in alone', async () => {
    expect(await scan('LogLevel=DEBUG2')).toContain('server-sig-algs=<rsa-sha2-512,rsa-sha2-256>')
    for (const algorithm of ['rsa-sha2-512', 'rsa-sha2-256']) {
      expect((await openssh(account, ['ls'], [`PubkeyAcceptedAlgorithms=${algorithm}`])).code).toBe(0)
    }
  })

  test.each(['curve25519-sha256', 'ecdh-sha2-nistp256', 'ecdh-sha2-nistp384', 'ecdh-sha2-nistp521', 'diffie-hellman-group16-sha512', 'diffie-hellman-group18-sha512'])('OpenSSH connects by %s', async (kex) => {
    expect((await openssh(account, ['ls'], [`KexAlgorithms=${kex}`])).code).toBe(0)
  })

  test.each(['aes256-gcm@openssh.com', 'aes128-gcm@openssh.com', 'aes256-ctr', 'aes192-ctr', 'aes128-ctr'])('OpenSSH connects by %s', async (cipher) => {
    expect((await openssh(account, ['ls'], [`Ciphers=${cipher}`])).code).toBe(0)
  })

  test.each([
    ['Ciphers=chacha20-poly1305@openssh.com'], ['Ciphers=aes128-cbc'], ['KexAlgorithms=diffie-hellman-group14-sha256'], ['KexAlgorithms=diffie-hellman-group-exchange-sha256'],
    ['HostKeyAlgorithms=ssh-rsa'], ['PubkeyAcceptedAlgorithms=ssh-rsa'],
  ])('%s is refused', async (option) => {
    expect((await openssh(account, ['ls'], [option])).code).toBe(255)
  })

  test('SHA-1 is accepted where it has been switched on', async () => {
    const lenient = await startSftpRegister({ SFTP_SSH_RSA: 'on' })
    const old = await lenient.account({ businessId: artificialBusinessId(next++) })
    expect((await openssh(old, ['ls'], ['HostKeyAlgorithms=ssh-rsa', 'PubkeyAcceptedAlgorithms=ssh-rsa'])).code).toBe(0)
    await lenient.close()
  })

  test('the host key is the one that credentials come with', async () => {
    const { stdout } = await runProgram('ssh-keyscan', ['-t', 'rsa', '-p', String(account.port), '127.0.0.1'])
    expect(register.hostKeyLine).toContain(stdout.trim().split(' ').slice(1).join(' '))
  })
})

test('keys exchanged anew in the middle of an upload do no harm', async () => {
  const account = await newAccount()
  const file = path.join(path.dirname(account.files.key), 'large')
  writeFileSync(file, Buffer.alloc(8_000_000, 'x'))
  const { code } = await openssh(account, [`put ${file} IN/large.tmp`], ['RekeyLimit=1M'])
  expect(code).toBe(0)
  const session = await openSession(account)
  expect(await session.names('/IN')).toEqual(['large.tmp'])
  await session.end()
})

import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setSandboxClock } from '#lib/register/sandbox/sandbox.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import { startSftpRegister, type SftpAccount, type SftpRegister } from './testing/sftp-register.ts'
import { openSession, type TestSession } from './testing/ssh-session.ts'

const QUOTA_BYTES = 300_000
const QUOTA_FILES = 150_000
const DAY_MS = 86_400_000

let register: SftpRegister
let account: SftpAccount
let session: TestSession
let next = 200

beforeAll(async () => {
  register = await startSftpRegister({ SFTP_IN_BYTES_MAX: String(QUOTA_BYTES), SFTP_IN_FILES_MAX: String(QUOTA_FILES) })
  account = await register.account({ businessId: artificialBusinessId(next++) })
  session = await openSession(account)
})
afterAll(async () => {
  await session.end()
  await register.close()
})
const newAccount = () => register.account({ businessId: artificialBusinessId(next++) })

const read = (name: string): Promise<Buffer> => promisify<string, Buffer>((file, done) => session.sftp.readFile(file, done))(name)

describe('the tree of an account (D-56)', () => {
  test('is IN and OUT; a session begins above them', async () => {
    expect(await session.names('/')).toEqual(['IN', 'OUT'])
    expect(await promisify(session.sftp.realpath.bind(session.sftp))('.')).toBe('/')
    expect(await promisify(session.sftp.realpath.bind(session.sftp))('IN/../../OUT/./x')).toBe('/OUT/x')
  })

  test.each(['/etc/passwd', '../../../etc/passwd', '/IN/../../../../etc/passwd', 'IN/../ARRIVED/x', '/ARRIVED/x', '/DRAFTS/x', '../ir0000000001/IN/x', 'IN/sub/x', 'OUT/../../x', 'IN/\u0000', ''])('nothing else can be read, written, renamed or removed: %j', async (name) => {
    const isRoot = name === ''
    expect(await session.status((sftp, done) => sftp.open(name, 'r', done))).toBe(isRoot ? 'failure' : 'no such file')
    expect(await session.status((sftp, done) => sftp.open(name, 'w', done))).not.toBe('ok')
    expect(await session.status((sftp, done) => sftp.unlink(name, done))).not.toBe('ok')
    expect(await session.status((sftp, done) => sftp.rename(name, '/IN/x', done))).not.toBe('ok')
    if (!isRoot) expect(await session.status((sftp, done) => sftp.stat(name, done))).toBe('no such file')
  })

  test('a file cannot be renamed out of IN, not even to OUT', async () => {
    expect(await session.put('/IN/stays.tmp', 'x')).toBe('ok')
    for (const to of ['/x', '/OUT/x', '/IN/../x', '/OUT/100_1_0123456789abcdef0123456789abcdef.xml']) {
      expect(await session.status((sftp, done) => sftp.rename('/IN/stays.tmp', to, done))).toBe('permission denied')
    }
    for (const to of ['/IN/sub/x', '/etc/x', '/../../etc/x']) expect(await session.status((sftp, done) => sftp.rename('/IN/stays.tmp', to, done))).toBe('no such file')
    expect(await session.names('/IN')).toEqual(['stays.tmp'])
    expect(await session.status((sftp, done) => sftp.unlink('/IN/stays.tmp', done))).toBe('ok')
  })

  test('directories are neither made nor removed, links not made', async () => {
    expect(await session.status((sftp, done) => sftp.mkdir('/IN/sub', done))).toBe('permission denied')
    expect(await session.status((sftp, done) => sftp.mkdir('/x', done))).toBe('permission denied')
    expect(await session.status((sftp, done) => sftp.rmdir('/OUT', done))).toBe('permission denied')
    expect(await session.status((sftp, done) => sftp.symlink('/etc/passwd', '/IN/link', done))).toBe('unsupported')
    expect(await session.status((sftp, done) => sftp.readlink('/IN/link', done))).toBe('unsupported')
    expect(await session.names('/')).toEqual(['IN', 'OUT'])
  })

  test('links and directories that somebody else has put on the disk do not exist for clients', async () => {
    symlinkSync('/etc/passwd', path.join(account.disk.unfinished, 'link.tmp'))
    symlinkSync('/etc/passwd', path.join(account.disk.out, 'link.xml'))
    mkdirSync(path.join(account.disk.unfinished, 'directory.tmp'))
    expect([...await session.names('/IN'), ...await session.names('/OUT')]).toEqual([])
    for (const name of ['/IN/link.tmp', '/OUT/link.xml', '/IN/directory.tmp']) {
      for (const flags of ['r', 'r+'] as const) expect(await session.status((sftp, done) => sftp.open(name, flags, done))).not.toBe('ok')
      expect(await session.status((sftp, done) => sftp.stat(name, done))).toBe('no such file')
      expect(await session.status((sftp, done) => sftp.unlink(name, done))).toBe('no such file')
    }
    expect(await session.status((sftp, done) => sftp.open('/IN/link.tmp', 'w', done))).toBe('permission denied')
    expect(await session.status((sftp, done) => sftp.rename('/IN/link.tmp', '/IN/100_link.xml', done))).toBe('no such file')
  })

  test('one account does not see the other', async () => {
    const other = await openSession(await newAccount())
    expect(await session.put('/IN/mine.tmp', 'x')).toBe('ok')
    expect(await other.names('/IN')).toEqual([])
    await other.end()
  })
})

describe('OUT (D-64)', () => {
  const NAME = '100_1_0123456789abcdef0123456789abcdef.xml'

  test('can be listed, read and emptied, and not written', async () => {
    writeFileSync(path.join(account.disk.out, NAME), 'feedback')
    expect(await session.names('/OUT')).toEqual([NAME])
    expect((await read(`/OUT/${NAME}`)).toString()).toBe('feedback')
    for (const flags of ['w', 'a', 'r+', 'wx'] as const) expect(await session.status((sftp, done) => sftp.open(`/OUT/${NAME}`, flags, done))).toBe('permission denied')
    expect(await session.put('/OUT/new.xml', 'x')).toBe('permission denied')
    expect(await session.status((sftp, done) => sftp.rename(`/OUT/${NAME}`, '/OUT/other.xml', done))).toBe('permission denied')
    expect(await session.status((sftp, done) => sftp.rename(`/OUT/${NAME}`, '/IN/other.tmp', done))).toBe('permission denied')
    expect(await session.status((sftp, done) => sftp.unlink(`/OUT/${NAME}`, done))).toBe('ok')
    expect(await session.names('/OUT')).toEqual([])
  })
})

describe('what clients do beside sending', () => {
  test('times and permissions are accepted and mean nothing; another size is not offered', async () => {
    expect(await session.put('/IN/times.tmp', 'abc')).toBe('ok')
    expect(await session.status((sftp, done) => sftp.utimes('/IN/times.tmp', 0, 0, done))).toBe('ok')
    expect(await session.status((sftp, done) => sftp.chmod('/IN/times.tmp', 0o777, done))).toBe('ok')
    expect(await session.status((sftp, done) => sftp.chown('/IN/times.tmp', 1, 1, done))).toBe('ok')
    expect(await session.status((sftp, done) => sftp.setstat('/IN/times.tmp', { size: 1 }, done))).toBe('unsupported')
    expect(await session.status((sftp, done) => sftp.utimes('/IN/absent.tmp', 0, 0, done))).toBe('no such file')
    const { mode, mtime, size } = await promisify(session.sftp.stat.bind(session.sftp))('/IN/times.tmp')
    expect({ mode: mode & 0o777, isOld: mtime === 0, size }).toEqual({ mode: 0o600, isOld: false, size: 3 })
  })

  test('the times of a file that has arrived can be set, though it may have been taken in', async () => {
    expect(await session.put('/IN/arrives.tmp', 'x')).toBe('ok')
    expect(await session.status((sftp, done) => sftp.rename('/IN/arrives.tmp', '/IN/100_times.xml', done))).toBe('ok')
    await expect.poll(() => readdirSync(account.disk.arrived)).toEqual([])
    expect(await session.status((sftp, done) => sftp.utimes('/IN/100_times.xml', 0, 0, done))).toBe('ok')
  })

  test('an upload can be taken up where it broke off, by offset and by appending', async () => {
    for (const [name, flags, position] of [['/IN/resumed.tmp', 'r+', 3], ['/IN/appended.tmp', 'a', 0]] as const) {
      expect(await session.put(name, 'abc')).toBe('ok')
      const handle = await promisify<string, typeof flags, Buffer>(session.sftp.open.bind(session.sftp))(name, flags)
      expect(await session.status((sftp, done) => sftp.write(handle, Buffer.from('def'), 0, 3, position, done))).toBe('ok')
      expect(await session.status((sftp, done) => sftp.close(handle, done))).toBe('ok')
      expect((await read(name)).toString()).toBe('abcdef')
    }
  })

  test('handles are limited, and free again when they are closed', async () => {
    const other = await openSession(await newAccount())
    const opened: Buffer[] = []
    let refused = ''
    while (refused === '') {
      refused = await other.status((sftp, done) => sftp.opendir('/IN', (error, handle) => {
        if (!error) opened.push(handle)
        done(error)
      })).then((status) => (status === 'ok' ? '' : status))
    }
    expect({ refused, opened: opened.length }).toEqual({ refused: 'failure', opened: 64 })
    for (const handle of opened) expect(await other.status((sftp, done) => sftp.close(handle, done))).toBe('ok')
    expect(await other.names('/IN')).toEqual([])
    await other.end()
  })

  test('unknown handles and closed ones are refused', async () => {
    const handle = await promisify<string, Buffer>((name, done) => session.sftp.opendir(name, done))('/OUT')
    expect(await session.status((sftp, done) => sftp.close(handle, done))).toBe('ok')
    for (const wrong of [handle, Buffer.from('99999'), Buffer.alloc(0), Buffer.alloc(256, 1)]) {
      expect(await session.status((sftp, done) => sftp.readdir(wrong, done))).toBe('failure')
      expect(await session.status((sftp, done) => sftp.close(wrong, done))).toBe('failure')
    }
  })
})

describe('quota', () => {
  test('bytes: what would be too much is refused, a hole in a file counts like its bytes, and what is removed is free again', async () => {
    const small = await newAccount()
    const other = await openSession(small)
    expect(await other.put('/IN/one.tmp', Buffer.alloc(QUOTA_BYTES - 1_000))).toBe('ok')
    expect(await other.put('/IN/two.tmp', Buffer.alloc(2_000))).toBe('failure')
    const handle = await promisify<string, 'w', Buffer>(other.sftp.open.bind(other.sftp))('/IN/three.tmp', 'w')
    expect(await other.status((sftp, done) => sftp.write(handle, Buffer.from('x'), 0, 1, 2 ** 40, done))).toBe('failure')
    expect(await other.status((sftp, done) => sftp.unlink('/IN/one.tmp', done))).toBe('ok')
    expect(await other.put('/IN/two.tmp', Buffer.alloc(2_000))).toBe('ok')
    await other.end()
    // Counted anew from the disk by the next session.
    const again = await openSession(small)
    expect(await again.put('/IN/four.tmp', Buffer.alloc(QUOTA_BYTES - 2_000))).toBe('ok')
    expect(await again.put('/IN/five.tmp', 'x')).toBe('failure')
    await again.end()
  })
})

describe('several sessions of one account', () => {
  test('a newer session takes a name over: the upload of the older cannot go on, nor arrive, nor can it rename what the newer writes', async () => {
    const [one, other] = [await openSession(account), await openSession(account)]
    const stale = await promisify<string, 'w', Buffer>(one.sftp.open.bind(one.sftp))('/IN/100_contested.xml', 'w')
    expect(await one.status((sftp, done) => sftp.write(stale, Buffer.from('half'), 0, 4, 0, done))).toBe('ok')
    const handle = await promisify<string, 'w', Buffer>(other.sftp.open.bind(other.sftp))('/IN/100_contested.xml', 'w')
    expect(await one.status((sftp, done) => sftp.write(stale, Buffer.from('more'), 0, 4, 4, done))).toBe('failure')
    expect(await one.status((sftp, done) => sftp.close(stale, done))).toBe('failure')
    expect(readdirSync(account.disk.arrived)).toEqual([])
    expect(readFileSync(path.join(account.disk.unfinished, '100_contested.xml'), 'utf8')).toBe('')
    expect(await one.status((sftp, done) => sftp.rename('/IN/100_contested.xml', '/IN/100_half.xml', done))).toBe('failure')
    expect(await one.status((sftp, done) => sftp.unlink('/IN/100_contested.xml', done))).toBe('failure')
    expect(await one.status((sftp, done) => sftp.open('/IN/100_contested.xml', 'w', done))).toBe('failure')
    expect(await other.status((sftp, done) => sftp.write(handle, Buffer.from('whole'), 0, 5, 0, done))).toBe('ok')
    expect(await other.status((sftp, done) => sftp.close(handle, done))).toBe('ok')
    expect(existsSync(path.join(account.disk.unfinished, '100_contested.xml'))).toBe(false)
    await Promise.all([one.end(), other.end()])
  })

  test('of two that rename to the same name at once, one succeeds', async () => {
    const [one, other] = [await openSession(account), await openSession(account)]
    expect([await one.put('/IN/a.tmp', 'a'), await other.put('/IN/b.tmp', 'b')]).toEqual(['ok', 'ok'])
    const results = await Promise.all([
      one.status((sftp, done) => sftp.rename('/IN/a.tmp', '/IN/same.txt', done)),
      other.status((sftp, done) => sftp.rename('/IN/b.tmp', '/IN/same.txt', done)),
    ])
    expect(results.sort()).toEqual(['failure', 'ok'])
    await Promise.all([one.end(), other.end()])
  })
})

test('files that nobody finished go after seven days, those that nobody fetched after ninety, by the clock (D-64)', async () => {
  const old = await newAccount()
  const other = await openSession(old)
  for (const name of ['one.tmp', 'two.tmp']) expect(await other.put(`/IN/${name}`, 'x')).toBe('ok')
  for (const name of ['one.xml', 'two.xml']) expect(await other.put(`/IN/${name}`, 'x')).toBe('ok')
  await other.end()
  await expect.poll(() => readdirSync(old.disk.out).length).toBe(2)
  const inDays = (days: number) => setSandboxClock(register.db, new Date(Date.now() + days * DAY_MS))
  // One of each is a day older than the other.
  const aDayAgo = new Date(Date.now() - DAY_MS)
  for (const file of [path.join(old.disk.unfinished, 'one.tmp'), path.join(old.disk.out, readdirSync(old.disk.out).find((name) => name.startsWith('one'))!)]) utimesSync(file, aDayAgo, aDayAgo)
  const left = () => [readdirSync(old.disk.unfinished).length, readdirSync(old.disk.out).length]
  try {
    for (const [days, remaining] of [[6.5, [1, 2]], [7.6, [0, 2]], [89.5, [0, 1]], [90.6, [0, 0]]] as const) {
      await inDays(days)
      await expect.poll(left, { timeout: 5_000 }).toEqual(remaining)
    }
    await expect.poll(() => register.db.query('SELECT FROM sftp_outgoing_file WHERE account = $1 UNION ALL SELECT FROM sftp_arrival WHERE account = $1', [old.user])).toEqual([])
  } finally {
    await setSandboxClock(register.db, null)
  }
})

describe('100,000 files in IN', () => {
  let crowded: SftpAccount
  beforeAll(async () => {
    crowded = await newAccount()
    mkdirSync(crowded.disk.unfinished, { recursive: true })
    for (let n = 0; n < 100_000; n++) closeSync(openSync(path.join(crowded.disk.unfinished, `${n}.tmp`), 'w'))
  })

  test('they are listed, and a file is sent past them, while others are served as before', async () => {
    const [listing, other] = [await openSession(crowded), await openSession(account)]
    let slowest = 0
    let isListing = true
    const watching = (async () => {
      while (isListing) {
        const started = performance.now()
        await other.names('/OUT')
        slowest = Math.max(slowest, performance.now() - started)
        await wait(5)
      }
    })()
    const names = await listing.names('/IN')
    expect(names).toHaveLength(100_000)
    expect(await listing.put('/IN/one-more.tmp', 'x')).toBe('ok')
    expect(await listing.status((sftp, done) => sftp.rename('/IN/one-more.tmp', '/IN/100_past.xml', done))).toBe('ok')
    await expect.poll(() => readdirSync(crowded.disk.out).length, { timeout: 10_000 }).toBe(1)
    isListing = false
    await watching
    expect(slowest).toBeLessThan(1_000)
    await Promise.all([listing.end(), other.end()])
  }, 60_000)
})

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signWritten } from '#lib/xml/sign.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { openssh, runProgram } from './testing/openssh.ts'
import { startSftpRegister, type SftpAccount, type SftpRegister } from './testing/sftp-register.ts'
import { openSession } from './testing/ssh-session.ts'

let register: SftpRegister
let account: SftpAccount
let directory: string
let number = 0

beforeAll(async () => { register = await startSftpRegister() })
afterAll(() => register.close())
beforeEach(async () => {
  account = await register.account({ businessId: artificialBusinessId(400 + number++) })
  directory = path.join(path.dirname(account.files.key), 'files')
  mkdirSync(directory)
  const delivery = aWageDelivery().ofPayer(account.businessId).withReport((report) => report.withReportId('r').paying(201, 3_000_00)).build()
  writeFileSync(path.join(directory, 'wages.xml'), signWritten(writeMessage('WageReportsToIR', 'WageReportsRequestToIR', delivery), account))
})

const local = (name: string): string => path.join(directory, name)
const feedbackFiles = () => readdirSync(account.disk.out)
/** The one file in OUT, when it is there. */
const feedbackArrives = async (name: RegExp): Promise<string> => {
  await expect.poll(() => feedbackFiles().filter((file) => name.test(file)).length, { timeout: 15_000 }).toBe(1)
  return feedbackFiles().find((file) => name.test(file))!
}
const fetched = (name: string) => readFileSync(local(name), 'utf8')

describe('OpenSSH sftp, in batch', () => {
  test('sends by rename, keeps times, fetches the feedback and removes it', async () => {
    const sent = await openssh(account, [`put -p ${local('wages.xml')} IN/100_1.tmp`, 'ls -l IN/100_1.tmp', 'rename IN/100_1.tmp IN/100_1.xml'])
    expect(sent).toMatchObject({ code: 0, stderr: '' })
    const name = await feedbackArrives(/^100_1_/)
    const got = await openssh(account, ['cd OUT', 'ls', `get -p ${name} ${local('feedback.xml')}`, `rm ${name}`, 'ls -l', 'df -h', 'version'])
    expect(got).toMatchObject({ code: 0, stderr: '' })
    expect(fetched('feedback.xml')).toContain('<DeliveryDataStatus>3<')
    expect(feedbackFiles()).toEqual([])
  })

  test('sends under the final name, asking for compression that is not offered', async () => {
    expect((await openssh(account, [`put ${local('wages.xml')} IN/100_2.xml`], ['Compression=yes'])).code).toBe(0)
    await feedbackArrives(/^100_2_/)
  })

  test('takes an upload up again where it broke off', async () => {
    const whole = readFileSync(local('wages.xml'))
    const session = await openSession(account)
    expect(await session.put('/IN/100_3.tmp', whole.subarray(0, 1_500))).toBe('ok')
    await session.end()
    expect((await openssh(account, [`reput ${local('wages.xml')} IN/100_3.tmp`, 'rename IN/100_3.tmp IN/100_3.xml'])).code).toBe(0)
    const name = await feedbackArrives(/^100_3_/)
    expect(readFileSync(path.join(account.disk.out, name), 'utf8')).toContain('<DeliveryDataStatus>3<')
  })

  test('ends with an error where something is refused', async () => {
    for (const command of [`put ${local('wages.xml')} OUT/x.xml`, 'mkdir IN/sub', 'ln -s /etc/passwd IN/x', 'get /etc/passwd', 'rename IN/none IN/100_1.xml', 'chmod 777 IN/none', 'copy IN/none IN/x']) {
      expect((await openssh(account, [command])).code, command).toBe(1)
    }
  })
})

test.runIf(existsSync('/usr/bin/lftp'))('lftp: puts, renames, lists, mirrors OUT and removes what it has fetched', async () => {
  const connect = `ssh -a -x -F /dev/null -o BatchMode=yes -o IdentitiesOnly=yes -o StrictHostKeyChecking=yes -o UserKnownHostsFile=${account.files.knownHosts} -i ${account.files.key}`
  const lftp = (commands: string) => runProgram('lftp', ['--norc', '-c', `set cmd:fail-exit yes; set net:max-retries 1; set sftp:connect-program "${connect}"; open -u ${account.user}, sftp://127.0.0.1:${account.port}; ${commands}`])
  expect(await lftp(`put ${local('wages.xml')} -o IN/100_1.tmp; mv IN/100_1.tmp IN/100_1.xml`)).toMatchObject({ code: 0 })
  await feedbackArrives(/^100_1_/)
  // With a temporary name of its own choice, and times set afterwards.
  expect(await lftp(`set xfer:use-temp-file yes; set xfer:temp-file-name *.part; put ${local('wages.xml')} -o IN/100_2.xml`)).toMatchObject({ code: 0 })
  await feedbackArrives(/^100_2_/)
  expect(await lftp(`mirror --Remove-source-files OUT ${local('out')}`)).toMatchObject({ code: 0 })
  expect(readdirSync(local('out'))).toHaveLength(2)
  expect(feedbackFiles()).toEqual([])
})

test.runIf(existsSync('/usr/bin/psftp'))('psftp: puts, renames, fetches', async () => {
  const key = local('key.ppk')
  expect((await runProgram('puttygen', [account.files.key, '-O', 'private', '-o', key])).code).toBe(0)
  const fingerprint = (await runProgram('ssh-keygen', ['-lf', account.files.knownHosts])).stdout.split(' ')[1]!
  const psftp = (commands: string[]) => {
    writeFileSync(local('batch'), `${commands.join('\n')}\n`)
    return runProgram('psftp', ['-batch', '-hostkey', fingerprint, '-i', key, '-P', String(account.port), '-b', local('batch'), `${account.user}@127.0.0.1`], '', { HOME: directory })
  }
  expect(await psftp([`put ${local('wages.xml')} IN/100_1.tmp`, 'cd IN', 'ren 100_1.tmp 100_1.xml'])).toMatchObject({ code: 0 })
  const name = await feedbackArrives(/^100_1_/)
  expect(await psftp(['dir OUT', `get OUT/${name} ${local('feedback.xml')}`, `del OUT/${name}`])).toMatchObject({ code: 0 })
  expect(fetched('feedback.xml')).toContain('<DeliveryDataStatus>3<')
  expect((await psftp(['mkdir IN/sub'])).code).not.toBe(0)
})

const hasParamiko = (await runProgram('/usr/bin/python3', ['-c', 'import paramiko']).catch(() => ({ code: 1 }))).code === 0

test.runIf(hasParamiko)('paramiko: puts with and without confirmation, stats, renames, lists, fetches', async () => {
  const program = `
import sys, paramiko, time
host, port, user, key, known, file, out = sys.argv[1:]
client = paramiko.SSHClient()
client.load_host_keys(known)
client.set_missing_host_key_policy(paramiko.RejectPolicy())
client.connect(host, int(port), user, key_filename=key, look_for_keys=False, allow_agent=False)
sftp = client.open_sftp()
assert sorted(sftp.listdir('.')) == ['IN', 'OUT'], sftp.listdir('.')
for number, confirm in ((1, True), (2, False)):
    temporary = 'IN/100_%d.tmp' % number
    sftp.put(file, temporary, confirm=confirm)
    assert sftp.stat(temporary).st_size > 0
    (sftp.posix_rename if confirm else sftp.rename)(temporary, 'IN/100_%d.xml' % number)
for refused in (lambda: sftp.mkdir('IN/sub'), lambda: sftp.symlink('/etc/passwd', 'IN/x'), lambda: sftp.open('OUT/x.xml', 'w'), lambda: sftp.stat('IN/none'), lambda: sftp.chdir('/etc')):
    try:
        refused()
        sys.exit('was not refused')
    except IOError as error:
        pass
sftp.chdir('OUT')
for attempt in range(300):
    found = [entry.filename for entry in sftp.listdir_attr() if entry.filename.startswith('100_1_')]
    if found: break
    time.sleep(0.05)
sftp.get(found[0], out)
sftp.remove(found[0])
client.close()
`
  const result = await runProgram('/usr/bin/python3', ['-c', program, '127.0.0.1', String(account.port), account.user, account.files.key, account.files.knownHosts, local('wages.xml'), local('feedback.xml')])
  expect(result).toMatchObject({ code: 0, stderr: '' })
  expect(fetched('feedback.xml')).toContain('<DeliveryDataStatus>3<')
})

test('a client like WinSCP: lists first, uploads to .filepart, renames, sets times, looks at the disk, removes', async () => {
  const { sftp, status, names, end } = await openSession(account)
  const home = await promisify(sftp.realpath.bind(sftp))('.')
  expect(home).toBe('/')
  expect(await names(home)).toEqual(['IN', 'OUT'])
  const { mode } = await promisify(sftp.lstat.bind(sftp))('/IN')
  expect(mode & 0o170000).toBe(0o040000)
  expect(await status((wrapper, done) => wrapper.stat('/IN/100_1.xml', done))).toBe('no such file')
  expect(await status((wrapper, done) => wrapper.stat('/IN/100_1.xml.filepart', done))).toBe('no such file')
  const handle = await promisify<string, 'w', Buffer>(sftp.open.bind(sftp))('/IN/100_1.xml.filepart', 'w')
  const content = readFileSync(local('wages.xml'))
  expect(await status((wrapper, done) => wrapper.write(handle, content, 0, content.length, 0, done))).toBe('ok')
  expect(await status((wrapper, done) => wrapper.fsetstat(handle, { mtime: 1_700_000_000, atime: 1_700_000_000, mode: 0o644 }, done))).toBe('ok')
  expect(await status((wrapper, done) => wrapper.ext_openssh_fsync(handle, done))).toBe('ok')
  expect(await status((wrapper, done) => wrapper.close(handle, done))).toBe('ok')
  expect(await status((wrapper, done) => wrapper.ext_openssh_rename('/IN/100_1.xml.filepart', '/IN/100_1.xml', done))).toBe('ok')
  expect(await status((wrapper, done) => wrapper.setstat('/IN/100_1.xml', { mtime: 1_700_000_000, atime: 1_700_000_000 }, done))).toBe('ok')
  const volume = await promisify<string, Record<string, number>>((name, done) => sftp.ext_openssh_statvfs(name, done as never))('/IN')
  expect(volume.f_blocks! * volume.f_bsize!).toBe(1_024 * 1_048_576)
  const name = await feedbackArrives(/^100_1_/)
  const feedback = await promisify<string, Buffer>((file, done) => sftp.readFile(file, done))(`/OUT/${name}`)
  expect(feedback.toString()).toContain('<DeliveryDataStatus>3<')
  expect(await status((wrapper, done) => wrapper.unlink(`/OUT/${name}`, done))).toBe('ok')
  await end()
})

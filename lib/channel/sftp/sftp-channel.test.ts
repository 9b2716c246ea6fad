import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { createServer, connect as connectTcp, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Server } from 'ssh2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sshPublicKey } from '#lib/certificates/ssh-key.ts'
import { freePort } from '#lib/platform/embedded-postgres.ts'
import { startSftpRegister, type SftpAccount, type SftpRegister } from '#lib/doors/sftp/testing/sftp-register.ts'
import { signWritten } from '#lib/xml/sign.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { openSftpChannel, type SftpChannel, type SftpChannelOptions } from './sftp-channel.ts'
import type { FeedbackLook, SentFile } from './sftp-result.ts'

let register: SftpRegister
let account: SftpAccount
let channel: SftpChannel
let number = 0

const optionsFor = (other: Partial<SftpChannelOptions> = {}): SftpChannelOptions => ({
  host: '127.0.0.1', port: register.sftpPort, user: account.user, key: account.pem.key, knownHosts: register.hostKeyLine,
  answerCa: register.authority.chainOf('services')[0]!.toString(), ...other,
})

beforeAll(async () => {
  register = await startSftpRegister()
  account = await register.account({ businessId: artificialBusinessId(700) })
  channel = openSftpChannel(optionsFor())
})
afterAll(async () => {
  await channel.close()
  await register.close()
})

const newFile = (): SentFile => ({ deliveryDataType: 100, fileId: `f-${++number}` })
const aMessage = (reports = 1): Buffer => Buffer.from(signWritten(writeMessage('WageReportsToIR', 'WageReportsRequestToIR',
  aWageDelivery().ofPayer(account.businessId).withDeliveryId(`d-${++number}`).withReports(reports, (report, index) => report.withReportId(`r-${number}-${index}`).paying(201, 1_00)).build()), account))

async function feedbackOn(file: SentFile, options?: { not?: readonly string[] }): Promise<FeedbackLook & { known: 'answer' }> {
  for (let looks = 0; looks < 300; looks++) {
    const look = await channel.feedback(file, options)
    if (look.known === 'answer') return look
    if (look.known !== 'not-yet') throw new Error(JSON.stringify(look))
    await wait(20)
  }
  throw new Error('no feedback')
}

describe('a file', () => {
  test('is sent, and its feedback is fetched, verified and removed', async () => {
    const file = newFile()
    expect(await channel.feedback(file)).toEqual({ known: 'not-yet' })
    expect(await channel.upload(aMessage(), file)).toEqual({ known: 'arrived', fileName: `100_${file.fileId}.xml` })
    const { answer, fileName } = await feedbackOn(file)
    expect(answer.statusResponse.deliveryDataStatus).toBe(3)
    await channel.remove(fileName)
    expect(await channel.feedback(file)).toEqual({ known: 'not-yet' })
  })

  test('of megabytes arrives as it is', async () => {
    const file = newFile()
    const message = aMessage(2_000)
    expect(message.length).toBeGreaterThan(1_000_000)
    await channel.upload(message, file)
    expect((await feedbackOn(file)).answer.statusResponse.validItems!.item).toHaveLength(2_000)
  })

  test('whose id was used before has feedback of its own: older files can be passed over', async () => {
    const file = newFile()
    await channel.upload(aMessage(), file)
    const first = await feedbackOn(file)
    await channel.upload(Buffer.from('not XML'), file)
    const second = await feedbackOn(file, { not: [first.fileName] })
    expect(second.answer.statusResponse.deliveryDataStatus).toBe(4)
  })

  test('whose id is the beginning of another has not the feedback of the other', async () => {
    const file = newFile()
    await channel.upload(aMessage(), { ...file, fileId: `${file.fileId}_x` })
    await feedbackOn({ ...file, fileId: `${file.fileId}_x` })
    expect(await channel.feedback(file)).toEqual({ known: 'not-yet' })
  })

  test('feedback that somebody else has signed is not believed', async () => {
    const file = newFile()
    await channel.upload(aMessage(), file)
    await feedbackOn(file)
    const suspicious = openSftpChannel(optionsFor({ answerCa: register.authority.chainOf('wage-sftp')[0]!.toString() }))
    expect(await suspicious.feedback(file)).toEqual({ known: 'nothing', reason: 'the feedback was not signed by the register' })
    await suspicious.close()
  })
})

describe('what did not happen is told apart', () => {
  const outcome = async (options: Partial<SftpChannelOptions>) => {
    const other = openSftpChannel(optionsFor(options))
    const result = await other.upload(aMessage(), newFile())
    await other.close()
    return result
  }

  test('no server', async () => {
    const port = await freePort()
    expect(await outcome({ port, knownHosts: register.hostKeyLine.replaceAll(`:${register.sftpPort}`, `:${port}`) })).toMatchObject({ known: 'not-sent', fault: 'unreachable' })
  })

  test('a server with another key, or one that known_hosts does not know: nothing is shown to it', async () => {
    const stranger = `[127.0.0.1]:${register.sftpPort} ${sshPublicKey(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey)}\n`
    expect(await outcome({ knownHosts: stranger })).toEqual({ known: 'not-sent', fault: 'host-key', reason: 'the server has another key than known_hosts says' })
    expect(await outcome({ knownHosts: '' })).toMatchObject({ known: 'not-sent', fault: 'host-key' })
    expect(await outcome({ knownHosts: register.hostKeyLine.replaceAll(`:${register.sftpPort}`, ':22') })).toMatchObject({ known: 'not-sent', fault: 'host-key' })
  })

  test('a refused login', async () => {
    expect(await outcome({ user: 'ir0000000001' })).toMatchObject({ known: 'not-sent', fault: 'login-refused' })
  })

  test('a name that is taken: the file stays under its temporary name', async () => {
    const file = newFile()
    await register.db.transaction(async () => {
      expect((await channel.upload(aMessage(), file)).known).toBe('arrived')
      expect(await channel.upload(aMessage(), file)).toMatchObject({ known: 'not-sent', fault: 'refused' })
      expect((await channel.whetherArrived(file)).known).toBe('not-sent')
    }, { lock: `arrival 1:${account.businessId}` })
  })
})

test('a server that ends the session, but not the connection, leaves nobody waiting', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs1', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } })
  let requests = 0
  const server = new Server({ hostKeys: [privateKey] }, (client) => {
    client.on('error', () => {})
    client.on('authentication', (authentication) => authentication.accept())
    client.on('session', (accept) => accept().on('sftp', (acceptSftp) => {
      const sftp = acceptSftp()
      for (const request of ['OPENDIR', 'OPEN', 'STAT'] as const) {
        sftp.on(request, () => {
          requests += 1
          sftp.end()
        })
      }
    }))
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.address() as AddressInfo
  const ended = openSftpChannel(optionsFor({ port, knownHosts: `[127.0.0.1]:${port} ${sshPublicKey(createPrivateKey(privateKey))}` }))
  try {
    for (let round = 1; round <= 2; round++) {
      expect(await ended.feedback(newFile())).toMatchObject({ known: 'not-sent', fault: 'unreachable' })
      expect(await ended.upload(Buffer.from('x'), newFile())).toMatchObject({ known: 'not-sent', fault: 'unreachable' })
      expect(await ended.whetherArrived(newFile())).toMatchObject({ known: 'nothing' })
    }
    expect(requests, 'each on a session of its own').toBe(6)
  } finally {
    await ended.close()
    server.close()
  }
})

describe('a connection that breaks over the renaming', () => {
  /** Passes everything on until the client has sent so many bytes, then cuts. */
  const cuttingProxy = async (bytesMax: number) => {
    const sockets = new Set<Socket>()
    let cuts = true
    const server = createServer((near) => {
      const far = connectTcp(register.sftpPort, '127.0.0.1')
      let sent = 0
      const cut = () => { near.destroy(); far.destroy() }
      for (const socket of [near, far]) { sockets.add(socket); socket.on('error', cut); socket.on('close', cut) }
      near.on('data', (chunk: Buffer) => {
        sent += chunk.length
        far.write(chunk)
        // What was sent last goes through, what would be answered does not.
        if (cuts && sent > bytesMax) { far.pause(); near.destroy(); far.end() }
      })
      far.pipe(near)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
    return { port: (server.address() as AddressInfo).port, stopCutting: () => { cuts = false }, close: () => { server.close(); for (const socket of sockets) socket.destroy() } }
  }

  test('wherever it breaks, sending until it is known leads to one arrival', async () => {
    // From before the login to after the renaming.
    for (let bytesMax = 2_000; bytesMax < 9_000; bytesMax += 350) {
      const proxy = await cuttingProxy(bytesMax)
      const other = openSftpChannel(optionsFor({ port: proxy.port, knownHosts: register.hostKeyLine.replaceAll(`:${register.sftpPort}`, `:${proxy.port}`) }))
      const file = newFile()
      const message = aMessage()
      let result = await other.upload(message, file)
      proxy.stopCutting()
      if (result.known === 'nothing') result = await other.whetherArrived(file)
      if (result.known === 'not-sent') result = await other.upload(message, file)
      expect(result.known, `${bytesMax}`).toBe('arrived')
      await other.close()
      proxy.close()
      expect((await feedbackOn(file)).answer.statusResponse.deliveryDataStatus, `${bytesMax}`).toBe(3)
    }
    const doubled = await register.db.query("SELECT name FROM sftp_arrival WHERE account = $1 GROUP BY name HAVING count(*) > 1 AND name NOT IN (SELECT name FROM sftp_arrival WHERE arrival_no IS NULL)", [account.user])
    expect(doubled).toEqual([])
  }, 60_000)
})

import { readdirSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signWritten } from '#lib/xml/sign.ts'
import { writeMessage } from '#lib/xml/write-message.ts'
import { artificialBusinessId } from '#schemas/artificial.ts'
import type { WageReportsToIr } from '#schemas/generated/types/wage-reports-to-ir-types.ts'
import { aWageDelivery, type WageDeliveryBuilder } from '#schemas/rules/testing/a-delivery.ts'
import { sendDelayed, statusRequest } from '../testing/messages.ts'
import { feedbackOn, sendFile, type FetchedFeedback } from './testing/files.ts'
import { startSftpRegister, type SftpAccount, type SftpRegister } from './testing/sftp-register.ts'
import { openSession, type TestSession } from './testing/ssh-session.ts'

const BYTES_MAX = 1_000_000

let register: SftpRegister
let account: SftpAccount
let session: TestSession
let number = 0

beforeAll(async () => {
  register = await startSftpRegister({ MESSAGE_BYTES_MAX: String(BYTES_MAX), ERROR_LANGUAGE: 'en' })
  account = await register.account({ businessId: artificialBusinessId(300) })
  session = await openSession(account)
})
afterAll(async () => {
  await session.end()
  await register.close()
})

const aDelivery = (): WageDeliveryBuilder => aWageDelivery().ofPayer(account.businessId).withDeliveryId(`d-${++number}`).withReport((report) => report.withReportId(`r-${number}`).paying(201, 3_000_00))
const signed = (value: WageReportsToIr, signer: Pick<SftpAccount, 'key' | 'certificate'> = account, root = 'WageReportsRequestToIR'): string =>
  signWritten(writeMessage('WageReportsToIR', root, value), signer)
const codesOf = (feedback: FetchedFeedback) => ({
  status: feedback.deliveryDataStatus,
  message: feedback.messageErrors?.errorInfo.map(({ errorCode }) => errorCode),
  delivery: feedback.deliveryErrors?.errorInfo.map(({ errorCode }) => errorCode),
})
const sent = async (content: string | Buffer, fileId = `f-${++number}`): Promise<FetchedFeedback> => {
  await sendFile(session, `100_${fileId}.xml`, content)
  return feedbackOn(register, session, `100_${fileId}_`)
}

describe('a delivery by SFTP', () => {
  test('is taken in, processed, and answered by a signed file that carries its name and its IRDeliveryId (D-62)', async () => {
    const delivery = aDelivery().build()
    const feedback = await sent(signed(delivery), 'first')
    expect(feedback).toMatchObject({ deliveryDataStatus: 3, deliveryData: { deliveryId: delivery.deliveryData.deliveryId }, validItems: { item: [{ itemId: 'r-1', itemVersion: 1 }] } })
    expect(feedback.fileName).toBe(`100_first_${feedback.irDeliveryId}.xml`)
    const [row] = await register.db.query<{ channel: number; enveloped: boolean }>('SELECT channel, enveloped FROM delivery JOIN received_message USING (arrival_no) WHERE ir_delivery_id = $1', [feedback.irDeliveryId])
    expect(row).toEqual({ channel: 3, enveloped: false })
    await expect.poll(() => readdirSync(account.disk.arrived)).toEqual([])
  })

  test('the file in OUT is byte for byte what a status request is answered with (D-35)', async () => {
    const delivery = aDelivery().build()
    const { bytes, irDeliveryId } = await sent(signed(delivery))
    const client = await register.client({ businessId: account.businessId })
    const { text } = await client.call('StatusService', 'GetDeliveryDataStatus', statusRequest(client, { irDeliveryId }))
    expect(text).toContain(bytes.toString('utf8').replace(/^<\?xml[^>]*\?>\s*/, ''))
  })

  test('the root of real time is taken too, with any number of reports (D-25)', async () => {
    const delivery = aDelivery().withReport((report) => report.withReportId('singular').paying(201, 1_00)).build()
    const feedback = await sent(signed(delivery, account, 'WageReportRequestToIR'))
    expect([feedback.deliveryDataStatus, feedback.validItems?.item.length]).toEqual([3, 2])
  })

  test('faulty reports are told as on web services: status 3 with the good ones, 5 with none', async () => {
    const faulty = (builder: WageDeliveryBuilder) => builder.withReport((report) => report.withReportId(`bad-${number}`).paying(228, 1_00))
    const partly = await sent(signed(faulty(aDelivery()).build()))
    expect([partly.deliveryDataStatus, partly.validItems?.item.length, partly.invalidItems?.item.length]).toEqual([3, 1, 1])
    const wholly = await sent(signed(faulty(aDelivery()).withFaultyControl(2).build()))
    expect([wholly.deliveryDataStatus, wholly.validItems, wholly.invalidItems?.item.length]).toEqual([5, undefined, 1])
  })

  test('closing a file that was opened under its final name is its arrival (D-60)', async () => {
    expect(await session.put('/IN/100_direct.xml', signed(aDelivery().build()))).toBe('ok')
    expect((await feedbackOn(register, session, '100_direct_')).deliveryDataStatus).toBe(3)
  })

  test('a FileId may be used again once its file has left IN, and each has its own feedback (D-61)', async () => {
    const first = await sent(signed(aDelivery().build()), 'again')
    expect(await session.status((sftp, done) => sftp.unlink(`/OUT/${first.fileName}`, done))).toBe('ok')
    const second = await sent(signed(aDelivery().build()), 'again')
    expect(second.irDeliveryId).not.toBe(first.irDeliveryId)
  })

  test('files of one account are taken in in the order they arrived: a replacement finds what it replaces', async () => {
    const reportId = 'in-order'
    const versions = Array.from({ length: 8 }, (_, n) => aWageDelivery().ofPayer(account.businessId).withDeliveryId(`order-${n}`)
      // The first is the largest by far: it must not be overtaken by those behind it.
      .withReports(n === 0 ? 100 : 1, (report, index) => (n === 0 ? report.withReportId(index === 0 ? reportId : `beside-${index}`) : report.replacing(reportId)).paying(201, 1_000_00 + n)).build())
    for (const [n, value] of versions.entries()) await sendFile(session, `100_order-${n}.xml`, signed(value))
    for (const n of versions.keys()) expect((await feedbackOn(register, session, `100_order-${n}_`)).validItems!.item[0]).toMatchObject({ itemId: reportId, itemVersion: n + 1 })
  })
})

describe('names of files (D-61, D-62)', () => {
  test.each([
    ['wages.xml', 'wages_'], ['104_1.xml', '104_1_'], ['100_a b.xml', '100_a-b_'], ['100_.xml', '100__'], [`100_${'x'.repeat(41)}.xml`, `100_${'x'.repeat(41)}_`],
  ])('%s does not follow the rules: status 4, PR-135, and the feedback carries the name', async (name, prefix) => {
    await sendFile(session, name, signed(aDelivery().build()))
    const feedback = await feedbackOn(register, session, prefix)
    expect(codesOf(feedback)).toEqual({ status: 4, message: ['X-PR-135'], delivery: undefined })
    expect(feedback.fileName).toBe(`${prefix}${feedback.irResponseId}.xml`)
    expect(feedback.irDeliveryId).toBeUndefined()
  })

  test('a type in the name that the content contradicts: status 4, PR-146, and nothing is reserved', async () => {
    const delivery = aDelivery().build()
    await sendFile(session, '101_wages.xml', signed(delivery))
    expect(codesOf(await feedbackOn(register, session, '101_wages_'))).toEqual({ status: 4, message: ['X-PR-146'], delivery: undefined })
    expect((await sent(signed(delivery))).deliveryDataStatus).toBe(3)
  })

  test('other names than *.xml are left alone', async () => {
    for (const name of ['100_1.tmp', '100_1.xml.filepart', '100_1.XML', '100_1', 'readme.txt']) expect(await session.put(`/IN/${name}`, 'x')).toBe('ok')
    expect((await session.names('/IN')).length).toBe(5)
    for (const name of await session.names('/IN')) expect(await session.status((sftp, done) => sftp.unlink(`/IN/${name}`, done))).toBe('ok')
  })
})

describe('files that are not taken in: status 4', () => {
  test('schema errors are MessageErrors with MSE0020, line and place (PR-051)', async () => {
    const message = signed(aDelivery().build()).replace(/<PaymentDate>[^<]*</, '<PaymentDate>yesterday<')
    const feedback = await sent(message)
    expect(codesOf(feedback)).toEqual({ status: 4, message: ['MSE0020'], delivery: undefined })
    expect(feedback.messageErrors!.errorInfo[0]!.errorDetails).toMatch(/^line 1, column \d+, DeliveryData\/PaymentPeriod\/PaymentDate: /)
    expect(feedback.deliveryData).toBeUndefined()
  })

  test.each([
    ['nothing', '', 'X-PR-139'],
    ['not XML', 'salary;3000', 'X-PR-139'],
    ['a DOCTYPE', '<!DOCTYPE x [<!ENTITY e "x">]><x>&e;</x>', 'X-PR-139'],
    ['half a file', '<WageReportsRequestToIR xmlns="http://www.tulorekisteri.fi/2017/1/WageReportsToIR"><DeliveryData>', 'X-PR-139'],
    ['a byte order mark', '\ufeff<x/>', 'X-PR-120'],
    ['another language', Buffer.from('<x>\u00e4</x>', 'latin1'), 'X-PR-120'],
    ['another document', '<x xmlns="urn:x"/>', 'MSE0020'],
    ['a message that brings no delivery', '<i:StatusRequestToIR xmlns:i="http://www.tulorekisteri.fi/2017/1/StatusRequestToIR"/>', 'MSE0020'],
  ])('%s', async (_, content, code) => {
    expect(codesOf(await sent(content))).toEqual({ status: 4, message: [code], delivery: undefined })
  })

  test('a file beyond the limit of the channel (PR-138)', async () => {
    expect(codesOf(await sent(Buffer.alloc(BYTES_MAX + 1, ' ')))).toEqual({ status: 4, message: ['X-PR-138'], delivery: undefined })
  })

  test('a DeliveryId that is taken, whichever channel took it; the feedback names the first (D-31)', async () => {
    const delivery = aDelivery().build()
    const first = await sent(signed(delivery))
    const second = await sent(signed(delivery))
    expect(codesOf(second)).toEqual({ status: 4, message: undefined, delivery: ['X-WR-013'] })
    expect(second.deliveryErrors!.errorInfo[0]!.errorDetails).toContain(first.irDeliveryId!)
    expect(second.irDeliveryId).toBeUndefined()

    const client = await register.client({ businessId: account.businessId })
    const other = aDelivery().build()
    await sendDelayed(register, client, other)
    expect(codesOf(await sent(signed(other)))).toEqual({ status: 4, message: undefined, delivery: ['X-WR-013'] })
  })

  test('no signature, a broken one, one by a web service certificate, one by another organisation', async () => {
    const unsigned = writeMessage('WageReportsToIR', 'WageReportsRequestToIR', aDelivery().build()).toString()
    expect(codesOf(await sent(unsigned)).message).toEqual(['X-WR-046'])
    expect(codesOf(await sent(signed(aDelivery().build()).replace('3000.00', '9000.00'))).message).toEqual(['X-PR-140'])
    const ws = await register.client({ businessId: account.businessId })
    expect(codesOf(await sent(signed(aDelivery().build(), ws))).message).toEqual(['X-PR-142'])
    const other = await register.account({ businessId: artificialBusinessId(301) })
    expect(codesOf(await sent(signed(aDelivery().build(), other))).message).toEqual(['X-WR-045', 'X-PR-143'])
  })

  test('a certificate of another kind of data, and a channel that is not in the interface application (PR-144)', async () => {
    const benefits = await register.account({ businessId: artificialBusinessId(302), type: 'benefit-sftp' })
    const other = await openSession(benefits)
    await sendFile(other, '100_kind.xml', signed(aWageDelivery().ofPayer(benefits.businessId).build(), benefits))
    expect(codesOf(await feedbackOn(register, other, '100_kind_')).message).toEqual(['X-PR-144'])
    await other.end()

    const withoutChannel = await register.account({ businessId: artificialBusinessId(303), deploy: false })
    const third = await openSession(withoutChannel)
    await sendFile(third, '100_channel.xml', signed(aWageDelivery().ofPayer(withoutChannel.businessId).build(), withoutChannel))
    expect(codesOf(await feedbackOn(register, third, '100_channel_')).message).toEqual(['X-PR-144'])
    await third.end()
  })

  test('no personal identity code and no value of the document is in the feedback on a file that is no message', async () => {
    const feedback = await sent('<x>010101-900R</x>')
    expect(feedback.bytes.toString()).not.toContain('010101-900R')
  })
})

describe('what has arrived', () => {
  test('cannot be changed, removed or renamed by its client any more, and shields its name', async () => {
    const other = await register.account({ businessId: artificialBusinessId(304) })
    const watched = await openSession(other)
    // Held up by the lock of its owner, so that it is still there to be looked at.
    await register.db.transaction(async () => {
      await sendFile(watched, '100_held.xml', signed(aWageDelivery().ofPayer(other.businessId).build(), other))
      expect(await watched.names('/IN')).toEqual(['100_held.xml'])
      for (const flags of ['w', 'a', 'r+'] as const) expect(await watched.status((sftp, done) => sftp.open('/IN/100_held.xml', flags, done))).toBe('permission denied')
      expect(await watched.status((sftp, done) => sftp.unlink('/IN/100_held.xml', done))).toBe('permission denied')
      expect(await watched.status((sftp, done) => sftp.rename('/IN/100_held.xml', '/IN/back.tmp', done))).toBe('permission denied')
      expect(await watched.put('/IN/next.tmp', 'x')).toBe('ok')
      expect(await watched.status((sftp, done) => sftp.rename('/IN/next.tmp', '/IN/100_held.xml', done))).toBe('failure')
      const { mode } = await promisify(watched.sftp.stat.bind(watched.sftp))('/IN/100_held.xml')
      expect(mode & 0o777).toBe(0o400)
    }, { lock: `arrival 1:${other.businessId}` })
    expect((await feedbackOn(register, watched, '100_held_')).deliveryDataStatus).toBe(3)
    expect(await watched.status((sftp, done) => sftp.rename('/IN/next.tmp', '/IN/100_held.xml', done))).toBe('ok')
    await watched.end()
  })

  test('only a complete file arrives: neither a broken connection nor an open handle makes an arrival', async () => {
    const broken = await openSession(account)
    const handle = await promisify<string, 'w', Buffer>(broken.sftp.open.bind(broken.sftp))('/IN/100_broken.xml', 'w')
    const half = Buffer.from(signed(aDelivery().build())).subarray(0, 2_000)
    expect(await broken.status((sftp, done) => sftp.write(handle, half, 0, half.length, 0, done))).toBe('ok')
    broken.cut()
    await broken.ended
    await expect.poll(() => session.names('/IN')).toEqual(['100_broken.xml'])
    expect(readdirSync(account.disk.arrived)).toEqual([])
    expect((await session.names('/OUT')).filter((name) => name.startsWith('100_broken'))).toEqual([])
    // The same name is sent again, whole.
    const whole = signed(aDelivery().build())
    expect(await session.put('/IN/100_broken.xml', whole)).toBe('ok')
    expect((await feedbackOn(register, session, '100_broken_')).deliveryDataStatus).toBe(3)
  })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { artificialBusinessId, artificialPensionPolicyNo } from '#schemas/artificial.ts'
import type { ErrorInfo } from '#schemas/generated/types/status-message-types.ts'
import { SANDBOX, sandboxLists } from '#schemas/outside-registers/sandbox.ts'
import { aWageDelivery } from '#schemas/rules/testing/a-delivery.ts'
import { anInvalidation } from '#schemas/rules/testing/an-invalidation.ts'
import { benefitCases } from '#schemas/rules/testing/benefit-cases/index.ts'
import { separateCases } from '#schemas/rules/testing/separate-cases/index.ts'
import { wageCases } from '#schemas/rules/testing/wage-cases/index.ts'
import { allRules } from '#schemas/rules/violation.ts'
import type { AnyDelivery } from '../testing/messages.ts'
import { feedbackOn, sendDelayed, sendInRealTime } from '../testing/messages.ts'
import { startTestRegister, type TestClient, type TestRegister } from '../testing/test-register.ts'

let number = 0

const codesIn = (group: { errorInfo: readonly ErrorInfo[] } | undefined) => (group?.errorInfo ?? []).map(({ errorCode }) => errorCode)

/** Under references of its own. */
function own<Delivery extends AnyDelivery & { deliveryData: { reports: { report: { reportData: { reportId?: string } }[] } } }>(delivery: Delivery): Delivery {
  const copy = structuredClone(delivery)
  copy.deliveryData.deliveryId = `d-${++number}`
  for (const { reportData } of copy.deliveryData.reports.report) reportData.reportId = `r-${number}`
  return copy
}

describe('a register in the test environment, as it is started', () => {
  let register: TestRegister
  /** Speaks for any payer (D-54), so that the rules decide and nothing before them. */
  let eService: TestClient
  beforeAll(async () => {
    register = await startTestRegister()
    eService = await register.client({ businessId: artificialBusinessId(70), eService: true })
    // Have confirmed that they report benefits (BR-008).
    for (const businessId of [artificialBusinessId(0), SANDBOX.soleTrader.businessId, SANDBOX.unknownBusinessId]) await register.client({ businessId, type: 'benefit-ws' })
  })
  afterAll(() => register?.close())

  const asked = new Set(allRules.filter(({ asks }) => asks).map(({ id }) => id))
  const cases = [...wageCases, ...separateCases, ...benefitCases].filter(({ violates, context }) => context.lists === sandboxLists && (violates === undefined || asked.has(violates)))

  test.each(cases.map((ruleCase) => [ruleCase.violates ?? 'right', ruleCase.what, ruleCase] as const))('%s: %s', async (_id, _what, { violates, delivery }) => {
    const { statusResponse } = await sendInRealTime(register, eService, own(delivery))
    const told = [...codesIn(statusResponse.messageErrors), ...codesIn(statusResponse.deliveryErrors), ...(statusResponse.invalidItems?.item.flatMap(({ itemErrors }) => codesIn(itemErrors)) ?? [])]
    if (violates === undefined) expect([told, statusResponse.deliveryDataStatus]).toEqual([[], 3])
    else expect(told).toContain(`X-${violates}`)
  })

  test('delayed deliveries are judged by the same look-ups, and parties of whatever artificial identifier exist', async () => {
    const { statusResponse } = await feedbackOn(register, eService, own(aWageDelivery().ofPayer(artificialBusinessId(123_456))
      .withReport((report) => report.with(({ incomeEarner }) => { incomeEarner.pensionInsurance!.pensionPolicyNo = artificialPensionPolicyNo(46, 9_876_543) })).build()))
    expect([statusResponse.deliveryDataStatus, statusResponse.invalidItems]).toEqual([3, undefined])
    const refused = await feedbackOn(register, eService, own(aWageDelivery().withReport((report) => report.with(({ incomeEarner }) => { incomeEarner.pensionInsurance!.pensionPolicyNo = SANDBOX.unknownPolicy })).build()))
    expect(refused.statusResponse.invalidItems!.item.map(({ itemErrors }) => codesIn(itemErrors))).toEqual([['X-WR-198']])
  })

  test('nobody cancels under a Business ID that does not exist (PR-149)', async () => {
    const { ackData } = await sendDelayed(register, eService, anInvalidation(105).ofPayer(SANDBOX.unknownBusinessId).withDeliveryId(`i-${++number}`).of({ itemId: 'a' }).build())
    expect([ackData.deliveryDataStatus, new Set(codesIn(ackData.deliveryErrors))]).toEqual([4, new Set(['X-PR-149'])])
  })
})

describe('a register with lists of its own', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'ir-lists-'))
  let register: TestRegister
  let eService: TestClient
  const listed = artificialPensionPolicyNo(46, 1)
  beforeAll(async () => {
    writeFileSync(path.join(directory, 'pension-policies.csv'), `policyNo;validFrom;validUntil\n${listed};2020-01-01;\n`)
    register = await startTestRegister({ OUTSIDE_REGISTERS: directory })
    eService = await register.client({ businessId: artificialBusinessId(70), eService: true })
  })
  afterAll(async () => {
    await register?.close()
    rmSync(directory, { recursive: true })
  })

  test('refuses what they do not hold, in real time and delayed, and asks nothing of lists that are not given', async () => {
    const insured = (policyNo: string) => own(aWageDelivery().withReport((report) => report.with(({ incomeEarner }) => {
      incomeEarner.pensionInsurance!.pensionPolicyNo = policyNo
      incomeEarner.professions!.profession[0]!.code = SANDBOX.unknownOccupation
    })).build())
    for (const send of [sendInRealTime, feedbackOn]) {
      const right = (await send(register, eService, insured(listed))).statusResponse
      expect([right.deliveryDataStatus, right.invalidItems]).toEqual([3, undefined])
      const wrong = (await send(register, eService, insured(artificialPensionPolicyNo(46, 2)))).statusResponse
      expect(wrong.invalidItems!.item.map(({ itemErrors }) => codesIn(itemErrors))).toEqual([['X-WR-198']])
    }
  })
})

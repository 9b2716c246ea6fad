import { expect, test } from 'vitest'
import { rulesOfMessage } from './rules/messages.ts'
import { aWageDelivery } from './rules/testing/a-delivery.ts'
import { hasChanges, outlineOf, type OutlineNode } from './report-outline.ts'

const part = { file: 'WageReportsToIRTypes', type: 'Report', path: 'DeliveryData/Reports/Report', message: rulesOfMessage('WageReportsRequestToIR') } as const
const reportOf = (change: Parameters<ReturnType<typeof aWageDelivery>['withReport']>[0]) => aWageDelivery().withReport(change).build().deliveryData.reports.report[0]!

const valuesOf = (nodes: readonly OutlineNode[], path = ''): (OutlineNode & { kind: 'value'; path: string })[] =>
  nodes.flatMap((node) => (node.kind === 'value' ? [{ ...node, path: path + node.name }] : valuesOf(node.children, `${path}${node.name}/`)))
const changesOf = (nodes: readonly OutlineNode[], path = ''): string[] =>
  nodes.flatMap((node) => [...(node.change ? [`${node.change} ${path}${node.name}`] : []), ...(node.kind === 'group' ? changesOf(node.children, `${path}${node.name}/`) : [])])

test('a report is shown whole: every value of it once, with its label, its form and its code list', () => {
  const report = reportOf((one) => one.paying(201, 3_000_50))
  const values = valuesOf(outlineOf(part, report))
  const leaves = (value: unknown): number => (value !== null && typeof value === 'object' ? Object.values(value).reduce<number>((sum, one) => sum + leaves(one), 0) : value === undefined ? 0 : 1)
  expect(values.length).toBe(leaves(report))
  expect(values.every(({ label }) => label !== undefined)).toBe(true)
  expect(values.find(({ path, value }) => path.endsWith('TransactionCode') && value === 201)).toMatchObject({ codeList: 'TransactionCode.wages', form: 'integer' })
  expect(values.find(({ value }) => value === 3_000_50)).toMatchObject({ form: 'euros' })
  expect(values.filter(({ path }) => path.endsWith('IncomeEarnerIds/Id/Type')).map(({ codeList }) => codeList)).toEqual(['IdType'])
})

test('the same report has no differences', () => {
  const report = reportOf((one) => one.paying(201, 1_00))
  expect(hasChanges(outlineOf(part, report, structuredClone(report)))).toBe(false)
})

test('what another version says is found: a changed sum, a new entry, one that is gone, whatever their order', () => {
  const before = reportOf((one) => one.paying(201, 3_000_00).paying(202, 10_00).paying(203, 20_00))
  const now = structuredClone(before)
  const [time, , third, ...rest] = now.transactions!.transaction
  const changed = { ...third!, transactionBasic: { ...third!.transactionBasic, amount: 25_00 } }
  now.transactions = { transaction: [...rest, changed, time!, { transactionBasic: { transactionCode: 204, amount: 5_00 } }] }
  const changes = changesOf(outlineOf(part, now, before))
  expect(changes.length).toBe(3)
  expect(changes).toContain('changed Transactions/Transaction/TransactionBasic/Amount')
  expect(changes).toContain('added Transactions/Transaction')
  expect(changes).toContain('removed Transactions/Transaction')
})

test('a group that is new or gone is marked itself, not every value in it', () => {
  const before = reportOf((one) => one)
  const now = structuredClone(before)
  delete now.transactions
  expect(changesOf(outlineOf(part, now, before))).toEqual(['removed Transactions'])
})

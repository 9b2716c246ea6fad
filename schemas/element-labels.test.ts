import { expect, test } from 'vitest'
import { dictionary, isElement } from './dictionary.ts'
import { elementLabel, placeName } from './element-labels.ts'

test.each(['WageReportsToIRTypes', 'StatusMessageTypes'] as const)('every element of %s has a name in three languages', (file) => {
  for (const [type, { sequence = [] }] of Object.entries(dictionary[file].complexTypes!)) {
    for (const { name, label } of sequence.filter(isElement)) for (const language of ['fi', 'sv', 'en'] as const) expect(label?.[language], `${type}.${name}`).toBeTruthy()
  }
})

test.each(['PayerSummaryReportsToIRTypes', 'BenefitReportsToIRTypes'] as const)('what %s shares with the earnings payment report is called the same', (file) => {
  const shared = Object.entries(dictionary[file].complexTypes!).flatMap(([type, { sequence = [] }]) => sequence.filter(isElement).map(({ name, label }) => ({ place: `${type}.${name}`, label, wage: dictionary.WageReportsToIRTypes.complexTypes![type]?.sequence?.filter(isElement).find((element) => element.name === name)?.label })))
    .filter(({ wage }) => wage !== undefined)
  expect(shared.length).toBeGreaterThan(20)
  for (const { place, label, wage } of shared) expect(label, place).toEqual(wage)
})

const report = 'DeliveryData/Reports/Report[3]'

test.each([
  ['fi', 'Maksajan ilmoitusviite'], ['sv', 'Betalarens anmälningsreferens'], ['en', "Payer's report reference"],
] as const)('%s: an element is called by its official name', (language, name) => {
  expect(elementLabel('WageReportsToIR', `${report}/ReportData/ReportId`, language)).toBe(name)
})

test('one element name means different things in different groups', () => {
  const labels = [`${report}/IncomeEarner/Employment/PaymentTypes/PaymentType[1]`, `${report}/IncomeEarner/IncomeEarnerOther/Payments/Payment[1]/PaymentType`,
    `${report}/Absence/PaidAbsence/PaidAbsencePeriods/PaidAbsencePeriod[1]/ReimbApp/ReimbPayment[1]/PaymentType`].map((path) => elementLabel('WageReportsToIR', path, 'en'))
  expect(labels).toEqual(['Form of payment', 'Type of payment data', 'Type of application'])
})

test('a group that occurs in several messages has the same names in each', () => {
  for (const file of ['PayerSummaryReportsToIR', 'BenefitReportsToIR'] as const) {
    for (const path of ['DeliveryData/Payer/PayerIds/Id[1]/Type', 'DeliveryData/Payer/PayerIds/Id[1]/Code', 'DeliveryData/Payer/SubOrgs/SubOrg[1]/Code', `${report}/Transactions/Transaction[1]/TransactionBasic/Amount`]) {
      expect(elementLabel(file, path, 'fi'), `${file} ${path}`).toBe(elementLabel('WageReportsToIR', path, 'fi'))
    }
  }
})

test('a place is told from the report inwards, with the positions that matter', () => {
  expect(placeName('WageReportsToIR', `${report}/IncomeEarner/IncomeEarnerIds/Id[1]/Code`, 'fi')).toBe('Ilmoitus 3 › Tulonsaaja › Tunniste 1 › Tunnus')
  expect(placeName('WageReportsToIR', 'DeliveryData/Reports', 'en')).toBe('Reports')
  expect(placeName('WageReportsToIR', 'Signature', 'sv')).toBe('Underskrift')
})

test('feedback is named too, and what is not known keeps its own name', () => {
  expect(elementLabel('StatusResponseFromIR', 'StatusResponse/InvalidItems/Item[2]/ItemErrors/ErrorInfo[1]/ErrorCode', 'fi')).toBe('Virhekoodi')
  expect(elementLabel('StatusResponseFromIR', 'StatusResponse/IRResponseId', 'en')).toBe('Incomes Register response reference')
  expect(elementLabel('WageReportsToIR', 'DeliveryData/NoSuch[1]', 'fi')).toBe('NoSuch')
})

import { artificialBusinessId, artificialPensionPolicyNo, artificialPersonalIdentityCode } from '../../artificial.ts'
import type { PayerSummaryReportsToIr } from '../../generated/types/payer-summary-reports-to-ir-types.ts'
import { aSeparateDelivery } from './a-separate-delivery.ts'

const KEVA = 20
const ILMARINEN = 46
const address = { co: 'Esimerkki', postalCode: '00000', postOffice: 'Mallila', countryCode: '99', countryName: 'Muu' }

/** A delivery that uses every element of the message that can be used beside the others, and is right. */
export const aFullSeparateDelivery = (): PayerSummaryReportsToIr => aSeparateDelivery()
  .with((delivery) => {
    delivery.contactPersons.contactPerson.push({ name: 'Onni Esimerkki', telephone: '+358 00 000 0001', email: 'onni@example.fi', responsibilityCode: 2 })
    delivery.payer = {
      payerIds: { id: [...delivery.payer.payerIds!.id, { type: 2, code: artificialPersonalIdentityCode(1) }, { type: 7, code: 'SE-1', countryCode: '99', countryName: 'Muu' }] },
      payerBasic: { companyName: 'Esimerkki Oy', lastName: 'Esimerkki', firstName: 'Aino', birthDate: '1990-01-01', language: 1 },
      address: { ...address, street: 'Mallikatu 1' },
      subOrgs: { subOrg: [{ type: 1, code: '12345' }, { type: 2, code: 'A' }, { type: 3, code: '100' }] },
      pensionInsurances: {
        pensionInsurance: [{ pensionProvIdCode: KEVA, pensionPolicyNo: artificialPensionPolicyNo(KEVA, 1) }, { pensionProvIdCode: ILMARINEN, pensionPolicyNo: artificialPensionPolicyNo(ILMARINEN, 2) }],
      },
      accidentInsurances: {
        accidentInsurance: [
          { accInsProvId: { type: 1, code: artificialBusinessId(9) }, accInsPolicyNo: '1' },
          { accInsProvId: { type: 7, code: 'SE-2', countryCode: '99', countryName: 'Muu' }, accInsPolicyNo: '2' },
        ],
      },
      payerOther: { payerTypes: { code: [2, 10] } },
    }
  })
  .withReport((report) => report.of(102, 134_00).of(103, 34_00).of(103, 10_00))
  .withReport((report) => report.of(101).with((data) => { data.reportData = { actionCode: 2, irReportId: 'ABCDEF0123456789abcdef0123456789', reportId: 'report-2', reportVersion: 3 } }))
  .withReport((report) => report.of(102, 0))
  .build()

/** Identifiers as branded types: parsed once at the door, trusted afterwards. The checks themselves are in identifier-checks.ts. */
import { z } from 'zod'
import { hasBusinessIdCheckDigit, hasReferenceCharacters, isPersonalIdentityCode } from './identifier-checks.ts'

/** Checked, not only shaped: the check digit is right. */
export const BusinessId = z.string().refine(hasBusinessIdCheckDigit).brand<'BusinessId'>()
export type BusinessId = z.infer<typeof BusinessId>

/** Checked in form, date and check character. Artificial ones are included; production asks `isArtificialPersonalIdentityCode`. */
export const PersonalIdentityCode = z.string().refine(isPersonalIdentityCode).brand<'PersonalIdentityCode'>()
export type PersonalIdentityCode = z.infer<typeof PersonalIdentityCode>

/** A reference given by a client: DeliveryId, ReportId, MainSubscriptionId … */
export const ClientReference = z.string().min(1).max(40).refine(hasReferenceCharacters).brand<'ClientReference'>()
export type ClientReference = z.infer<typeof ClientReference>

const RegisterReference = z.string().regex(/^[0-9a-fA-F]{32}$/).transform((text) => text.toLowerCase())

/** Given by the register, kept through all versions of a report (PR-034, PR-035). Written in lower case (D-21). */
export const IrReportId = RegisterReference.brand<'IrReportId'>()
export type IrReportId = z.infer<typeof IrReportId>

/** The register's reference of a delivery (PR-034). */
export const IrDeliveryId = RegisterReference.brand<'IrDeliveryId'>()
export type IrDeliveryId = z.infer<typeof IrDeliveryId>

import { z } from 'zod'
import { isPersonalIdentityCode } from '#schemas/identifier-checks.ts'
import { BusinessId } from '#schemas/identifiers.ts'

/** What an organisation can give: browse and report wages and benefits, and M5. */
export const givableThemes = ['M1', 'M2', 'M3', 'M4', 'M5'] as const
/** What a person gives: to see to their income data (M6). */
export const PERSONS_THEME = 'M6'

const isParty = (text: string) => BusinessId.safeParse(text).success || isPersonalIdentityCode(text)
const Party = z.string().trim().toUpperCase().refine(isParty)
const Day = z.iso.date()

/** A mandate to be given by an organisation, M6 by a person; days are Finnish, the last one included. */
export const GiveMandate = z.object({
  theme: z.enum([...givableThemes, PERSONS_THEME]),
  /** Business ID or personal identity code */
  assignee: Party,
  /** only reports of this suborganisation of the assignor */
  subOrganisationId: z.string().trim().min(1).max(50).optional(),
  /** an agent allocates this client (Business ID) to one of its own people */
  customerId: BusinessId.optional(),
  validFrom: Day,
  validUntil: Day.optional(),
})
export type GiveMandate = z.infer<typeof GiveMandate>

/** What an officer writes down of a paper before its fields are typed: whose it is, when it came, where its scan is kept. */
import { z } from 'zod'
import { helsinkiDate } from '#lib/platform/clock.ts'
import { isArtificialPersonalIdentityCode, isPersonalIdentityCode } from '#schemas/identifier-checks.ts'
import { BusinessId } from '#schemas/identifiers.ts'
import { BUSINESS_ID, PERSONAL_IDENTITY_CODE, type PartyId } from '#schemas/parties.ts'
import { parseDay } from '../finnish-days.ts'

/** Benefits are never reported on paper (PR-008). */
export const paperKinds = ['wage', 'separate'] as const
export type PaperKind = (typeof paperKinds)[number]

export const REASON_CHARACTERS_MAX = 500
/** Reports on paper are as old as the register. */
const FIRST_DAY = '2019-01-01'

/** @property arrivedOn Finnish day, YYYY-MM-DD @property replaces the register's reference of the report that the paper replaces */
export type PaperStart = { kind: PaperKind; party: PartyId; payerName: string; arrivedOn: string; archiveReference: string; reason: string; replaces?: string }

export type PaperStartField = 'kind' | 'identifier' | 'payerName' | 'arrivedOn' | 'archiveReference' | 'reason' | 'replaces'

const typed = (charactersMax: number) => z.string().trim().min(1).max(charactersMax)
const ReadReason = typed(REASON_CHARACTERS_MAX)

/** @returns what stands in the fields, or those that cannot be so, in the order of the page */
export function readPaperStart(fields: Readonly<Record<PaperStartField, string>>, { now, environment }: { now: Date; environment: 'test' | 'production' }): PaperStart | { wrong: PaperStartField[] } {
  const today = helsinkiDate(now)
  const party = partyOf(fields.identifier, environment)
  const arrivedOn = parseDay(fields.arrivedOn.trim())
  const read = {
    kind: z.enum(paperKinds).safeParse(fields.kind).data, identifier: party, payerName: typed(100).safeParse(fields.payerName).data,
    arrivedOn: arrivedOn !== undefined && arrivedOn >= FIRST_DAY && arrivedOn <= today ? arrivedOn : undefined,
    archiveReference: z.string().trim().regex(/^[0-9A-Za-z][0-9A-Za-z_./-]{0,39}$/).safeParse(fields.archiveReference).data,
    replaces: z.string().trim().toLowerCase().regex(/^([0-9a-f]{32})?$/).safeParse(fields.replaces).data, reason: readReason(fields.reason),
  }
  const wrong = (Object.keys(read) as PaperStartField[]).filter((field) => read[field] === undefined)
  if (wrong.length > 0) return { wrong }
  return {
    kind: read.kind!, party: party!, payerName: read.payerName!, arrivedOn: arrivedOn!, archiveReference: read.archiveReference!, reason: read.reason!,
    ...(read.replaces !== '' && { replaces: read.replaces! }),
  }
}

/** Why an officer does something; undefined when nothing, or too much, is said. */
export const readReason = (text: string): string | undefined => ReadReason.safeParse(text).data

function partyOf(identifier: string, environment: 'test' | 'production'): PartyId | undefined {
  const code = identifier.trim().toUpperCase()
  if (BusinessId.safeParse(code).success) return { type: BUSINESS_ID, code }
  const isPersons = isPersonalIdentityCode(code) && isArtificialPersonalIdentityCode(code) === (environment === 'test')
  return isPersons ? { type: PERSONAL_IDENTITY_CODE, code } : undefined
}

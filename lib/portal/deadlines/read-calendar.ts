import { logAction } from '#lib/identity/action-log.ts'
import { businessIdOf, type OwnerKey } from '#lib/identity/owner-key.ts'
import { covers } from '#lib/identity/permissions.ts'
import { permittedScope } from '#lib/identity/require-permission.ts'
import { helsinkiDate } from '#lib/platform/clock.ts'
import type { EserviceResponse } from '#schemas/eservice-operations.ts'
import { NotFound } from '../context.ts'
import { registerFailure } from '../register-failure.ts'
import type { ReportsContext } from '../reports/reports-context.ts'
import { sightOfReports } from '../reports/visible.ts'
import { ownerOfRole } from '../role-rights.ts'
import { dueDate, separateReportDue } from './due-date.ts'

const MONTHS_SHOWN = 6
const [WAGES, SEPARATE, BENEFITS] = [100, 101, 102] as const
const SUBMISSIONS_MAX = 1_000

/**
 * Of a month's separate report:
 * - `filed`, `filed-late`: it has arrived, in time or not
 * - `due`: it has time yet
 * - `overdue`: wages were paid in the month, the report is missing and its day has passed
 * - `none`: none has come; whether one was to be given is the payer's to know
 * - `unknown`: the register could not be asked
 */
export type SeparateState = 'filed' | 'filed-late' | 'due' | 'overdue' | 'none' | 'unknown'

/** Dates are YYYY-MM-DD, months YYYY-MM. `filedOn`: the last day on which a report first arrived. */
export type CalendarMonth = {
  month: string
  /** absent for who may not see wages */
  separate?: { due: string; state: SeparateState; filedOn?: string }
  /** latest first */
  payments: { reportType: 100 | 102; paymentDate: string; due: string; filedOn: string; reports: number; late: number }[]
}

export type Calendar = {
  /** latest first */
  months: CalendarMonth[]
  /** `here`: only what went out through this portal, since the register could not be asked */
  source: 'register' | 'here'
}

type Reported = EserviceResponse<'read-reported-months'>['reported']

/** What the party of the role has to report by when, what has been reported through any channel, and what came late. @throws NotFound, PermissionDenied without a right to see it */
export async function readCalendar(context: ReportsContext): Promise<Calendar> {
  const { db, actor, clock, register } = context
  const owner = ownerOfRole(actor)
  if (owner === undefined) throw new NotFound()
  const today = helsinkiDate(clock.now())
  const months = monthsUntil(today)
  const sight = await db.transaction(async (tx) => {
    const found = await sightOfReports(tx, context, owner)
    await logAction(tx, actor, clock, { action: 'record.list', owner })
    return found
  })
  const answer = await register.call('read-reported-months', { ...sight, from: months.at(-1)!, until: months[0]! }).catch((error: unknown) => {
    if (registerFailure(error)) return undefined
    throw error
  })
  const reported = answer?.reported ?? await reportedFromHere(context, owner, months.at(-1)!)
  const seesWages = sight.visible.some(({ types }) => types.includes(SEPARATE))
  const household = businessIdOf(owner) === undefined
  return {
    source: answer ? 'register' : 'here',
    months: months.map((month) => {
      const ofMonth = reported.filter(({ date }) => date.startsWith(month))
      return { month, ...(seesWages && { separate: separateOf(month, ofMonth, { today, known: answer !== undefined }) }), payments: paymentsOf(ofMonth, household) }
    }),
  }
}

function separateOf(month: string, ofMonth: Reported, { today, known }: { today: string; known: boolean }): NonNullable<CalendarMonth['separate']> {
  const due = separateReportDue(month)
  if (!known) return { due, state: 'unknown' }
  const arrivals = ofMonth.filter(({ reportType }) => reportType === SEPARATE).map(({ receivedOn }) => receivedOn).toSorted()
  if (arrivals.length > 0) return { due, state: arrivals[0]! <= due ? 'filed' : 'filed-late', filedOn: arrivals.at(-1)! }
  if (today <= due) return { due, state: 'due' }
  return { due, state: ofMonth.some(({ reportType }) => reportType === WAGES) ? 'overdue' : 'none' }
}

/** One for each kind and day of payment, whatever days its reports arrived on. */
function paymentsOf(ofMonth: Reported, household: boolean): CalendarMonth['payments'] {
  const found = new Map<string, CalendarMonth['payments'][number]>()
  for (const { reportType, date, receivedOn, reports } of ofMonth) {
    if (reportType === SEPARATE) continue
    const due = dueDate(date, { household })
    const known = found.get(`${reportType} ${date}`) ?? { reportType, paymentDate: date, due, filedOn: receivedOn, reports: 0, late: 0 }
    found.set(`${reportType} ${date}`, {
      ...known, filedOn: receivedOn > known.filedOn ? receivedOn : known.filedOn, reports: known.reports + reports, late: known.late + (receivedOn > due ? reports : 0),
    })
  }
  return [...found.values()].toSorted((one, other) => other.paymentDate.localeCompare(one.paymentDate) || one.reportType - other.reportType)
}

/** As far as the portal knows it by itself: of separate reports it does not keep the month. */
async function reportedFromHere(context: ReportsContext, owner: OwnerKey, firstMonth: string): Promise<Reported> {
  return context.db.read(async (tx) => {
    const [wages, benefits] = [await permittedScope(tx, context, 'wage-records.read', owner), await permittedScope(tx, context, 'benefit-records.read', owner)]
    const submissions = await tx.submission.findMany({
      where: { ownerKey: owner, state: 'processed', validItemCount: { gt: 0 }, deliveryDataType: { in: [WAGES, BENEFITS] }, paymentDate: { gte: new Date(`${firstMonth}-01T00:00:00Z`) } },
      orderBy: { submittedAt: 'desc' }, take: SUBMISSIONS_MAX, select: { deliveryDataType: true, paymentDate: true, submittedAt: true, validItemCount: true, subOrganisationIds: true },
    })
    return submissions.filter(({ deliveryDataType, subOrganisationIds }) => covers(deliveryDataType === BENEFITS ? benefits : wages, subOrganisationIds)).map(({ deliveryDataType, paymentDate, submittedAt, validItemCount }) => ({
      reportType: deliveryDataType as 100 | 102, date: paymentDate!.toISOString().slice(0, 10), receivedOn: helsinkiDate(submittedAt), reports: validItemCount,
    }))
  })
}

/** This month and the ones before it. */
function monthsUntil(today: string): string[] {
  return Array.from({ length: MONTHS_SHOWN }, (_, back) => new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1 - back, 1)).toISOString().slice(0, 7))
}

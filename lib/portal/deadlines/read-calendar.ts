import { logAction } from '#lib/identity/action-log.ts'
import { businessIdOf } from '#lib/identity/owner-key.ts'
import { covers } from '#lib/identity/permissions.ts'
import { permittedScope } from '#lib/identity/require-permission.ts'
import { helsinkiDate } from '#lib/platform/clock.ts'
import { NotFound, type PortalContext } from '../context.ts'
import { ownerOfRole } from '../role-rights.ts'
import { dueDate, separateReportDue } from './due-date.ts'

const MONTHS_SHOWN = 3
const [WAGES, SEPARATE, BENEFITS] = [100, 101, 102]
const ROWS_MAX = 200

/** Dates are YYYY-MM-DD, months YYYY-MM. */
export type Calendar = {
  /** target months of the separate report, the latest first */
  months: { month: string; due: string }[]
  /** what the register has taken through this portal, the latest first; a separate report has no day of its own to be late by */
  filed: { submissionId: string; deliveryDataType: number; paymentDate: string; due?: string; filedOn: string; reports: number; late: boolean }[]
}

/** What the party of the role has to report by when, and what has been reported here. @throws NotFound without a right to see it */
export async function readCalendar(context: PortalContext): Promise<Calendar> {
  const { db, actor, clock } = context
  const owner = ownerOfRole(actor)
  if (owner === undefined) throw new NotFound()
  const months = monthsUntil(helsinkiDate(clock.now()))
  const household = businessIdOf(owner) === undefined
  return db.transaction(async (tx) => {
    const [wages, benefits] = [await permittedScope(tx, context, 'wage-records.read', owner), await permittedScope(tx, context, 'benefit-records.read', owner)]
    if (wages === undefined && benefits === undefined) throw new NotFound()
    const submissions = await tx.submission.findMany({
      where: { ownerKey: owner, state: 'processed', validItemCount: { gt: 0 }, deliveryDataType: { in: [WAGES, SEPARATE, BENEFITS] }, submittedAt: { gte: new Date(`${months.at(-1)!}-01T00:00:00Z`) } },
      orderBy: { submittedAt: 'desc' }, take: ROWS_MAX, select: { id: true, deliveryDataType: true, paymentDate: true, submittedAt: true, validItemCount: true, subOrganisationIds: true },
    })
    await logAction(tx, actor, clock, { action: 'record.list', owner })
    return {
      months: months.map((month) => ({ month, due: separateReportDue(month) })),
      filed: submissions.filter(({ deliveryDataType, subOrganisationIds }) => covers(deliveryDataType === BENEFITS ? benefits : wages, subOrganisationIds)).flatMap(({ id, deliveryDataType, paymentDate, submittedAt, validItemCount }) => {
        if (!paymentDate) return []
        const [paid, filedOn] = [paymentDate.toISOString().slice(0, 10), helsinkiDate(submittedAt)]
        const due = deliveryDataType === SEPARATE ? undefined : dueDate(paid, { household })
        return [{ submissionId: id, deliveryDataType, paymentDate: paid, filedOn, reports: validItemCount, late: due !== undefined && filedOn > due, ...(due !== undefined && { due }) }]
      }),
    }
  })
}

/** This month and the ones before it. */
function monthsUntil(today: string): string[] {
  return Array.from({ length: MONTHS_SHOWN }, (_, back) => new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1 - back, 1)).toISOString().slice(0, 7))
}

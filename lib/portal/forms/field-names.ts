/**
 * The two ways of naming a place: rules name `DeliveryData/Reports/Report[2]/IncomeEarner`, forms name
 * `reports.report.1.incomeEarner`.
 */
import { valueName } from '#schemas/names.ts'

/** @param path below the root, with positions */
export const fieldNameOf = (path: string): string =>
  path.replace(/^DeliveryData\/?/, '').split('/').filter(Boolean).map((segment) => {
    const [, name = segment, position] = /^([^[]+)(?:\[(\d+)\])?$/.exec(segment) ?? []
    return position === undefined ? valueName(name) : `${valueName(name)}.${Number(position) - 1}`
  }).join('.')

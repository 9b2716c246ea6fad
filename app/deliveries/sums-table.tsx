import { getLocale, getTranslations } from 'next-intl/server'
import { FiguresTable } from '#components/reports/figures-table.tsx'
import type { IncomeSum } from '#schemas/eservice-report-operations.ts'
import { euros } from '../texts/euros.ts'
import { incomeTypeName } from '../texts/income-types.ts'

/** Tells what an employer pays of everybody, not of whom. */
const EMPLOYERS_SEPARATE = 101

/** Sums by income type; unjust enrichment and recovery on lines of their own. */
export async function SumsTable({ sums }: { sums: readonly IncomeSum[] }) {
  const [locale, t] = [await getLocale(), await getTranslations('sums')]
  return (
    <FiguresTable caption={t('title')} columns={[t('incomeType'), t('amount'), t('incomeEarners')]} rows={sums.map(({ reportType, transactionCode, kind, amountCents, incomeEarners }) => ({
      key: `${reportType} ${transactionCode} ${kind}`,
      cells: [`${incomeTypeName(reportType, transactionCode, locale)}${kind === 'plain' ? '' : ` (${t(kind)})`}`, euros(amountCents, locale), reportType === EMPLOYERS_SEPARATE ? '–' : incomeEarners.toLocaleString(locale)],
    }))} />
  )
}

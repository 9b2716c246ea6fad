import { getTranslations } from 'next-intl/server'
import { Link } from '#components/i18n/link.tsx'
import { Alert } from '#components/ui/alert.tsx'
import type { OwnerKey } from '#lib/identity/owner-key.ts'
import type { PortalContext } from '#lib/portal/context.ts'
import { unfinishedRefilings } from '#lib/portal/reports/anew/read-refilings.ts'

/** What somebody has confirmed of a payer and is not done: in sight until it is. */
export async function UnfinishedRefilings({ context, owner }: { context: PortalContext; owner: OwnerKey }) {
  const refilings = await unfinishedRefilings(context, owner)
  if (refilings.length === 0) return null
  const t = await getTranslations('refiling')
  return (
    <Alert tone={refilings.some(({ state }) => state === 'unfiled') ? 'bad' : 'info'} title={t('unfinishedTitle', { count: refilings.length })}>
      <ul>{refilings.map(({ id, reportId, state }) => <li key={id}><Link href={`/report/anew/${id}`}>{t('openNamed', { reference: reportId, state: t(`state.${state}`) })}</Link></li>)}</ul>
    </Alert>
  )
}

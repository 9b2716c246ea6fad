import { getTranslations } from 'next-intl/server'
import { HistoryTable } from '#components/interface/history-table.tsx'
import type { OrganisationView } from '#lib/portal/operator/read-organisation.ts'
import { RevocationReason } from '#schemas/eservice-operations.ts'
import { actorOf, certificateName } from '../interface/words.ts'

/** Revoked certificates with their reason, and who revoked them; newest first. */
export async function Revocations({ view: { certificates, events } }: { view: OrganisationView }) {
  const t = await getTranslations()
  const revoked = certificates.filter(({ revokedAt }) => revokedAt !== null).sort((a, b) => Date.parse(b.revokedAt!) - Date.parse(a.revokedAt!))
  if (revoked.length === 0) return <p>{t('operator.view.noRevocations')}</p>
  return (
    <HistoryTable label={t('operator.view.revocations')} rows={revoked.map((certificate) => {
      const event = events.find(({ action, certificateId }) => action === 'certificate-revoked' && certificateId === certificate.id)
      const reason = RevocationReason.safeParse(certificate.revocationReason)
      return {
        id: certificate.id, at: new Date(certificate.revokedAt!), subject: { name: certificateName(certificate, t) }, note: event?.note ?? null,
        what: reason.success ? t(`certificates.revoke.reason.${reason.data}`) : t('certificates.state.revoked'), who: event ? actorOf(event, t) : t('interface.history.register'),
      }
    })} />
  )
}

import { getTranslations } from 'next-intl/server'
import { Link } from '#components/i18n/link.tsx'
import { Alert } from '#components/ui/alert.tsx'
import buttons from '#components/ui/button.module.css'
import type { Standing } from '#lib/identity/permissions.ts'
import { answerForbidden } from '#lib/portal/answer-status.ts'
import type { Side } from '#lib/portal/interface/read-interface.ts'

/** For those who act for the organisation, but not in this: which right is missing and who can give it. Names nobody. */
export async function MissingRight({ name, side, standings }: { name: string; side: Side; standings: readonly Standing[] }) {
  answerForbidden()
  const t = await getTranslations()
  const grounds = [...new Set(standings.map(({ ground }) => ground))]
  return (
    <>
      <h1>{t(side === 'organisation' ? 'interface.title' : 'certificates.title')}</h1>
      <Alert tone="warn" title={t('interface.missing.title')}><p>{t('interface.missing.have', { name, grounds: grounds.map((ground) => t(`grounds.${ground}`)).join(', ') })}</p></Alert>
      <h2>{t('interface.missing.needTitle')}</h2>
      {side === 'organisation'
        ? <ul><li>{t('interface.missing.needOrgan')}</li><li>{t('interface.missing.needMandate')}</li></ul>
        : <ul><li>{t('interface.missing.needMaster')}</li></ul>}
      {grounds.includes('procuration') && <p>{t('interface.missing.procuration')}</p>}
      <h2>{t('interface.missing.whoTitle')}</h2>
      <p>{t(side === 'organisation' ? 'interface.missing.who' : 'interface.missing.whoMaster')}</p>
      <Link href={side === 'organisation' ? '/org' : '/du'} className={buttons.primary}>{t('interface.missing.back')}</Link>
    </>
  )
}

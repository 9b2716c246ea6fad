import { getTranslations } from 'next-intl/server'
import { Link } from '#components/i18n/link.tsx'
import { Alert } from '#components/ui/alert.tsx'
import buttons from '#components/ui/button.module.css'
import type { registerFailure } from '#lib/portal/register-failure.ts'

export type Failure = NonNullable<ReturnType<typeof registerFailure>>

/** The page lives in the register, which cannot be asked, or is another one's. */
export async function RegisterTrouble({ failure, side }: { failure: Failure; side: 'organisation' | 'data-user' | 'operator' }) {
  const t = await getTranslations()
  const title = { 'organisation': t('interface.title'), 'data-user': t('certificates.title'), 'operator': t('operator.title') }[side]
  return (
    <>
      <h1>{title}</h1>
      {failure === 'unavailable'
        ? <Alert tone="warn" title={t('interface.trouble.unavailableTitle')}><p>{t('interface.trouble.unavailable')}</p></Alert>
        : <Alert tone="info" title={t('interface.trouble.notOfferedTitle')}><p>{t('interface.trouble.notOffered')}</p></Alert>}
      {failure === 'unavailable' && <a href="" className={buttons.primary}>{t('interface.trouble.retry')}</a>}
      {failure === 'not-offered' && side === 'organisation' && <Link href="/org/certificates/get" className={buttons.primary}>{t('interface.trouble.fetch')}</Link>}
    </>
  )
}

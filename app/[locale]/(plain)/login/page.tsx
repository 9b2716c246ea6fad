import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { Alert } from '#components/ui/alert.tsx'
import buttons from '#components/ui/button.module.css'
import { CheckIcon, ClockIcon, FileIcon } from '#components/ui/icons.tsx'
import { portalRuntime } from '#lib/portal/runtime.ts'
import { currentSession } from '../../../session/current.ts'
import styles from './login.module.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('login'))('title') }
}

const Search = z.object({ next: z.string().max(500).optional().catch(undefined), ended: z.enum(['logout', 'idle', 'refused', 'failed']).optional().catch(undefined) })

export default async function LoginPage({ searchParams }: { searchParams: Promise<unknown> }) {
  const { next, ended } = Search.parse(await searchParams)
  const locale = await getLocale()
  if (await currentSession()) redirect(`/${locale}`)
  const t = await getTranslations('login')
  return (
    <div className={styles.hero}>
      <div>
        {ended === 'logout' && <Alert tone="good" live>{t('endedLogout')}</Alert>}
        {ended === 'idle' && <Alert tone="info" live>{t('endedIdle')}</Alert>}
        {ended === 'refused' && <Alert tone="bad" live>{t('endedRefused')}</Alert>}
        {ended === 'failed' && <Alert tone="warn" live>{t('endedFailed')}</Alert>}
        {next !== undefined && ended === undefined && <Alert tone="info">{t('needed')}</Alert>}
        <h1>{t('heading')}</h1>
        <p className="lead">{t('lead')}</p>
        <form action="/api/login" method="post" className={styles.action}>
          <input type="hidden" name="language" value={locale} />
          <input type="hidden" name="next" value={next ?? ''} />
          <button className={buttons.primary}>{t('button')}</button>
          {portalRuntime().configuration.IR_ENVIRONMENT === 'test' && <p>{t('testHint')}</p>}
        </form>
      </div>
      <ul className={styles.points}>
        <li><FileIcon size={28} /><div><h2>{t('pointCheckTitle')}</h2><p>{t('pointCheck')}</p></div></li>
        <li><ClockIcon size={28} /><div><h2>{t('pointOnceTitle')}</h2><p>{t('pointOnce')}</p></div></li>
        <li><CheckIcon size={28} /><div><h2>{t('pointFollowTitle')}</h2><p>{t('pointFollow')}</p></div></li>
      </ul>
    </div>
  )
}

import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Alert } from '#components/ui/alert.tsx'
import { dayText } from '#components/ui/formats.ts'
import { endingCertificates } from '#lib/portal/certificates/certificate-facts.ts'
import { CertificateSections } from '../../../../certificates/certificate-sections.tsx'
import { EndingAlert } from '../../../../certificates/ending-alert.tsx'
import { InterfaceHistory } from '../../../../interface/interface-history.tsx'
import { InterfaceClosed, openInterface } from '../../../../interface/open-interface.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certificates'))('title') }
}

const HISTORY_FIRST = 10

/** Certificates of a data user, for its master user. Channels follow from the data permission: there is no application. */
export default async function CertificatesOfDataUser({ searchParams }: { searchParams: Promise<{ history?: string }> }) {
  const opened = await openInterface('data-user')
  if ('closed' in opened) return <InterfaceClosed closed={opened} />
  const { view, name, base } = opened
  const t = await getTranslations()
  const all = (await searchParams).history === 'all'
  return (
    <div className="stack">
      <div>
        <h1>{t('certificates.title')}</h1>
        <p className="lead">{t('certificates.duLead', { name })}</p>
        {view.suspension && <Alert tone="bad" title={t('interface.suspended.title', { date: dayText(new Date(view.suspension.since)) })}><p>{t('interface.suspended.reason', { reason: view.suspension.reason })}</p></Alert>}
        <EndingAlert ending={endingCertificates(view.certificates)} base={base} />
      </div>
      <CertificateSections opened={opened} canOrder={view.applications.some(({ state }) => state === 'valid') && !view.suspension} />
      <section aria-labelledby="history">
        <h2 id="history">{t('interface.history.title')}</h2>
        <InterfaceHistory view={view} base={base} {...(!all && { first: { count: HISTORY_FIRST, allHref: '/du/certificates?history=all#history' } })} />
      </section>
    </div>
  )
}

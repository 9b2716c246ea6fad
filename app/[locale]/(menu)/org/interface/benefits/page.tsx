import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BenefitsForm } from '#components/interface/benefits-form.tsx'
import { Link } from '#components/i18n/link.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { dayText } from '#components/ui/formats.ts'
import { setBenefits } from '../../../../../interface/actions.ts'
import { ClientTexts } from '../../../../../interface/client-texts.tsx'
import { InterfaceClosed, openInterface } from '../../../../../interface/open-interface.tsx'
import { channelNames } from '../../../../../interface/words.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interface.benefits'))('title') }
}

/** Confirm reporting of benefits payment data (e-service 3.2), or withdraw it (D-123). */
export default async function BenefitsPage() {
  const opened = await openInterface('organisation')
  if ('closed' in opened) return <InterfaceClosed closed={opened} />
  const { view, name, businessId, side } = opened
  const t = await getTranslations()
  const confirmedAt = view.benefitsConfirmedAt
  const inUse = view.applications.find(({ state }) => state === 'valid')?.channels.filter((channel) => channel.startsWith('benefit:')) ?? []
  return (
    <>
      <Crumbs path={[{ href: '/org/interface', label: t('interface.title') }]} here={t('interface.benefits.short')} />
      <div className="stack">
        <div>
          <h1>{t('interface.benefits.title')}</h1>
          <p className="lead">{t('interface.benefits.lead')}</p>
          <Badge tone={confirmedAt === null ? 'info' : 'good'} large>{confirmedAt === null ? t('interface.benefits.notConfirmed') : t('interface.benefits.confirmedAt', { date: dayText(new Date(confirmedAt)) })}</Badge>
        </div>
        <Card>
          <h2>{t('interface.benefits.effectsTitle')}</h2>
          <ul><li>{t('interface.benefits.effect1')}</li><li>{t('interface.benefits.effect2')}</li><li>{t('interface.benefits.effect3')}</li></ul>
          {confirmedAt !== null && inUse.length > 0
            ? <Alert tone="info" title={t('interface.benefits.inUseTitle')}><p>{t('interface.benefits.inUse', { channels: channelNames(inUse, t) })}</p><p><Link href="/org/interface/apply">{t('interface.state.replace')}</Link></p></Alert>
            : (
              <ClientTexts pick={({ form, interface: texts }) => ({ form, interface: { benefits: texts.benefits } })}>
                <BenefitsForm action={setBenefits.bind(null, { side, businessId, name })} confirmed={confirmedAt !== null} declaration={t('interface.benefits.declaration', { name, id: businessId })} />
              </ClientTexts>
            )}
        </Card>
      </div>
    </>
  )
}

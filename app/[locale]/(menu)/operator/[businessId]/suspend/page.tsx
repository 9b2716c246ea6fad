import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SuspendForm } from '#components/interface/suspend-form.tsx'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { ClientTexts } from '../../../../../interface/client-texts.tsx'
import { setSuspension } from '../../../../../operator/actions.ts'
import { OperatorClosed, organisationAt } from '../../../../../operator/as-operator.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('operator.suspendPage'))('title') }
}

/** Closes an organisation's technical channels, or opens them again. */
export default async function SuspendPage({ params }: { params: Promise<{ businessId: string }> }) {
  const asked = await organisationAt(params)
  if ('closed' in asked) return <OperatorClosed closed={asked.closed} />
  const { businessId, name, suspension } = asked.value
  const suspended = suspension !== null
  const t = await getTranslations('operator')
  const title = t(suspended ? 'suspendPage.resumeTitle' : 'suspendPage.title')
  return (
    <>
      <Crumbs path={[{ href: '/operator', label: t('title') }, { href: `/operator/${businessId}`, label: name }]} here={title} />
      <h1>{title}</h1>
      <p className="lead">{t(suspended ? 'suspendPage.resumeText' : 'suspendPage.text')}</p>
      <Card>
        <ClientTexts pick={({ form, operator }) => ({ form, operator: { suspendPage: operator.suspendPage } })}>
          <SuspendForm action={setSuspension.bind(null, businessId)} suspended={suspended} organisation={{ name, businessId }} cancelHref={`/operator/${businessId}`} />
        </ClientTexts>
      </Card>
    </>
  )
}
